/**
 * Edits of single nodes and edges. Whoever shares them moves along. Places are EPSG:4326; nodes are named by their
 * place.
 */
import type { LonLat } from '../crs/offset.ts';
import { commit } from './change.ts';
import { toNode, type Node } from './lattice.ts';
import { besideCorner, onOutline } from './on-outline.ts';
import { OUTSIDE, type Partition } from './partition.ts';
import { attempt, Refused, type Edit } from './refusal.ts';
import { withBetween, type Polygon, type Ring } from './ring.ts';

export type Ends = readonly [LonLat, LonLat];

/**
 * All neighbours move along. On the parent's outline a node slides. The parent's own corners stay where they are: of a
 * border that ends in one, the end leaves it and slides.
 */
export const moveNode = (partition: Partition, from: LonLat, to: LonLat): Edit =>
  attempt(() => {
    const node = nodeOf(partition, from);
    const isEnd = partition.corners?.has(node) === true && partition.index.from(node).length === 3;
    return isEnd ? leaveCorner(partition, node, latticeNode(partition, to)) : movedNodes(partition, [[from, to]]);
  });

/** Both ends at once. */
export const moveEdge = (partition: Partition, from: Ends, to: Ends): Edit =>
  attempt(() =>
    movedNodes(partition, [
      [from[0], to[0]],
      [from[1], to[1]],
    ]),
  );

/** A new node on a border, for both sides; on the parent's outline it lies exactly on it. */
export const insertNode = (partition: Partition, [from, to]: Ends, at: LonLat): Edit =>
  attempt(() => {
    const [a, b] = [nodeOf(partition, from), nodeOf(partition, to)];
    const [left, right] = [partition.index.areaLeftOf(a, b), partition.index.areaLeftOf(b, a)];
    if (left < 0 || right < 0) throw new Refused('unknown_edge', from);
    const wished = latticeNode(partition, at);
    const isOutline = left === OUTSIDE || right === OUTSIDE;
    const node = isOutline && partition.corners ? onOutline(partition, left === OUTSIDE ? a : b, wished) : wished;
    checkFree(partition, node);
    return rewrite(partition, new Set([left, right]), (ring) =>
      withBetween(withBetween(ring, a, b, [node]), b, a, [node]),
    );
  });

/** Takes out a node where no three borders meet. */
export const deleteNode = (partition: Partition, at: LonLat): Edit =>
  attempt(() => {
    const node = nodeOf(partition, at);
    const edges = partition.index.from(node);
    if (edges.length > 2) throw new Refused('is_junction', at);
    if (partition.corners?.has(node) === true) throw new Refused('leaves_parent', at);
    return rewrite(partition, new Set(edges.map(([, , number]) => number)), (ring) => ring.filter((n) => n !== node));
  });

function movedNodes(partition: Partition, moves: readonly Ends[]): Edit {
  const ways = new Map<Node, Node>();
  const numbers = new Set<number>();
  for (const [from, to] of moves) {
    const node = nodeOf(partition, from);
    const edges = partition.index.from(node);
    for (const [, , number] of edges) numbers.add(number);
    const wished = latticeNode(partition, to);
    const isBound = partition.corners !== null && edges.some(([, , number]) => number === OUTSIDE);
    if (isBound && partition.corners.has(node)) throw new Refused('leaves_parent', from);
    ways.set(node, isBound ? onOutline(partition, node, wished) : wished);
  }
  for (const to of ways.values()) if (!ways.has(to)) checkFree(partition, to);
  if (new Set(ways.values()).size < ways.size) throw new Refused('collapses', moves[0]?.[1]);
  return rewrite(partition, numbers, (ring) =>
    ring.some((n) => ways.has(n)) ? ring.map((n) => ways.get(n) ?? n) : ring,
  );
}

/**
 * Takes the end of a border from a corner of the parent to the place of the outline beside it that is nearest to a
 * wish. The area on that side loses the corner to its neighbour.
 */
function leaveCorner(partition: Partition, corner: Node, wish: Node): Edit {
  const { node, beside } = besideCorner(partition, corner, wish);
  if (node === corner) throw new Refused('leaves_parent', partition.placeOf(corner));
  checkFree(partition, node);
  const edges = partition.index.from(corner);
  const inner = edges.find(([, to, left]) => left !== OUTSIDE && partition.index.areaLeftOf(to, corner) !== OUTSIDE);
  const border = inner?.[1] ?? corner;
  return rewrite(partition, new Set(edges.map(([, , number]) => number)), (ring) => {
    if (isEdge(ring, corner, beside) && isEdge(ring, corner, border)) return ring.map((n) => (n === corner ? node : n));
    return [beside, border].reduce((r, n) => withBetween(withBetween(r, n, corner, [node]), corner, n, [node]), ring);
  });
}

/** Whether a ring has the edge a–b, in whichever direction. */
function isEdge(ring: Ring, a: Node, b: Node): boolean {
  const i = ring.indexOf(a);
  return i >= 0 && (ring[(i + 1) % ring.length] === b || ring.at(i - 1) === b);
}

export function latticeNode(partition: Partition, place: LonLat): Node {
  const node = toNode(partition.lattice, place);
  if (node === null) throw new Refused('beyond_extent', place);
  return node;
}

function nodeOf(partition: Partition, place: LonLat): Node {
  const node = toNode(partition.lattice, place);
  if (node === null || partition.index.from(node).length === 0) throw new Refused('unknown_node', place);
  return node;
}

function checkFree(partition: Partition, node: Node): void {
  if (partition.index.from(node).length > 0) throw new Refused('too_close', partition.placeOf(node));
}

function rewrite(partition: Partition, numbers: ReadonlySet<number>, ringOf: (ring: Ring) => Ring): Edit {
  const outlines = new Map<number, readonly Polygon[]>();
  for (const number of numbers)
    outlines.set(number, partition.areas[number]?.polygons.map((polygon) => polygon.map(ringOf)) ?? []);
  return commit(partition, { outlines });
}
