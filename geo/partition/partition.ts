/**
 * Areas that neither overlap nor leave gaps, held by the nodes and edges they share. A partition is a value: an edit
 * gives another one that shares all that did not change, so undo is keeping the old one. Every edge has an area on both
 * sides; what lies around all is an area too (`OUTSIDE`), so the outline is kept as borders are.
 */
import type { Feature, FeatureCollection } from 'geojson';
import type { LonLat } from '../crs/offset.ts';
import { Area, type AreaGeometry } from './area.ts';
import type { EdgeIndex } from './edge-index.ts';
import { toLonLat, toNode, xOf, yOf, type Lattice, type Node } from './lattice.ts';

/** The number of what lies around all areas. */
export const OUTSIDE = 0;

interface Parts {
  readonly lattice: Lattice;
  /** By number; null where an area was merged into another. */
  readonly areas: readonly (Area | null)[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly index: EdgeIndex;
  /** The corners of the parent, which no edit moves; null where there is no parent. */
  readonly corners: ReadonlySet<Node> | null;
}

export class Partition {
  readonly lattice: Lattice;
  readonly areas: readonly (Area | null)[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly index: EdgeIndex;
  readonly corners: ReadonlySet<Node> | null;

  /** Only for `buildPartition` and for edits, which see to it that the parts fit. */
  constructor({ lattice, areas, numbers, index, corners }: Parts) {
    this.lattice = lattice;
    this.areas = areas;
    this.numbers = numbers;
    this.index = index;
    this.corners = corners;
  }

  get ids(): string[] {
    return [...this.numbers.keys()];
  }

  area(id: string): Area | undefined {
    const number = this.numbers.get(id);
    return number === undefined ? undefined : (this.areas[number] ?? undefined);
  }

  /** EPSG:4326. As it came, to the last bit, while no edit has changed it. */
  geometryOf(id: string): AreaGeometry | undefined {
    return this.area(id)?.geometry(this.lattice);
  }

  /** m² on the ellipsoid; computed anew only for rings that changed. */
  m2Of(id: string): number | undefined {
    return this.area(id)?.m2(this.lattice);
  }

  /** The area a place lies in; undefined outside, and anybody's guess on a border. */
  areaAt(place: LonLat): string | undefined {
    const node = toNode(this.lattice, place);
    if (node === null) return undefined;
    const [x, y] = [xOf(node), yOf(node)];
    return this.areas.find((area, number) => number !== OUTSIDE && area?.has(x, y))?.id;
  }

  /** Whether a place is a node, and the areas that meet in it. */
  areasAt(place: LonLat): string[] {
    const node = toNode(this.lattice, place);
    const edges = node === null ? [] : this.index.from(node);
    return this.idsOf(new Set(edges.map(([, , number]) => number)));
  }

  /** The areas along whose border somebody may walk from this one. */
  neighboursOf(id: string): string[] {
    const number = this.numbers.get(id);
    const edges = number === undefined ? [] : (this.area(id)?.edges(number) ?? []);
    return this.idsOf(new Set(edges.map(([a, b]) => this.index.areaLeftOf(b, a))));
  }

  toGeoJSON(): FeatureCollection<AreaGeometry> {
    const features = this.ids.flatMap((id): Feature<AreaGeometry>[] => {
      const geometry = this.geometryOf(id);
      return geometry ? [{ type: 'Feature', id, properties: {}, geometry }] : [];
    });
    return { type: 'FeatureCollection', features };
  }

  placeOf(node: Node): LonLat {
    return toLonLat(this.lattice, node);
  }

  idsOf(numbers: Iterable<number>): string[] {
    return [...numbers].flatMap((number) => (number === OUTSIDE ? [] : (this.areas[number]?.id ?? [])));
  }
}
