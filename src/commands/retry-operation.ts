import type { OutboxEntry } from '../domain/outbox.ts';
import type { Progress } from '../domain/outbox-batch.ts';
import type { AppContext } from './context.ts';
import { exchange } from './exchange.ts';
import { renewOperation } from './renew-operation.ts';
import { outboxFailure, showEntries } from './show-outbox.ts';

/**
 * A person asks for another try. What the server has refused goes again under a new id, because it keeps its answers by id;
 * what it may yet get, or has kept no answer to, keeps its id. Throws a `Failure`.
 */
export async function retryOperation(app: AppContext, opId: string): Promise<void> {
  const entry = app.store.getState().outbox.find(({ operation }) => operation.op_id === opId);
  if (!entry || entry.state === 'done') return;
  if (entry.result !== null && !isUnknown(entry)) {
    await renewOperation(app, opId);
    return;
  }
  if (entry.state === 'rejected') {
    const again: Progress = { state: 'waiting', result: null, next_try_at: null };
    try {
      showEntries(app, await app.outbox.change(new Map([[opId, again]])));
    } catch (thrown) {
      throw outboxFailure(app, thrown);
    }
  }
  void exchange(app, { force: true });
}

const isUnknown = ({ result }: OutboxEntry): boolean =>
  result?.status === 'rejected' && result.code === 'unknown_operation';
