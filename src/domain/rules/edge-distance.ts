/** How far a point is from the border of an area. */
import type { Geometry, Position } from 'geojson';
import { metresBetween } from '../../../geo/crs/metres.ts';

/** Metres from `[lon, lat]` to the nearest side of any ring; Infinity where there is no area. */
export function metresToEdge(area: Geometry, [x = 0, y = 0]: Position): number {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.type === 'MultiPolygon' ? area.coordinates : [];
  // On a plane that is as wide as a degree of longitude is here: true enough within a few kilometres.
  const squeeze = Math.cos((y * Math.PI) / 180);
  let nearest = Infinity;
  for (const ring of polygons.flat())
    for (const [index, [bx = 0, by = 0]] of ring.entries()) {
      const [ax = 0, ay = 0] = ring[index === 0 ? ring.length - 1 : index - 1] ?? [];
      const [dx, dy] = [(bx - ax) * squeeze, by - ay];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : ((x - ax) * squeeze * dx + (y - ay) * dy) / length;
      const t = Math.min(1, Math.max(0, along));
      nearest = Math.min(nearest, metresBetween([x, y], [ax + (bx - ax) * t, ay + (by - ay) * t]));
    }
  return nearest;
}
