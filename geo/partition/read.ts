/** GeoJSON to rings of nodes, and what is wrong with it. */
import type { Position } from 'geojson';
import type { AreaGeometry } from './area.ts';
import { MOST, nodeAt, steps, type Lattice } from './lattice.ts';
import { twice, type Polygon, type Ring } from './ring.ts';

/** An area as it comes in, EPSG:4326. */
export interface AreaInput {
  readonly id: string;
  readonly geometry: AreaGeometry;
}

export const polygonsIn = (geometry: AreaGeometry): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** The lattice for these geometries; null where there is nothing, what is no number, or more than 3° of it. */
export function latticeFor(geometries: readonly AreaGeometry[]): Lattice | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries)
    for (const polygon of polygonsIn(geometry))
      for (const ring of polygon)
        for (const position of ring) {
          const lon = position[0] ?? Number.NaN;
          const lat = position[1] ?? Number.NaN;
          if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null;
          if (lon < west) west = lon;
          if (lon > east) east = lon;
          if (lat < south) south = lat;
          if (lat > north) north = lat;
        }
  const isWide = steps(east) - steps(west) > MOST || steps(north) - steps(south) > MOST;
  return west > east || isWide ? null : { west: steps(west) - MOST / 2, south: steps(south) - MOST / 2 };
}

export interface Outline {
  readonly polygons: readonly Polygon[];
  /** Whether nodes say the same, digit by digit, as the geometry did. */
  readonly isExact: boolean;
}

/** The rings of a geometry, outer ones counter-clockwise; null where a ring has no area or the first lacks. */
export function outlineOf(geometry: AreaGeometry, lattice: Lattice): Outline | null {
  let isExact = true;
  const polygons: Polygon[] = [];
  for (const rings of polygonsIn(geometry)) {
    const polygon: Ring[] = [];
    for (const positions of rings) {
      const nodes = new Float64Array(positions.length);
      let count = 0;
      for (const position of positions) {
        const lon = position[0] ?? 0;
        const lat = position[1] ?? 0;
        const x = steps(lon);
        const y = steps(lat);
        const node = nodeAt(x - lattice.west, y - lattice.south);
        if (count > 0 && nodes[count - 1] === node) isExact = false;
        else nodes[count++] = node;
        if (x / 1e7 !== lon || y / 1e7 !== lat) isExact = false;
      }
      if (count > 1 && nodes[0] === nodes[count - 1]) count--;
      else isExact = false;
      const ring = nodes.subarray(0, count);
      const size = count < 3 ? 0 : twice(ring);
      if (size === 0) return null;
      polygon.push(size > 0 === (polygon.length === 0) ? ring : ring.reverse());
    }
    if (polygon.length === 0) return null;
    polygons.push(polygon);
  }
  return polygons.length === 0 ? null : { polygons, isExact };
}
