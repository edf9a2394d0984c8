/** Points of what is drawn: added, moved, taken away. What a finger drags, buttons and keys do too. */
import type { LonLat } from '../../../geo/crs/offset.ts';
import { lonLat } from '../../domain/answers/circle-places.ts';
import { cutCourse, movedBy, nearestOnCourse, rounded } from '../../domain/rules/course.ts';
import { wayAlong } from '../../domain/rules/follow-lines.ts';
import type { DrawingState } from '../../state/drawing.ts';
import type { AppContext } from '../context.ts';
import { attracted, centreLines } from './ground.ts';
import { setDrawing, step } from './set-drawing.ts';

/** The server takes no longer lines. */
export const MOST_POINTS = 500;

/** The next point, attracted by what lies within `snap` metres. */
export function addPoint(app: AppContext, place: LonLat, snap: number): void {
  const { drawing, world } = app.store.getState();
  const { work, points, isClosed } = drawing;
  if (!work || isClosed) return;
  if (work.kind === 'cut') {
    const course = world.responsibility_zone.get(work.zoneId)?.geom.coordinates.map(lonLat) ?? [];
    const cut = cutCourse(course, place);
    if (cut) step(app, { points: [cut.at] }, { snapped: cut.at });
    return;
  }
  if (work.kind === 'station') return step(app, { points: [rounded(place)] });
  if (points.length >= MOST_POINTS) return;
  if (work.kind === 'zone' && work.follow) return followTo(app, place, snap);
  const { at, snapped } = attracted(app, place, snap);
  step(app, { points: [...points, rounded(at)] }, { held: null, snapped: snapped ? at : null });
}

/** Along the street or river from the last point; straight, and saying so, where none leads there. */
function followTo(app: AppContext, place: LonLat, snap: number): void {
  const { work, points } = app.store.getState().drawing;
  if (work?.kind !== 'zone') return;
  const lines = centreLines(app, work.along);
  const last = points.at(-1);
  if (!last) {
    const way = wayAlong(lines, place, place);
    const at = way?.[0] ?? attracted(app, place, snap).at;
    return step(app, { points: [rounded(at)] }, { snapped: way ? at : null, note: way ? null : 'no_way' });
  }
  const way = wayAlong(lines, last, place);
  if (way && way.length > 1 && points.length + way.length <= MOST_POINTS)
    step(app, { points: [...points, ...way.slice(1)] }, { snapped: way.at(-1) ?? null });
  else step(app, { points: [...points, rounded(attracted(app, place, snap).at)] }, { note: 'no_way' });
}

/** Whether taps go along what lies there, or straight. */
export function setFollow(app: AppContext, follow: boolean): void {
  const { work } = app.store.getState().drawing;
  if (work?.kind === 'zone') setDrawing(app, { work: { ...work, follow }, note: null });
}

/** An outline comes back to its first point. */
export function closeOutline(app: AppContext): void {
  const { work, points, isClosed } = app.store.getState().drawing;
  if (work?.kind === 'compound' && points.length >= 3 && !isClosed) step(app, { isClosed: true }, { held: null });
}

export const holdPoint = (app: AppContext, index: number | null): void => setDrawing(app, { held: index });

/** Moves the point in hand to a place. */
export function putHeld(app: AppContext, place: LonLat, snap: number): void {
  const { points, held } = app.store.getState().drawing;
  if (held === null || !points[held]) return;
  const { at, snapped } = attracted(app, place, snap);
  step(app, { points: points.with(held, rounded(at)) }, { held: null, snapped: snapped ? at : null });
}

/** By metres to the east and to the north; the last point when none is in hand. */
export function nudgeHeld(app: AppContext, east: number, north: number): void {
  const { drawing, world } = app.store.getState();
  const { work, points } = drawing;
  const held = drawing.held ?? points.length - 1;
  const at = points[held];
  if (!at || !work) return;
  const moved = movedBy(at, east, north);
  if (work.kind !== 'cut') return step(app, { points: points.with(held, moved) });
  const course = world.responsibility_zone.get(work.zoneId)?.geom.coordinates.map(lonLat) ?? [];
  const cut = cutCourse(course, moved);
  if (cut) step(app, { points: [cut.at] });
}

/** The fewest points that are a shape. */
const fewest = ({ work, isClosed }: DrawingState): number => (work?.kind === 'compound' && isClosed ? 3 : 0);

export function deleteHeld(app: AppContext): void {
  const { drawing } = app.store.getState();
  const { points, held } = drawing;
  if (held !== null && points.length > fewest(drawing))
    step(app, { points: points.toSpliced(held, 1) }, { held: null });
}

/** A new point on the side of a closed outline that is nearest, within so many metres. Whether there was one. */
export function insertPoint(app: AppContext, place: LonLat, within: number): boolean {
  const { points, isClosed } = app.store.getState().drawing;
  const [first] = points;
  if (!isClosed || !first) return false;
  const found = nearestOnCourse([...points, first], place);
  if (!found || found.metres > within) return false;
  step(app, { points: points.toSpliced(found.leg + 1, 0, found.at) }, { held: found.leg + 1 });
  return true;
}
