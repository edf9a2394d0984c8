import type { AppContext } from './context.ts';
import { discardOperation } from './discard-operation.ts';

/** Takes back what was just done, as long as it has not left the device. False when it is too late. Throws a `Failure`. */
export async function undoOperation(app: AppContext, opId: string): Promise<boolean> {
  const entry = app.store.getState().outbox.find(({ operation }) => operation.op_id === opId);
  if (!entry || entry.frozen || entry.state !== 'waiting') return false;
  await discardOperation(app, opId);
  return true;
}
