/** Simple polygons in the plane: open rings (the first point is not repeated), counter-clockwise. */
import {
  add,
  along,
  cross,
  distance,
  dot,
  fromFrame,
  left,
  lerp,
  meet,
  scale,
  sub,
  toFrame,
  unit,
  type Vec,
} from './vec.ts';

export type Ring = readonly Vec[];

export const at = <T>(list: readonly T[], i: number): T => list[((i % list.length) + list.length) % list.length] as T;

/** Signed area in m²; positive when counter-clockwise. */
export function area(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) sum += cross(at(ring, i), at(ring, i + 1));
  return sum / 2;
}

function perimeter(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) sum += distance(at(ring, i), at(ring, i + 1));
  return sum;
}

/** 1 for a circle, 0.785 for a square, near 0 for a sliver. */
export function compactness(ring: Ring): number {
  const p = perimeter(ring);
  return (4 * Math.PI * Math.abs(area(ring))) / (p * p);
}

export function centroid(ring: Ring): Vec {
  let sum: Vec = [0, 0];
  let k = 0;
  const o = at(ring, 0);
  for (let i = 0; i < ring.length; i++) {
    const a = sub(at(ring, i), o);
    const b = sub(at(ring, i + 1), o);
    const c = cross(a, b);
    sum = add(sum, scale(add(a, b), c));
    k += c;
  }
  return k === 0 ? o : add(o, scale(sum, 1 / (3 * k)));
}

export function contains(ring: Ring, p: Vec): boolean {
  let inside = false;
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, i + 1);
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

/** Whether no two sides cross or touch except neighbours at their common corner. */
export function isSimple(ring: Ring): boolean {
  const n = ring.length;
  if (n < 3) return false;
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const m = meet(at(ring, i), at(ring, i + 1), at(ring, j), at(ring, j + 1));
      if (m && m.t >= -1e-6 && m.t <= 1 + 1e-6 && m.u >= -1e-6 && m.u <= 1 + 1e-6) return false;
    }
  return true;
}

/** Drops points that lie closer than `near` to the one before, or that bend the line by less than `flat` metres. */
function tidy(ring: Ring, near = 1, flat = 0.15): Vec[] {
  let list = ring.filter((p, i) => distance(p, at(ring, i - 1)) >= near);
  for (let changed = true; changed && list.length > 3;) {
    changed = false;
    list = list.filter((p, i, all) => {
      if (changed) return true;
      const a = at(all, i - 1);
      const b = at(all, i + 1);
      const off = Math.abs(cross(sub(p, a), unit(sub(b, a))));
      if (off < flat) changed = true;
      return off >= flat;
    });
  }
  return list;
}

/**
 * The ring moved inwards: side i by `by(i)` metres. Sides that vanish are taken out one after another, so narrow corners
 * do not turn into loops. Null when nothing usable is left.
 */
export function inset(ring: Ring, by: (side: number) => number): Vec[] | null {
  let sides = ring.map((p, i) => {
    const direction = unit(sub(at(ring, i + 1), p));
    return { direction, point: along(p, left(direction), by(i)) };
  });
  while (sides.length >= 3) {
    const corners = sides.map((s, i) => {
      const before = at(sides, i - 1);
      const k = cross(before.direction, s.direction);
      if (Math.abs(k) < 0.02) {
        const deeper = dot(sub(before.point, s.point), left(s.direction)) > 0 ? before : s;
        return along(deeper.point, deeper.direction, dot(sub(s.point, deeper.point), deeper.direction));
      }
      const m = meet(before.point, add(before.point, before.direction), s.point, add(s.point, s.direction));
      return m ? along(before.point, before.direction, m.t) : s.point;
    });
    let worst = -1;
    let back = -0.2;
    sides.forEach((s, i) => {
      const d = dot(sub(at(corners, i + 1), at(corners, i)), s.direction);
      if (d < back) {
        back = d;
        worst = i;
      }
    });
    if (worst < 0) {
      const result = tidy(corners);
      return result.length >= 3 && area(result) > 0 && isSimple(result) ? result : null;
    }
    sides = sides.filter((_, i) => i !== worst);
  }
  return null;
}

/** Cuts by the line through `point` along `direction`; the part on its left first. Null unless it gives exactly two. */
export function halve(ring: Ring, point: Vec, direction: Vec): [Vec[], Vec[]] | null {
  const hits: { side: number; p: Vec }[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, i + 1);
    const da = cross(direction, sub(a, point));
    const db = cross(direction, sub(b, point));
    if (da > 0 !== db > 0) hits.push({ side: i, p: lerp(a, b, da / (da - db)) });
  }
  const [h, k] = hits;
  if (!h || !k || hits.length !== 2) return null;
  const part = (from: typeof h, to: typeof h): Vec[] => {
    const list: Vec[] = [from.p];
    for (let i = from.side + 1; ; i++) {
      list.push(at(ring, i));
      if (((i % ring.length) + ring.length) % ring.length === to.side) break;
    }
    list.push(to.p);
    return tidy(list, 0.5, 0.05);
  };
  const one = part(h, k);
  const two = part(k, h);
  return cross(direction, sub(centroid(one), point)) > 0 ? [one, two] : [two, one];
}

/** Smallest rectangle round the ring: its axis (unit vector of the long side), extent along and across it, and centre. */
export function boundingBox(ring: Ring): { axis: Vec; long: number; short: number; centre: Vec } {
  let best: { axis: Vec; long: number; short: number; centre: Vec } | null = null;
  for (let i = 0; i < ring.length; i++) {
    const edge = sub(at(ring, i + 1), at(ring, i));
    const axis = unit(edge);
    const points = ring.map((p) => toFrame(p, axis));
    const xs = points.map((p) => p[0]);
    const ys = points.map((p) => p[1]);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const w = x1 - x0;
    const h = y1 - y0;
    const centre = fromFrame([(x0 + x1) / 2, (y0 + y1) / 2], axis);
    if (!best || w * h < best.long * best.short)
      best = w >= h ? { axis, long: w, short: h, centre } : { axis: left(axis), long: h, short: w, centre };
  }
  if (!best) throw new RangeError('a ring needs points');
  return best;
}

/** The widest stretch of the horizontal line at height y inside the ring, or null. */
export function stretchAt(ring: Ring, y: number): [number, number] | null {
  const xs: number[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, i + 1);
    if (a[1] > y !== b[1] > y) xs.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  }
  xs.sort((a, b) => a - b);
  let best: [number, number] | null = null;
  for (let i = 0; i + 1 < xs.length; i += 2) {
    const pair: [number, number] = [xs[i] as number, xs[i + 1] as number];
    if (!best || pair[1] - pair[0] > best[1] - best[0]) best = pair;
  }
  return best;
}
