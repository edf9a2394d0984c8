/**
 * GeoJSON as RFC 7946 has it: longitude first, 7 decimals, outer rings counter-clockwise and holes clockwise, no `crs` member,
 * because it knows one system only. The notes are a foreign member, which readers pass over.
 */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { propertiesOf, type FeatureTable } from './feature-table.ts';

export const writeGeoJson = ({ title, notes, columns, rows }: FeatureTable): string => {
  const features = rows.map(({ geometry, values }): Feature => ({
    type: 'Feature',
    properties: propertiesOf(columns, values),
    geometry: wound(geometry),
  }));
  const collection: FeatureCollection & { name: string; notes: readonly string[] } = {
    type: 'FeatureCollection',
    name: title,
    notes,
    features,
  };
  return JSON.stringify(collection);
};

/** The same place with its rings turned as they should be. */
export function wound(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: polygon(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: geometry.coordinates.map(polygon) };
  return geometry;
}

const polygon = (rings: readonly Position[][]): Position[][] =>
  rings.map((ring, at) => (isCounterClockwise(ring) === (at === 0) ? ring : ring.toReversed()));

/** From the ring's first corner on, so that nothing is lost to rounding. */
function isCounterClockwise(ring: readonly Position[]): boolean {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  for (const [at, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[at + 1] ?? ring[0] ?? [];
    twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  }
  return twice > 0;
}
