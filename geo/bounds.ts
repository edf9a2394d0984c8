import type { Geometry, Position } from 'geojson';

/** `[west, south, east, north]`, degrees. */
export type Bounds = readonly [number, number, number, number];

/** The smallest box around a geometry; null for an empty one. Territories here never cross the antimeridian. */
export function boundsOfGeometry(geometry: Geometry): Bounds | null {
  let west = Infinity,
    south = Infinity,
    east = -Infinity,
    north = -Infinity;
  const visit = (coordinates: Position | Position[] | Position[][] | Position[][][]): void => {
    const [first, second] = coordinates;
    if (typeof first === 'number' && typeof second === 'number') {
      west = Math.min(west, first);
      east = Math.max(east, first);
      south = Math.min(south, second);
      north = Math.max(north, second);
    } else {
      for (const part of coordinates as Position[]) visit(part);
    }
  };
  if (geometry.type === 'GeometryCollection')
    return unionOfBounds(geometry.geometries.map(boundsOfGeometry).filter((bounds) => bounds !== null));
  visit(geometry.coordinates);
  return west <= east ? [west, south, east, north] : null;
}

/** The smallest box around all of these; null for none. */
export function unionOfBounds(all: readonly Bounds[]): Bounds | null {
  if (all.length === 0) return null;
  return [
    Math.min(...all.map((bounds) => bounds[0])),
    Math.min(...all.map((bounds) => bounds[1])),
    Math.max(...all.map((bounds) => bounds[2])),
    Math.max(...all.map((bounds) => bounds[3])),
  ];
}
