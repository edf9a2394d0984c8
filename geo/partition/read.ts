/** GeoJSON to rings of nodes, and what is wrong with it. */
import type { Position } from 'geojson';
import type { AreaGeometry } from './area.ts';
import { MOST, nodeAt, steps, type Lattice, type Node } from './lattice.ts';
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
        for (const [lon = Number.NaN, lat = Number.NaN] of ring) {
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
    for (const [r, positions] of rings.entries()) {
      const nodes: Node[] = [];
      for (const [lon = 0, lat = 0] of positions) {
        const [x, y] = [steps(lon), steps(lat)];
        if (x / 1e7 !== lon || y / 1e7 !== lat) isExact = false;
        const node = nodeAt(x - lattice.west, y - lattice.south);
        if (node === nodes.at(-1)) isExact = false;
        else nodes.push(node);
      }
      if (nodes.length > 1 && nodes[0] === nodes.at(-1)) nodes.pop();
      else isExact = false;
      const size = nodes.length < 3 || new Set(nodes).size < nodes.length ? 0 : twice(Float64Array.from(nodes));
      if (size === 0) return null;
      polygon.push(Float64Array.from(size > 0 === (r === 0) ? nodes : nodes.reverse()));
    }
    if (polygon.length === 0) return null;
    polygons.push(polygon);
  }
  return polygons.length === 0 ? null : { polygons, isExact };
}
