/** Points and vectors of the town's plane: metres, x to the east, y to the north. */
export type Vec = readonly [x: number, y: number];

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1]];
export const sub = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1]];
export const scale = (a: Vec, k: number): Vec => [a[0] * k, a[1] * k];
export const along = (a: Vec, direction: Vec, k: number): Vec => [a[0] + direction[0] * k, a[1] + direction[1] * k];
export const lerp = (a: Vec, b: Vec, t: number): Vec => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1];
export const cross = (a: Vec, b: Vec): number => a[0] * b[1] - a[1] * b[0];
/** Square roots are exact in IEEE 754; `Math.hypot`, `sin` and `cos` are not, and differ between engines. */
const length = (a: Vec): number => Math.sqrt(a[0] * a[0] + a[1] * a[1]);
export const distance = (a: Vec, b: Vec): number => length(sub(a, b));
export const left = (a: Vec): Vec => [-a[1], a[0]];

export function unit(a: Vec): Vec {
  const l = length(a);
  return l === 0 ? [1, 0] : [a[0] / l, a[1] / l];
}

/** Whole centimetres: the grain of the plane, so that equal points are equal numbers. */
export const snap = (a: Vec): Vec => [Math.round(a[0] * 100) / 100, Math.round(a[1] * 100) / 100];

/** Frame turned so that `axis` is its x axis. */
export const toFrame = (p: Vec, axis: Vec): Vec => [dot(p, axis), cross(axis, p)];
export const fromFrame = (p: Vec, axis: Vec): Vec => [p[0] * axis[0] - p[1] * axis[1], p[0] * axis[1] + p[1] * axis[0]];

/** Where segments a–b and c–d meet: the parameters on both, or null when parallel. */
export function meet(a: Vec, b: Vec, c: Vec, d: Vec): { t: number; u: number } | null {
  const r = sub(b, a);
  const s = sub(d, c);
  const k = cross(r, s);
  if (Math.abs(k) < 1e-9) return null;
  const q = sub(c, a);
  return { t: cross(q, s) / k, u: cross(q, r) / k };
}

/** The point of segment a–b nearest to p, with its parameter. */
export function nearestOn(p: Vec, a: Vec, b: Vec): { point: Vec; t: number; distance: number } {
  const ab = sub(b, a);
  const l = dot(ab, ab);
  const t = l === 0 ? 0 : Math.min(1, Math.max(0, dot(sub(p, a), ab) / l));
  const point = lerp(a, b, t);
  return { point, t, distance: distance(p, point) };
}

/** Twenty-four directions of the unit circle, made by repeated rotation (no trigonometric functions). */
export const CIRCLE: readonly Vec[] = (() => {
  const step: Vec = [0.9659258262890683, 0.25881904510252074];
  const list: Vec[] = [[1, 0]];
  for (let i = 1; i < 24; i++) {
    const p = list[i - 1] as Vec;
    list.push([p[0] * step[0] - p[1] * step[1], p[0] * step[1] + p[1] * step[0]]);
  }
  return list;
})();
