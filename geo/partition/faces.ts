/**
 * From edges to the faces they bound. Every edge has its face to the left; edges meet only at their ends. Going on at
 * the first edge clockwise keeps to the sector of one face, so faces that touch in a node stay apart, and no inside is
 * in two pieces.
 */
import { side, xOf, yOf, type Node } from './lattice.ts';
import { isInside, middle, twice, type Polygon, type Ring } from './ring.ts';

export type Side = readonly [a: Node, b: Node];

/** A connected piece of the plane: the way around it, and the ways around what lies in it. As indices of edges. */
export interface Face {
  readonly outer: readonly number[];
  readonly holes: (readonly number[])[];
}

/** Whether around `v`, turning clockwise from `from`, the node `c` is met before `d`. `from` itself is met last. */
function isSooner(v: Node, from: Node, c: Node, d: Node): boolean {
  const [x, y] = [xOf(v), yOf(v)];
  const [fx, fy] = [xOf(from), yOf(from)];
  const rank = (n: Node): number => {
    const left = side(x, y, fx, fy, xOf(n), yOf(n));
    if (left !== 0) return left < 0 ? 0 : 2;
    return (fx - x) * (xOf(n) - x) + (fy - y) * (yOf(n) - y) < 0 ? 1 : 3;
  };
  const [first, second] = [rank(c), rank(d)];
  return first === second ? side(x, y, xOf(c), yOf(c), xOf(d), yOf(d)) < 0 : first < second;
}

/** The closed ways along edges. Every node must have as many edges out as in. */
function walks(edges: readonly Side[]): number[][] {
  const out = new Map<Node, number[]>();
  edges.forEach(([a], e) => {
    const list = out.get(a);
    if (list) list.push(e);
    else out.set(a, [e]);
  });
  const next = edges.map(([a, b]) => {
    const [first = -1, ...others] = out.get(b) ?? [];
    return others.reduce(
      (best, e) => (isSooner(b, a, (edges[e] as Side)[1], (edges[best] as Side)[1]) ? e : best),
      first,
    );
  });
  const done = new Uint8Array(edges.length);
  const found: number[][] = [];
  for (let start = 0; start < edges.length; start++) {
    if (done[start] === 1) continue;
    const walk: number[] = [];
    for (let e = start; e >= 0 && done[e] !== 1; e = next[e] as number) {
      done[e] = 1;
      walk.push(e);
    }
    found.push(walk);
  }
  return found;
}

const nodesOf = (edges: readonly Side[], walk: readonly number[]): Ring =>
  Float64Array.from(walk, (e) => (edges[e] as Side)[0]);

/** The faces to the left of edges. A way around that lies in no face, as the outermost of all edges do, makes none. */
export function facesOf(edges: readonly Side[]): Face[] {
  const faces: (Face & { readonly size: number })[] = [];
  const holes: number[][] = [];
  for (const walk of walks(edges)) {
    const size = twice(nodesOf(edges, walk));
    if (size > 0) faces.push({ outer: walk, holes: [], size });
    else holes.push(walk);
  }
  faces.sort((a, b) => a.size - b.size);
  for (const walk of holes) {
    const [a, b] = edges[walk[0] as number] as Side;
    const [x, y] = middle(a, b);
    const around = faces.find(({ outer }) => {
      const sides = outer.map((e) => edges[e] as Side);
      // the face on the other side of the edge has the place on its own edge, and is not around it
      return !sides.some(([c, d]) => c === b && d === a) && isInside(x, y, sides);
    });
    around?.holes.push(walk);
  }
  return faces;
}

/** A way that comes through a node again is as many rings as it does so. */
function ringsOf(nodes: Ring): Ring[] {
  const rings: Ring[] = [];
  const way: Node[] = [];
  const at = new Map<Node, number>();
  for (const node of nodes) {
    const since = at.get(node);
    if (since !== undefined) {
      const loop = way.splice(since);
      for (const passed of loop) at.delete(passed);
      rings.push(Float64Array.from(loop));
    }
    at.set(node, way.length);
    way.push(node);
  }
  return [...rings, Float64Array.from(way)];
}

/** A face as a polygon whose rings are simple; what a ring touches in one node is a hole of it. */
export function polygonOf(edges: readonly Side[], face: Face): Polygon {
  const rings = [face.outer, ...face.holes].flatMap((walk) => ringsOf(nodesOf(edges, walk)));
  return rings.sort((a, b) => Math.sign(twice(b)) - Math.sign(twice(a)));
}

/** What lies to the left of edges of which none runs both ways. */
export const polygonsOf = (edges: readonly Side[]): Polygon[] => facesOf(edges).map((face) => polygonOf(edges, face));
