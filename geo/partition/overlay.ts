/** An area's outline and lines laid over it, broken where they meet: what cutting and handing over begin with. */
import type { Node } from './lattice.ts';
import { nodedChains } from './noding.ts';
import type { Partition } from './partition.ts';
import { Refused } from './refusal.ts';
import { eachEdge, isInside, middle, withBetween, type Polygon } from './ring.ts';
import type { Side } from './faces.ts';

/** A set of edges with a direction. */
export class Sides {
  readonly #to = new Map<Node, Node[]>();
  readonly list: readonly Side[];

  constructor(list: readonly Side[]) {
    this.list = list;
    for (const [a, b] of list) {
      const ends = this.#to.get(a);
      if (ends) ends.push(b);
      else this.#to.set(a, [b]);
    }
  }

  has(a: Node, b: Node): boolean {
    return this.#to.get(a)?.includes(b) === true;
  }

  /** For an edge that is not one of these, in either direction, and crosses none. */
  encloses(a: Node, b: Node): boolean {
    return isInside(...middle(a, b), this.list);
  }
}

export interface Overlay {
  /** The area's edges, the area to their left. */
  readonly outline: Sides;
  /** The lines' edges, as they were drawn. */
  readonly lines: Sides;
  /** Those of them that lie inside the area. */
  readonly inner: readonly Side[];
  /** Other areas whose borders with this one were broken. */
  readonly neighbours: ReadonlyMap<number, readonly Polygon[]>;
}

const sidesOf = (chain: readonly Node[]): Side[] =>
  chain.slice(1).flatMap((b, i): Side[] => (chain[i] === b ? [] : [[chain[i] as Node, b]]));

export function overlay(partition: Partition, number: number, lines: readonly (readonly Node[])[]): Overlay {
  const edges = partition.areas[number]?.edges(number) ?? [];
  const noded = nodedChains([...edges.map(([a, b]) => [a, b]), ...lines]);
  if (!noded) throw new Refused('too_close');
  const broken = noded.slice(0, edges.length);
  const outline = new Sides(broken.flatMap(sidesOf));
  if (withoutTwins(outline.list).length < outline.list.length) throw new Refused('too_close');
  const drawn = new Sides(noded.slice(edges.length).flatMap(sidesOf));
  const inner = drawn.list.filter(([a, b]) => !outline.has(a, b) && !outline.has(b, a) && outline.encloses(a, b));
  const gained = broken.filter((chain) => chain.length > 2);
  return { outline, lines: drawn, inner, neighbours: neighboursOf(partition, gained) };
}

function neighboursOf(partition: Partition, gained: readonly (readonly Node[])[]): Map<number, readonly Polygon[]> {
  const neighbours = new Map<number, readonly Polygon[]>();
  for (const chain of gained) {
    const [from, to] = [chain.at(-1) as Node, chain[0] as Node];
    const number = partition.index.areaLeftOf(from, to);
    const polygons = neighbours.get(number) ?? partition.areas[number]?.polygons ?? [];
    const between = chain.slice(1, -1).reverse();
    // a node that comes to lie on two of its borders would pinch the neighbour
    const pinch = between.find((node) => polygons.flat().some((ring) => ring.includes(node)));
    if (pinch !== undefined) throw new Refused('too_close', partition.placeOf(pinch));
    neighbours.set(
      number,
      polygons.map((polygon) => polygon.map((ring) => withBetween(ring, from, to, between))),
    );
  }
  return neighbours;
}

/** Edges without those that run both ways: what two areas had between them. */
export function withoutTwins(edges: readonly Side[]): Side[] {
  const all = new Sides(edges);
  return edges.filter(([a, b]) => !all.has(b, a));
}

/** Of edges that lie on each other, in whichever direction, the first. */
export function withoutRepeats(edges: readonly Side[]): Side[] {
  const known = new Map<Node, Set<Node>>();
  return edges.filter(([a, b]) => {
    if (known.get(a)?.has(b) === true || known.get(b)?.has(a) === true) return false;
    known.set(a, (known.get(a) ?? new Set()).add(b));
    return true;
  });
}

export const edgesOf = (polygons: readonly Polygon[]): Side[] => {
  const edges: Side[] = [];
  for (const ring of polygons.flat()) eachEdge(ring, (a, b) => edges.push([a, b]));
  return edges;
};
