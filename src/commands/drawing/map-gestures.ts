/** What a finger does on the map while something is drawn; the map calls these and decides nothing. */
import type { LonLat } from '../../../geo/crs/offset.ts';
import { metresBetween } from '../../../geo/crs/metres.ts';
import { rounded } from '../../domain/rules/course.ts';
import type { AppContext } from '../context.ts';
import { attracted } from './ground.ts';
import type { DrawingGestures, Reach } from './gesture-port.ts';
import { addPoint, closeOutline, holdPoint, insertPoint, putHeld } from './points.ts';
import { setDrawing, step } from './set-drawing.ts';

/** The point under a finger that can be dragged. */
export function pointAt(app: AppContext, at: LonLat, { reach }: Reach): number | null {
  const { points, work } = app.store.getState().drawing;
  if (work?.kind === 'cut') return null;
  let best: { readonly index: number; readonly metres: number } | null = null;
  for (const [index, point] of points.entries()) {
    const metres = metresBetween(point, at);
    if (metres <= reach && metres < (best?.metres ?? Infinity)) best = { index, metres };
  }
  return best && best.index;
}

/**
 * On a point: takes it in hand, or lets it go; the first of an open outline closes it. With one in hand: puts it there. On a side of a
 * closed outline: a new point. Elsewhere: the next point.
 */
export function tapDrawing(app: AppContext, at: LonLat, reach: Reach): void {
  const { held, points, isClosed, work } = app.store.getState().drawing;
  if (work?.kind === 'station' || work?.kind === 'cut') return addPoint(app, at, reach.snap);
  const there = pointAt(app, at, reach);
  if (there === 0 && work?.kind === 'compound' && !isClosed && points.length >= 3) closeOutline(app);
  else if (there !== null) holdPoint(app, held === there ? null : there);
  else if (held !== null) putHeld(app, at, reach.snap);
  else if (isClosed) insertPoint(app, at, reach.reach);
  else addPoint(app, at, reach.snap);
}

export function grabPoint(app: AppContext, index: number): void {
  const { points, isClosed } = app.store.getState().drawing;
  setDrawing(app, { held: index, grabbed: { points, isClosed } });
}

export function dragPoint(app: AppContext, place: LonLat, snap: number): void {
  const { points, held, grabbed } = app.store.getState().drawing;
  if (!grabbed || held === null || !points[held]) return;
  const { at, snapped } = attracted(app, place, snap);
  setDrawing(app, { points: points.with(held, rounded(at)), snapped: snapped ? at : null });
}

export function dropPoint(app: AppContext, place: LonLat, snap: number): void {
  dragPoint(app, place, snap);
  const { grabbed, points, snapped } = app.store.getState().drawing;
  if (!grabbed) return;
  setDrawing(app, { ...grabbed, grabbed: null });
  step(app, { points }, { held: null, snapped });
}

/** All is as it was before the finger took it. */
export function cancelDrag(app: AppContext): void {
  const { grabbed } = app.store.getState().drawing;
  if (grabbed) setDrawing(app, { ...grabbed, grabbed: null, held: null, snapped: null });
}

export const gestures: DrawingGestures = {
  pointAt,
  tap: tapDrawing,
  grab: grabPoint,
  drag: dragPoint,
  drop: dropPoint,
  cancel: cancelDrag,
};
