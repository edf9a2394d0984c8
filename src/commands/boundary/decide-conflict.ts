/** Two people redrew the same border, both versions lie on the map (`review-conflict.ts`), and a person decides. */
import { isBoundaryEdit } from '../../domain/operations/boundary-edit.ts';
import type { AppContext } from '../context.ts';
import { resolveConflict } from '../resolve-conflict.ts';
import { openBoundary } from './open-boundary.ts';
import { setBoundary } from './set-edit.ts';

/** Gives mine up. Throws a `Failure`. */
export async function takeTheirs(app: AppContext, opId: string): Promise<void> {
  await resolveConflict(app, opId, 'theirs');
  setBoundary(app, { review: null });
}

/** Draws again upon theirs; mine is given up when the new one is finished, not before. */
export function redoMine(app: AppContext, opId: string): void {
  const operation = app.store.getState().outbox.find((entry) => entry.operation.op_id === opId)?.operation;
  if (!operation || !isBoundaryEdit(operation)) return;
  const { parent_id, change } = operation.args;
  openBoundary(app, parent_id, { ghost: change, replaces: opId });
}
