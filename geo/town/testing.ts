/** The town the tests look at, and small tools to look with. */
import { multiPolygon } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { generateTown, type TownRows } from './index.ts';

export const town = generateTown();
export const { rows } = town;

export const territories = (level: string): TownRows['territory'] => rows.territory.filter((t) => t.level === level);

export function groupBy<T>(list: readonly T[], key: (row: T) => string | null): Map<string | null, T[]> {
  const map = new Map<string | null, T[]>();
  for (const row of list) {
    const group = map.get(key(row));
    if (group) group.push(row);
    else map.set(key(row), [row]);
  }
  return map;
}

export const shape = (geom: Polygon | MultiPolygon): Feature<MultiPolygon> =>
  multiPolygon(geom.type === 'Polygon' ? [geom.coordinates] : geom.coordinates);

/** The outer ring of the (only) polygon. */
export const outer = (geom: Polygon | MultiPolygon): Position[] =>
  (geom.type === 'Polygon' ? geom.coordinates[0] : geom.coordinates[0]?.[0]) ?? [];

/** The sides of the outer ring as text, in the direction of the ring. */
export const sidesOf = (geom: Polygon | MultiPolygon): string[] =>
  outer(geom)
    .slice(1)
    .map((p, i) => `${outer(geom)[i]?.join()}>${p.join()}`);

/** Metres of one degree in the town. */
const DEGREE = [83_752, 111_060] as const;

const metres = (p: Position, origin: Position): [number, number] => [
  ((p[0] ?? 0) - (origin[0] ?? 0)) * DEGREE[0],
  ((p[1] ?? 0) - (origin[1] ?? 0)) * DEGREE[1],
];

/** Metres from a point to the nearest side of a ring. */
export function distanceToRing(p: Position, ring: readonly Position[]): number {
  return Math.min(
    ...ring.slice(1).map((b, i) => {
      const a = ring[i] ?? b;
      const [px, py] = metres(p, a);
      const [bx, by] = metres(b, a);
      const t = Math.min(1, Math.max(0, (px * bx + py * by) / (bx * bx + by * by)));
      return Math.sqrt((px - t * bx) * (px - t * bx) + (py - t * by) * (py - t * by));
    }),
  );
}
