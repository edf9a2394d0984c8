/** Edits of single nodes and edges. Whoever shares them moves along. Places are EPSG:4326; nodes are named by their place. */
import type { LonLat } from '../crs/offset.ts';
import { commit } from './change.ts';
import { nearestOnEdge, toNode, type Node } from './lattice.ts';
import { OUTSIDE, type Partition } from './partition.ts';
import { attempt, Refused, type Edit } from './refusal.ts';
import type { Polygon, Ring } from './ring.ts';

export type Ends = readonly [LonLat, LonLat];

/** All neighbours move along. On the parent's outline a node slides, and the parent's own corners stay where they are. */
export const moveNode = (partition: Partition, from: LonLat, to: LonLat): Edit => moveNodes(partition, [[from, to]]);

/** Both ends at once. */
export const moveEdge = (partition: Partition, from: Ends, to: Ends): Edit =>
  moveNodes(partition, [
    [from[0], to[0]],
    [from[1], to[1]],
  ]);

/** A new node on a border, for both sides; on the parent's outline it lies exactly on it. */
export const insertNode = (partition: Partition, [from, to]: Ends, at: LonLat): Edit =>
  attempt(() => {
    const [a, b] = [nodeOf(partition, from), nodeOf(partition, to)];
    const [left, right] = [partition.index.areaLeftOf(a, b), partition.index.areaLeftOf(b, a)];
    if (left < 0 || right < 0) throw new Refused('unknown_edge', from);
    const wished = latticeNode(partition, at);
    const isOutline = left === OUTSIDE || right === OUTSIDE;
    const node = isOutline && partition.corners ? onOutline(partition, left === OUTSIDE ? a : b, wished) : wished;
    checkFree(partition, node, new Set());
    return rewrite(partition, new Set([left, right]), (ring) => {
      const i = ring.findIndex((n, k) => {
        const next = ring[(k + 1) % ring.length];
        return (n === a && next === b) || (n === b && next === a);
      });
      return i < 0 ? ring : Float64Array.of(...ring.subarray(0, i + 1), node, ...ring.subarray(i + 1));
    });
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

function moveNodes(partition: Partition, moves: readonly (readonly [from: LonLat, to: LonLat])[]): Edit {
  return attempt(() => {
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
    for (const to of ways.values()) checkFree(partition, to, ways);
    if (new Set(ways.values()).size < ways.size) throw new Refused('collapses', moves[0]?.[1]);
    return rewrite(partition, numbers, (ring) =>
      ring.some((n) => ways.has(n)) ? ring.map((n) => ways.get(n) ?? n) : ring,
    );
  });
}

/**
 * The place of the parent's outline nearest to a wish, between the parent's corners before and after the edge of the outline that
 * starts in a node. Measured from corner to corner, so that roundings do not add up.
 */
function onOutline({ index, corners }: Partition, start: Node, wish: Node): Node {
  const next = (n: Node): Node => index.from(n).find(([, , number]) => number === OUTSIDE)?.[1] ?? n;
  const last = (n: Node): Node => index.from(n).find(([, to]) => index.areaLeftOf(to, n) === OUTSIDE)?.[1] ?? n;
  let [before, after] = [start, next(start)];
  while (corners?.has(before) === false) before = last(before);
  while (corners?.has(after) === false) after = next(after);
  return nearestOnEdge(wish, before, after);
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

function checkFree(partition: Partition, node: Node, moving: { has(node: Node): boolean }): void {
  if (!moving.has(node) && partition.index.from(node).length > 0)
    throw new Refused('too_close', partition.placeOf(node));
}

function rewrite(partition: Partition, numbers: ReadonlySet<number>, ringOf: (ring: Ring) => Ring): Edit {
  const outlines = new Map<number, readonly Polygon[]>();
  for (const number of numbers)
    outlines.set(number, partition.areas[number]?.polygons.map((polygon) => polygon.map(ringOf)) ?? []);
  return commit(partition, { outlines });
}
