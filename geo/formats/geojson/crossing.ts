/**
 * Where a ring meets itself. Positions are counted in ten-millionths of a degree, so that every test is exact in double
 * arithmetic for areas below some nine degrees, and agrees with what PostGIS will say of the stored polygon.
 */
import type { Position } from 'geojson';

interface Segment {
  readonly index: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly west: number;
  readonly east: number;
}

/** `[lon, lat]` of the first place where the closed ring crosses, touches or retraces itself; null for a simple ring. */
export function findCrossing(ring: readonly Position[]): Position | null {
  const segments = segmentsOf(ring);
  const byWest = segments.toSorted((a, b) => a.west - b.west);
  let active: Segment[] = [];
  for (const segment of byWest) {
    active = active.filter((other) => other.east >= segment.west);
    for (const other of active) {
      const place = meet(segment, other, segments.length);
      if (place) return place;
    }
    active.push(segment);
  }
  return null;
}

function segmentsOf(ring: readonly Position[]): Segment[] {
  const whole = ring.map(([x = 0, y = 0]) => [Math.round(x * 1e7), Math.round(y * 1e7)] as const);
  return whole.slice(0, -1).map(([ax, ay], index) => {
    const [bx, by] = whole[index + 1] ?? [ax, ay];
    return { index, ax, ay, bx, by, west: Math.min(ax, bx), east: Math.max(ax, bx) };
  });
}

const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

function meet(s: Segment, t: Segment, count: number): Position | null {
  const apart = Math.abs(s.index - t.index);
  if (apart === 1 || apart === count - 1) return retrace(s, t, count);
  const s1 = turn(s.ax, s.ay, s.bx, s.by, t.ax, t.ay);
  const s2 = turn(s.ax, s.ay, s.bx, s.by, t.bx, t.by);
  const t1 = turn(t.ax, t.ay, t.bx, t.by, s.ax, s.ay);
  const t2 = turn(t.ax, t.ay, t.bx, t.by, s.bx, s.by);
  if (s1 * s2 < 0 && t1 * t2 < 0) return crossPoint(s, t);
  if (s1 === 0 && holds(s, t.ax, t.ay)) return degrees(t.ax, t.ay);
  if (s2 === 0 && holds(s, t.bx, t.by)) return degrees(t.bx, t.by);
  if (t1 === 0 && holds(t, s.ax, s.ay)) return degrees(s.ax, s.ay);
  if (t2 === 0 && holds(t, s.bx, s.by)) return degrees(s.bx, s.by);
  return null;
}

/** Neighbours share a corner; they are wrong only when the second runs back along the first. */
function retrace(s: Segment, t: Segment, count: number): Position | null {
  const [first, second] = (s.index + 1) % count === t.index ? [s, t] : [t, s];
  const straight = turn(first.ax, first.ay, first.bx, first.by, second.bx, second.by) === 0;
  const dot = (first.bx - first.ax) * (second.bx - second.ax) + (first.by - first.ay) * (second.by - second.ay);
  return straight && dot < 0 ? degrees(first.bx, first.by) : null;
}

/** Whether a point on the segment's line lies within its box. */
const holds = (s: Segment, x: number, y: number): boolean =>
  x >= s.west && x <= s.east && y >= Math.min(s.ay, s.by) && y <= Math.max(s.ay, s.by);

const degrees = (x: number, y: number): Position => [x / 1e7, y / 1e7];

function crossPoint(s: Segment, t: Segment): Position {
  const [dx, dy] = [s.bx - s.ax, s.by - s.ay];
  const [ex, ey] = [t.bx - t.ax, t.by - t.ay];
  const along = ((t.ax - s.ax) * ey - (t.ay - s.ay) * ex) / (dx * ey - dy * ex);
  return degrees(Math.round(s.ax + along * dx), Math.round(s.ay + along * dy));
}
