import { withDependents } from '../domain/outbox.ts';
import type { AppContext } from './context.ts';
import { replaceEntries } from './renew-operation.ts';

/**
 * A person gives up something they have recorded, and with it all that builds upon it (`withDependents` says what that is). Ask
 * them before: it is nowhere else (O7). Throws a `Failure`.
 */
export async function discardOperation(app: AppContext, opId: string): Promise<void> {
  const given = withDependents(app.store.getState().outbox, opId);
  if (given.length === 0) return;
  await replaceEntries(
    app,
    given.map(({ operation }) => operation.op_id),
    [],
  );
}
