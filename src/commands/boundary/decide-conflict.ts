/**
 * The server has not taken what was drawn, because somebody else was faster or because it does not fit. Both versions lie on the
 * map (`review-conflict.ts`), and a person decides.
 */
import { isBoundaryEdit } from '../../domain/operations/boundary-edit.ts';
import type { AppContext } from '../context.ts';
import { discardOperation } from '../discard-operation.ts';
import { openBoundary } from './open-boundary.ts';
import { setBoundary } from './set-edit.ts';

/** Gives mine up. Throws a `Failure`. */
export async function takeTheirs(app: AppContext, opId: string): Promise<void> {
  await discardOperation(app, opId);
  setBoundary(app, { review: null });
}

/** Draws again upon theirs; mine is given up when the new one is finished, not before. */
export function redoMine(app: AppContext, opId: string): void {
  const operation = app.store.getState().outbox.find((entry) => entry.operation.op_id === opId)?.operation;
  if (!operation || !isBoundaryEdit(operation)) return;
  const { parent_id, change } = operation.args;
  openBoundary(app, parent_id, { ghost: change, replaces: opId });
}
