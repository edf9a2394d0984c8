/** Whether a polygon covers a point, by counting how often a ray to the east crosses its rings. */
import type { Geometry, Position } from 'geojson';

/** `[lon, lat]`, EPSG:4326. Holes do not count as covered; of a point on the very edge either answer may come. */
export function covers(geometry: Geometry, [x = 0, y = 0]: Position): boolean {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return polygons.some((rings) => {
    let inside = false;
    for (const ring of rings) {
      for (const [n, [bx = 0, by = 0]] of ring.entries()) {
        const [ax = 0, ay = 0] = ring[n === 0 ? ring.length - 1 : n - 1] ?? [];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  });
}
