/** Metres and degrees, on the WGS 84 ellipsoid: an isochrone of a kilometre must not be six metres off for want of a formula. */
import type { LonLat } from './graph.ts';

export interface Plane {
  readonly lon0: number;
  readonly lat0: number;
  /** Metres of one degree of longitude and of latitude at the origin. */
  readonly kx: number;
  readonly ky: number;
}

const DEGREE = Math.PI / 180;

/** Metres of one degree at a latitude (series of the meridian arc; good to a centimetre). */
export const metresPerLat = (lat: number): number =>
  111_132.954 - 559.822 * Math.cos(2 * lat * DEGREE) + 1.175 * Math.cos(4 * lat * DEGREE);
export const metresPerLon = (lat: number): number =>
  111_412.84 * Math.cos(lat * DEGREE) - 93.5 * Math.cos(3 * lat * DEGREE) + 0.118 * Math.cos(5 * lat * DEGREE);

export const planeAt = (lon0: number, lat0: number): Plane => ({
  lon0,
  lat0,
  kx: metresPerLon(lat0),
  ky: metresPerLat(lat0),
});

/** Whole decimetres from the origin. */
export const toX = (plane: Plane, lon: number): number => Math.round((lon - plane.lon0) * plane.kx * 10);
export const toY = (plane: Plane, lat: number): number => Math.round((lat - plane.lat0) * plane.ky * 10);

export const toLonLat = ({ lon0, lat0, kx, ky }: Plane, x: number, y: number): LonLat => [
  Math.round((lon0 + x / (10 * kx)) * 1e7) / 1e7,
  Math.round((lat0 + y / (10 * ky)) * 1e7) / 1e7,
];
