/** A patrol's track: which positions of a device become part of it, how long it is, and how it is made smaller. */
import { metresBetween } from '../../../geo/crs/metres.ts';

/** `[longitude, latitude, seconds since the start]`, EPSG:4326, 6 decimals (10 cm). */
export type TrackPoint = readonly [lon: number, lat: number, seconds: number];

/** A position as the device tells it. */
export interface Fix {
  readonly lon: number;
  readonly lat: number;
  /** Metres, one standard deviation. */
  readonly accuracy: number;
  /** Unix ms. */
  readonly at: number;
}

/** A worse fix says which block, not which side of it. Metres. */
const WORST_ACCURACY = 35;
/** Steps below this are the noise of a device that lies still. Metres. */
const SHORTEST_STEP = 5;
/** Nobody patrols faster: a jump of the satellite fix, or a bus. Metres per second. */
const FASTEST = 12;

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** The next point of a track, or null when the fix adds nothing: too vague, too near the last one, too far to be walked. */
export function nextPoint(last: TrackPoint | null, fix: Fix, startedAt: number): TrackPoint | null {
  if (!(fix.accuracy <= WORST_ACCURACY)) return null;
  const seconds = Math.round((fix.at - startedAt) / 1000);
  const point: TrackPoint = [round(fix.lon), round(fix.lat), Math.max(0, seconds, last?.[2] ?? 0)];
  if (!last) return point;
  const step = metresBetween([last[0], last[1]], [point[0], point[1]]);
  // A vague fix has to move farther to be believed.
  if (step < Math.max(SHORTEST_STEP, fix.accuracy / 2)) return null;
  return step > Math.max(1, point[2] - last[2]) * FASTEST ? null : point;
}

/** Length in metres. */
export function trackMetres(points: readonly TrackPoint[]): number {
  let metres = 0;
  for (const [index, [lon, lat]] of points.entries()) {
    const before = points[index - 1];
    if (before) metres += metresBetween([before[0], before[1]], [lon, lat]);
  }
  return metres;
}

/** What the server takes at most is 10,000; this keeps an operation below 100 kB and a day's walk in detail. */
const MOST_POINTS = 2500;

/** The same walk in at most 2,500 points: every n-th, and always both ends. */
export function thinned(points: readonly TrackPoint[], most = MOST_POINTS): readonly TrackPoint[] {
  if (points.length <= most) return points;
  const every = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, n) => points[Math.round(n * every)] as TrackPoint);
}
