/** One area of a partition: a value. What is asked of it often is computed once. */
import type { MultiPolygon, Polygon as GeoPolygon, Position } from 'geojson';
import { ringM2 } from './geodesic.ts';
import { toLonLat, type Lattice } from './lattice.ts';
import { eachEdge, isInsideRing, type Polygon, type Ring } from './ring.ts';
import type { Edge } from './edge-index.ts';

export type AreaGeometry = GeoPolygon | MultiPolygon;

const sizes = new WeakMap<Ring, number>();

export class Area {
  readonly id: string;
  readonly polygons: readonly Polygon[];
  /** Whether one polygon is told as a `Polygon`, as it came, or as a `MultiPolygon` of one. */
  readonly isSingle: boolean;
  #geometry: AreaGeometry | null;

  /** `geometry`, if it is known already, must say the same as `polygons`. */
  constructor(id: string, polygons: readonly Polygon[], isSingle: boolean, geometry: AreaGeometry | null = null) {
    this.id = id;
    this.polygons = polygons;
    this.isSingle = isSingle;
    this.#geometry = geometry;
  }

  reshaped(polygons: readonly Polygon[]): Area {
    return new Area(this.id, polygons, this.isSingle);
  }

  geometry(lattice: Lattice): AreaGeometry {
    this.#geometry ??= this.#write(lattice);
    return this.#geometry;
  }

  m2(lattice: Lattice): number {
    let sum = 0;
    for (const ring of this.polygons.flat()) {
      let size = sizes.get(ring);
      if (size === undefined) sizes.set(ring, (size = ringM2(lattice, ring)));
      sum += size;
    }
    return sum;
  }

  /** Whether a place lies in it, in steps of the lattice. */
  has(x: number, y: number): boolean {
    return this.polygons.flat().filter((ring) => isInsideRing(x, y, ring)).length % 2 === 1;
  }

  /** Its edges, the area to their left. `number` is how the partition calls it. */
  edges(number: number): Edge[] {
    const edges: Edge[] = [];
    for (const ring of this.polygons.flat()) eachEdge(ring, (a, b) => edges.push([a, b, number]));
    return edges;
  }

  #write(lattice: Lattice): AreaGeometry {
    const coordinates = this.polygons.map((polygon) =>
      polygon.map((ring): Position[] => {
        const positions = Array.from(ring, (node) => toLonLat(lattice, node));
        return [...positions, positions[0] as Position];
      }),
    );
    const [only] = coordinates;
    return this.isSingle && only && coordinates.length === 1
      ? { type: 'Polygon', coordinates: only }
      : { type: 'MultiPolygon', coordinates };
  }
}
