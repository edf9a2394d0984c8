/** From the town's plane to EPSG:4326. Equal points of the plane become equal coordinates, so shared borders stay shared. */
import type { MultiPolygon, Point, Position } from 'geojson';
import type { Vec } from './vec.ts';

/** An empty desert: nobody's town can be mistaken for this one. */
const ORIGIN = [101.2, 41.3] as const;
/** Metres of one degree at the origin, on the WGS 84 ellipsoid. */
const DEGREE = [83_752, 111_060] as const;

const round = (value: number): number => Math.round(value * 1e7) / 1e7;

const toLonLat = (p: Vec): Position => [round(ORIGIN[0] + p[0] / DEGREE[0]), round(ORIGIN[1] + p[1] / DEGREE[1])];

export const toPoint = (p: Vec): Point => ({ type: 'Point', coordinates: toLonLat(p) });

export const toLine = (points: readonly Vec[]): Position[] => points.map(toLonLat);

/** A closed ring, counter-clockwise as RFC 7946 asks. */
export const toRing = (ring: readonly Vec[]): Position[] => {
  const points = ring.map(toLonLat);
  return [...points, points[0] as Position];
};

export const toMultiPolygon = (ring: readonly Vec[], holes: readonly (readonly Vec[])[] = []): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: [[toRing(ring), ...holes.map(toRing)]],
});
