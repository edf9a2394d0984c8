import type { LonLat } from './offset.ts';

/** Metres per degree of latitude on a sphere of mean radius; good to 0.6 %, for telling a person "about 540 m". */
const PER_DEGREE = 111_195;

/** Distance in metres between two near points (below some 100 km). */
export const metresBetween = (a: LonLat, b: LonLat): number =>
  Math.hypot((b[0] - a[0]) * Math.cos(((a[1] + b[1]) / 2) * (Math.PI / 180)), b[1] - a[1]) * PER_DEGREE;

/** Square metres enclosed by a small ring (below some 100 km across), always positive. */
export function ringAreaM2(ring: readonly (readonly number[])[]): number {
  const [lon0 = 0, lat0 = 0] = ring[0] ?? [];
  const kx = PER_DEGREE * Math.cos(lat0 * (Math.PI / 180));
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[i + 1] ?? [];
    twice += (ax - lon0) * (by - lat0) - (bx - lon0) * (ay - lat0);
  }
  return Math.abs(twice / 2) * kx * PER_DEGREE;
}
