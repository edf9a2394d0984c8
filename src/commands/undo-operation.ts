import type { AppContext } from './context.ts';
import { discardOperation } from './discard-operation.ts';

/** While an undo is offered (8 seconds) what was done stays on the device; a little longer, for a slow thumb. */
export const UNDO_MS = 9_000;

/** Takes back what was just done, as long as it has not left the device. False when it is too late. Throws a `Failure`. */
export async function undoOperation(app: AppContext, opId: string): Promise<boolean> {
  const entry = app.store.getState().outbox.find(({ operation }) => operation.op_id === opId);
  if (!entry || entry.frozen || entry.state !== 'waiting') return false;
  await discardOperation(app, opId);
  return true;
}
