/**
 * Rings of nodes: open, each node once, what they enclose to the left. A hole runs clockwise: its area is around it.
 */
import { side, xOf, yOf, type Node } from './lattice.ts';

export type Ring = Float64Array;
/** The outer ring first, then the holes. */
export type Polygon = readonly Ring[];

/** Twice the enclosed area in steps: positive counter-clockwise. */
export function twice(ring: Ring): number {
  const x = xOf(ring[0] as Node);
  const y = yOf(ring[0] as Node);
  let sum = 0;
  let [ax, ay] = [0, 0];
  for (const node of ring) {
    const bx = xOf(node) - x;
    const by = yOf(node) - y;
    sum += ax * by - ay * bx;
    ax = bx;
    ay = by;
  }
  return sum;
}

/** Calls `use` with both ends of every edge of a ring. */
export function eachEdge(ring: Ring, use: (a: Node, b: Node) => void): void {
  let a = ring.at(-1) as Node;
  for (const b of ring) {
    use(a, b);
    a = b;
  }
}

/** Whether a ray from a place to the east meets the edge a–b. Halves of steps are exact. */
const isMet = (x: number, y: number, a: Node, b: Node): boolean => {
  const [ay, by] = [yOf(a), yOf(b)];
  if (ay > y === by > y) return false;
  const left = side(xOf(a), ay, xOf(b), by, x, y);
  return ay < by ? left > 0 : left < 0;
};

/** Whether a place lies inside edges that make closed rings; holes count as outside. Not for places on the edges. */
export function isInside(x: number, y: number, edges: Iterable<readonly [a: Node, b: Node, ...unknown[]]>): boolean {
  let isOdd = false;
  for (const [a, b] of edges) if (isMet(x, y, a, b)) isOdd = !isOdd;
  return isOdd;
}

export function isInsideRing(x: number, y: number, ring: Ring): boolean {
  let isOdd = false;
  eachEdge(ring, (a, b) => {
    if (isMet(x, y, a, b)) isOdd = !isOdd;
  });
  return isOdd;
}

export const middle = (a: Node, b: Node): [x: number, y: number] => [(xOf(a) + xOf(b)) / 2, (yOf(a) + yOf(b)) / 2];

/** A ring with more nodes where it goes from a to b; the same ring where it does not. */
export function withBetween(ring: Ring, a: Node, b: Node, nodes: readonly Node[]): Ring {
  const i = ring.indexOf(a);
  if (i < 0 || ring[(i + 1) % ring.length] !== b) return ring;
  return Float64Array.of(...ring.subarray(0, i + 1), ...nodes, ...ring.subarray(i + 1));
}
