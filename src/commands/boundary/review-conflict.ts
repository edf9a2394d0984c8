/** Two people redrew the same border: both lie on the map until somebody has decided. */
import type { Operation } from '../../domain/operation.ts';
import { isBoundaryEdit } from '../../domain/operations/boundary-edit.ts';
import type { AppContext } from '../context.ts';
import { flyTo } from '../fly-to.ts';
import { resolveConflict } from '../resolve-conflict.ts';
import { openBoundary } from './open-boundary.ts';
import { setBoundary } from './set-edit.ts';

/** Null when there is no such operation. */
export function conflictIn(app: Pick<AppContext, 'store'>, opId: string): Operation<'boundary.edit'> | null {
  const operation = app.store.getState().outbox.find((entry) => entry.operation.op_id === opId)?.operation;
  return operation && isBoundaryEdit(operation) ? operation : null;
}

/** Puts both versions on the map. */
export function reviewConflict(app: AppContext, opId: string): void {
  const operation = conflictIn(app, opId);
  if (!operation) return;
  setBoundary(app, { review: opId, edit: null, unfit: null });
  app.store.setState(({ plan }) => ({
    screen: 'plan',
    plan: { ...plan, tool: 'edit' },
    selection: null,
    highlight: [],
  }));
  flyTo(app, { kind: 'territory', id: operation.args.parent_id });
}

/** Gives mine up. Throws a `Failure`. */
export async function takeTheirs(app: AppContext, opId: string): Promise<void> {
  await resolveConflict(app, opId, 'theirs');
  setBoundary(app, { review: null });
}

/** Draws again upon theirs; mine is given up when the new one is finished, not before. */
export function redoMine(app: AppContext, opId: string): void {
  const operation = conflictIn(app, opId);
  if (!operation) return;
  const { parent_id, change } = operation.args;
  openBoundary(app, parent_id, { ghost: change, replaces: opId });
}
