import { initialDrawing, type DrawingState, type DrawingWork, type DrawnShape } from '../../state/drawing.ts';
import type { AppContext } from '../context.ts';

/** Steps that can be taken back. */
const MOST_STEPS = 200;

export const setDrawing = ({ store }: AppContext, change: Partial<DrawingState>): void =>
  store.setState(({ drawing }) => ({ drawing: { ...drawing, ...change } }));

/** Begins something new; what was being drawn is given up. */
export const beginDrawing = (app: AppContext, work: DrawingWork, shape: Partial<DrawnShape> = {}): void =>
  setDrawing(app, { ...initialDrawing, work, ...shape });

export const stopDrawing = (app: AppContext): void => setDrawing(app, initialDrawing);

/** One step, which one undo takes back. */
export function step(app: AppContext, shape: Partial<DrawnShape>, more: Partial<DrawingState> = {}): void {
  const { points, isClosed, past } = app.store.getState().drawing;
  setDrawing(app, {
    past: [...past, { points, isClosed }].slice(-MOST_STEPS),
    note: null,
    snapped: null,
    ...shape,
    ...more,
  });
}

export function undoStep(app: AppContext): void {
  const { past } = app.store.getState().drawing;
  const before = past.at(-1);
  if (before) setDrawing(app, { ...before, past: past.slice(0, -1), held: null, snapped: null, note: null });
}
