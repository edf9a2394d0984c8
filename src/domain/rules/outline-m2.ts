import type { MultiPolygon, Polygon, Position } from 'geojson';
import { openRingM2 } from '../../../geo/partition/geodesic.ts';

/** The area of an outline on the WGS 84 ellipsoid, as the database has it, for rows that it has not seen yet. Square metres. */
export function outlineM2(geom: MultiPolygon | Polygon): number {
  const polygons = geom.type === 'Polygon' ? [geom.coordinates] : geom.coordinates;
  const m2 = polygons.reduce(
    (sum, [outer = [], ...holes]) => sum + holes.reduce((rest, hole) => rest - ringM2(hole), ringM2(outer)),
    0,
  );
  return Math.round(m2 * 10) / 10;
}

function ringM2(closed: readonly Position[]): number {
  const at = (i: number): readonly [number, number] => {
    const [lon = 0, lat = 0] = closed[i] ?? [];
    return [lon, lat];
  };
  return Math.abs(openRingM2(closed.length - 1, at));
}
