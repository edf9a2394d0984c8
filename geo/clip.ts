/**
 * Areas laid over each other where they are no partition: what they have in common, what one leaves of the other, both
 * together. EPSG:4326, 7 decimals, as everything is kept; pieces too thin to be more than rounding are left out.
 */
import { difference, featureCollection, intersect, polygon as polygonFeature, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { openRingM2 } from './partition/geodesic.ts';

export type Ground = Polygon | MultiPolygon;

export const common = (a: Ground, b: Ground): Ground | null =>
  tidy(intersect(featureCollection<Ground>([feature(a), feature(b)])));

export const without = (whole: Ground, part: Ground): Ground | null =>
  tidy(difference(featureCollection<Ground>([feature(whole), feature(part)])));

export const together = (parts: readonly Ground[]): Ground | null => {
  const [only, ...others] = parts;
  if (!only || others.length === 0) return only ?? null;
  return tidy(union(featureCollection<Ground>(parts.map(feature))));
};

/** m² on the ellipsoid. */
export const groundM2 = (ground: Ground | null): number =>
  piecesOf(ground).reduce((sum, piece) => sum + pieceM2(piece), 0);

/** Its polygons, one by one. */
export const piecesOf = (ground: Ground | null): Position[][][] =>
  ground === null ? [] : ground.type === 'Polygon' ? [ground.coordinates] : ground.coordinates;

const pieceM2 = ([outer = [], ...holes]: readonly Position[][]): number =>
  holes.reduce((rest, hole) => rest - ringM2(hole), ringM2(outer));

function ringM2(closed: readonly Position[]): number {
  const at = (i: number): readonly [number, number] => {
    const [lon = 0, lat = 0] = closed[i] ?? [];
    return [lon, lat];
  };
  return Math.abs(openRingM2(closed.length - 1, at));
}

/** How wide a piece is on average, metres: area over half its rim. A strip and not a square is thin. */
export const widthOf = (piece: readonly Position[][]): number =>
  (2 * pieceM2(piece)) /
  Math.max(
    1e-9,
    piece.reduce((sum, ring) => sum + rimOf(ring), 0),
  );

const METRES_PER_DEGREE = 111_195;

export function rimOf(ring: readonly Position[]): number {
  let metres = 0;
  for (const [at, [lon = 0, lat = 0]] of ring.entries()) {
    const [nextLon = lon, nextLat = lat] = ring[at + 1] ?? [];
    const scale = Math.cos((lat * Math.PI) / 180);
    metres += Math.hypot((nextLon - lon) * scale, nextLat - lat) * METRES_PER_DEGREE;
  }
  return metres;
}

/** Thinner than this, it is rounding: metres. */
const THINNEST = 0.05;

const feature = (geometry: Ground): Feature<Ground> => ({ type: 'Feature', properties: {}, geometry });

function tidy(clipped: Feature<Ground> | null): Ground | null {
  const pieces = piecesOf(clipped?.geometry ?? null)
    .map((rings) => rings.map(rounded).filter((ring) => ring.length > 3))
    .filter((rings) => rings.length > 0 && widthOf(rings) > THINNEST);
  const [only] = pieces;
  if (!only) return null;
  return pieces.length === 1 ? polygonFeature(only).geometry : { type: 'MultiPolygon', coordinates: pieces };
}

function rounded(ring: readonly Position[]): Position[] {
  const all = ring.map(([lon = 0, lat = 0]): Position => [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]);
  return all.filter(([lon, lat], at) => at === 0 || lon !== all[at - 1]?.[0] || lat !== all[at - 1]?.[1]);
}
