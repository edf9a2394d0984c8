/** Along the outline of a partition that has a parent: it keeps its course, whatever is edited. */
import { nearestOnEdge, xOf, yOf, type Node } from './lattice.ts';
import { OUTSIDE, type Partition } from './partition.ts';

export const nextOutside = ({ index }: Partition, node: Node): Node =>
  index.from(node).find(([, , number]) => number === OUTSIDE)?.[1] ?? node;

export const lastOutside = ({ index }: Partition, node: Node): Node =>
  index.from(node).find(([, to]) => index.areaLeftOf(to, node) === OUTSIDE)?.[1] ?? node;

/**
 * The place nearest to a wish, between the parent's corners before and after the edge of the outline that starts in a
 * node. Measured from corner to corner, so that roundings do not add up.
 */
export function onOutline(partition: Partition, start: Node, wish: Node): Node {
  const { corners } = partition;
  let [before, after] = [start, nextOutside(partition, start)];
  while (corners?.has(before) === false) before = lastOutside(partition, before);
  while (corners?.has(after) === false) after = nextOutside(partition, after);
  return nearestOnEdge(wish, before, after);
}

/**
 * Where the end of a border goes that leaves a corner of the parent: to one side of it, towards the neighbour `beside`.
 */
export function besideCorner(partition: Partition, corner: Node, wish: Node): { node: Node; beside: Node } {
  const [next, last] = [nextOutside(partition, corner), lastOutside(partition, corner)];
  const [ahead, behind] = [nearestOnEdge(wish, corner, next), nearestOnEdge(wish, corner, last)];
  return apart(ahead, wish) < apart(behind, wish) ? { node: ahead, beside: next } : { node: behind, beside: last };
}

const apart = (a: Node, b: Node): number => Math.hypot(xOf(a) - xOf(b), yOf(a) - yOf(b));
