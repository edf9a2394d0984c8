/** Carries an import out, or takes it back, and waits for the server's word: unlike a report, nobody may walk away believing it. */
import { Failure } from '../../domain/failure.ts';
import type { ImportId } from '../../domain/ids.ts';
import type { OutboxEntry } from '../../domain/outbox.ts';
import type { AppContext } from '../context.ts';
import { discardOperation } from '../discard-operation.ts';
import { perform } from '../perform.ts';

/** Resolves when the server has done it. Throws a `Failure` with its reason; nothing has then been changed. */
export async function carryOut(
  app: AppContext,
  name: 'import.apply' | 'import.undo',
  import_id: ImportId,
  file_name: string,
): Promise<void> {
  if (!app.store.getState().online) throw new Failure('network', `${name} needs the network`);
  const opId = await perform(app, name, { import_id, file_name }, { title: file_name });
  const entry = await answered(app, opId);
  if (entry.state === 'done' && entry.result?.status === 'applied') return;
  const { result } = entry;
  // said here and now: it must not stay in the outbox as something to be seen to
  await discardOperation(app, opId);
  throw new Failure(result?.status === 'rejected' ? result.code : 'unexpected', result?.status ?? 'no result');
}

function answered(app: AppContext, opId: string): Promise<OutboxEntry> {
  const find = (): OutboxEntry | undefined => {
    const entry = app.store.getState().outbox.find(({ operation }) => operation.op_id === opId);
    return entry && !['waiting', 'sending'].includes(entry.state) ? entry : undefined;
  };
  return new Promise((resolve) => {
    const settle = (): boolean => {
      const entry = find();
      if (entry) resolve(entry);
      return entry !== undefined;
    };
    if (settle()) return;
    const stop = app.store.subscribe(() => {
      if (settle()) stop();
    });
  });
}
