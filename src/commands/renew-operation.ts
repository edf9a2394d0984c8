/** Sends again, as something new, what the server has refused for good under its old id; and with it all that builds upon it. */
import { newId } from '../domain/new-id.ts';
import { rowsAbout, type Operation } from '../domain/operation.ts';
import { basesIn, withDependents, type OutboxEntry } from '../domain/outbox.ts';
import type { World } from '../domain/world.ts';
import type { AppContext, NewEntry } from './context.ts';
import { exchange } from './exchange.ts';
import { amongTabs, showOutbox } from './show-outbox.ts';

export async function renewOperation(app: AppContext, opId: string): Promise<void> {
  await replaceWithDependents(app, opId, (old, base) => {
    const ids = new Map(old.map(({ operation }) => [operation.op_id, newId(app.clock.now())]));
    return old.map((entry) => ({
      operation: renew(entry, ids, entry.operation.op_id === opId ? base : null),
      subject: entry.subject,
      title: entry.title,
      photo: null, // its bytes go over to the new one on the device
    }));
  });
  void exchange(app, { force: true });
}

/** `base` for the one that a person has decided upon: it now builds upon the row as they have seen it. */
function renew({ operation, result }: OutboxEntry, ids: ReadonlyMap<string, string>, base: World | null): Operation {
  const renewed: Operation = {
    ...operation,
    op_id: ids.get(operation.op_id) ?? operation.op_id,
    depends_on: operation.depends_on.map((id) => ids.get(id) ?? id),
  };
  const [row] = rowsAbout(operation);
  if (!base || !row) return renewed;
  const told = result?.status === 'conflict' ? result.row['version'] : null;
  const seen = { ...renewed.base_versions, ...basesIn(base, operation) };
  if (typeof told !== 'number') return { ...renewed, base_versions: seen };
  const id = String(result?.status === 'conflict' ? result.row['id'] : row.id);
  return { ...renewed, base_versions: { ...seen, [id]: Math.max(seen[id] ?? 0, told) } };
}

/**
 * Puts what `by` makes in the place of an operation and of all that builds upon it. Only ever because a person decided so (O7).
 * Throws a `Failure`, and then everything is as it was.
 */
export async function replaceWithDependents(
  app: AppContext,
  opId: string,
  by: (old: readonly OutboxEntry[], base: World) => readonly NewEntry[],
  options?: { readonly once: boolean },
): Promise<void> {
  const write = () => {
    const { outbox, base } = app.store.getState();
    const old = withDependents(outbox, opId);
    return app.outbox.replace(
      old.map(({ operation }) => operation.op_id),
      by(old, base),
    );
  };
  showOutbox(app, await amongTabs(app, write, options));
}
