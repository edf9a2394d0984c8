/** Courses that are drawn on the map: the nearest place on one, and its two parts at a place. Degrees of 7 decimals, as the server keeps them. */
import type { LonLat } from '../../../geo/crs/offset.ts';

const STEPS = 1e7;
/** Metres of a degree of latitude; for telling what is near. */
const PER_DEGREE = 111_195;

export const rounded = ([lon, lat]: LonLat): LonLat => [
  Math.round(lon * STEPS) / STEPS,
  Math.round(lat * STEPS) / STEPS,
];
export const samePlace = (a: LonLat, b: LonLat): boolean => a[0] === b[0] && a[1] === b[1];

export interface OnCourse {
  readonly at: LonLat;
  /** Between points `leg` and `leg + 1`. */
  readonly leg: number;
  readonly metres: number;
}

/** The place of a course that is nearest to another place; null for a course without a leg. */
export function nearestOnCourse(course: readonly LonLat[], place: LonLat): OnCourse | null {
  const east = PER_DEGREE * Math.cos((place[1] * Math.PI) / 180);
  let best: OnCourse | null = null;
  for (let leg = 0; leg + 1 < course.length; leg += 1) {
    const a = course[leg] as LonLat;
    const b = course[leg + 1] as LonLat;
    const [ax, ay] = [(a[0] - place[0]) * east, (a[1] - place[1]) * PER_DEGREE];
    const [dx, dy] = [(b[0] - a[0]) * east, (b[1] - a[1]) * PER_DEGREE];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
    const metres = Math.hypot(ax + share * dx, ay + share * dy);
    if (best && metres >= best.metres) continue;
    // Its very ends, not what is left of them after a multiplication.
    const at: LonLat =
      share === 0 ? a : share === 1 ? b : rounded([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
    best = { at, leg, metres };
  }
  return best;
}

/** Both parts of a course, cut where it is nearest to a place; null where that is one of its ends. */
export function cutCourse(
  course: readonly LonLat[],
  place: LonLat,
): { readonly at: LonLat; readonly first: readonly LonLat[]; readonly second: readonly LonLat[] } | null {
  const cut = nearestOnCourse(course, place);
  if (!cut) return null;
  const { at, leg } = cut;
  const before = course.slice(0, leg + 1);
  const after = course.slice(leg + 1);
  const first = samePlace(before.at(-1) ?? at, at) ? before : [...before, at];
  const second = after[0] && samePlace(after[0], at) ? after : [at, ...after];
  return first.length > 1 && second.length > 1 ? { at, first, second } : null;
}

/** Where a place lies when it is moved by metres to the east and to the north. */
export const movedBy = ([lon, lat]: LonLat, east: number, north: number): LonLat =>
  rounded([lon + east / (PER_DEGREE * Math.cos((lat * Math.PI) / 180)), lat + north / PER_DEGREE]);
