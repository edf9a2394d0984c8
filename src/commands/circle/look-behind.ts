/** What is behind a number of the circle: opened, gone into place by place, and back the same way. */
import type { BehindWhat } from '../../domain/circle.ts';
import type { Selection } from '../../domain/selection.ts';
import type { AppContext } from '../context.ts';
import { scopeCircle } from './change-circle.ts';
import { setCircle } from './set-circle.ts';

export const openBehind = (app: AppContext, what: BehindWhat): void => setCircle(app, { behind: { what, trail: [] } });

/** From the places of `from` to those of one of them. */
export function goBehind(app: AppContext, from: Selection, to: Selection): void {
  setCircle(app, ({ behind }) => ({ behind: behind && { ...behind, trail: [...behind.trail, from] } }));
  scopeCircle(app, to);
}

/** One step back; from where one has begun, out of it. False when nothing was open. */
export function backFromBehind(app: AppContext): boolean {
  const { behind } = app.store.getState().circle;
  if (!behind) return false;
  const last = behind.trail.at(-1);
  setCircle(app, { behind: last ? { ...behind, trail: behind.trail.slice(0, -1) } : null });
  if (last) scopeCircle(app, last);
  return true;
}
