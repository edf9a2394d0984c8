/** Where there is no network: a circle that is a guess and must be labelled as one (直线估算,未按路网). */
import type { LonLat } from './graph.ts';
import { PACES, type Pace } from './paces.ts';
import { planeAt } from './plane.ts';

/** Ways are so much longer than the straight line: the median of Beijing, Shenzhen and Porto. */
const CIRCUITY = 1.4;
const CORNERS = 64;

/** A closed ring of 64 corners around `place`, counter-clockwise, as far as the straight line is worth so many seconds. */
export function estimatedRing(place: LonLat, seconds: number, pace: Pace): LonLat[] {
  const { lon0, lat0, kx, ky } = planeAt(...place);
  const metres = (seconds * PACES[pace]) / 3.6 / CIRCUITY;
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
  return Array.from({ length: CORNERS + 1 }, (_, i) => {
    const turn = (2 * Math.PI * (i % CORNERS)) / CORNERS;
    return [round(lon0 + (metres * Math.cos(turn)) / kx), round(lat0 + (metres * Math.sin(turn)) / ky)];
  });
}
