/**
 * Square metres on the WGS 84 ellipsoid, for edges that are geodesics, as PostGIS has them of a `geography`: a sphere
 * of equal area takes the ellipsoid's place, and edges are great circles of it. Off by less than 1e-7 of the area for
 * edges of some kilometres.
 */
import { toLonLat, type Lattice } from './lattice.ts';

const DEGREE = Math.PI / 180;
const AXIS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const SQUARE = FLATTENING * (2 - FLATTENING);
const ECCENTRICITY = Math.sqrt(SQUARE);

const partBelow = (sine: number): number =>
  (1 - SQUARE) * (sine / (1 - SQUARE * sine * sine) + Math.atanh(ECCENTRICITY * sine) / ECCENTRICITY);
const WHOLE = partBelow(1);
const RADIUS_SQUARED = (AXIS * AXIS * WHOLE) / 2;

/** Tangent of half the latitude that encloses as much on the sphere as `lat` does on the ellipsoid. */
function halfTangent(lat: number): number {
  const sine = partBelow(Math.sin(lat * DEGREE)) / WHOLE;
  return sine / (1 + Math.sqrt(1 - sine * sine));
}

/** m² to the left of an open ring: negative where it runs clockwise. */
export const ringM2 = (lattice: Lattice, ring: Float64Array): number =>
  openRingM2(ring.length, (i) => toLonLat(lattice, ring[i] as number));

/** The same of any `[lon, lat]`, the first not repeated at the end. */
export function openRingM2(length: number, at: (i: number) => readonly [lon: number, lat: number]): number {
  let excess = 0;
  if (length === 0) return 0;
  let [lon, lat] = at(length - 1);
  let tangent = halfTangent(lat);
  for (let i = 0; i < length; i += 1) {
    const [nextLon, nextLat] = at(i);
    const next = halfTangent(nextLat);
    excess -= 2 * Math.atan2(Math.tan(((nextLon - lon) * DEGREE) / 2) * (tangent + next), 1 + tangent * next);
    [lon, lat, tangent] = [nextLon, nextLat, next];
  }
  return excess * RADIUS_SQUARED;
}
