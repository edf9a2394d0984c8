/**
 * The lattice all corners of a partition lie on: 7 decimals of a degree, about a centimetre. A node is one number that
 * holds its place, so nodes that are equal are shared, and no table of them is needed. Within 3° (`MOST`) all that is
 * computed from differences of places is a whole number below 2^53: which side a node lies on is known, not estimated.
 */
import type { LonLat } from '../crs/offset.ts';

/** `column * SPAN + row`, both counted from the lattice's south-west corner. */
export type Node = number;

/** Steps per degree. */
const STEPS = 1e7;
const SPAN = 2 ** 26;
/** The widest extent a partition may have, in steps; as much again is left around it for edits. */
export const MOST = 2 ** 25;

/**
 * Steps within which a node counts as lying on an edge: an end and a node that were rounded may be off the line they
 * were on by 0.71 steps each.
 */
export const ON = 1.5;

/** Steps from Greenwich and from the equator to the south-west corner. */
export interface Lattice {
  readonly west: number;
  readonly south: number;
}

export const steps = (degrees: number): number => Math.round(degrees * STEPS);

export const nodeAt = (x: number, y: number): Node => x * SPAN + y;
export const xOf = (node: Node): number => Math.floor(node / SPAN);
export const yOf = (node: Node): number => node - Math.floor(node / SPAN) * SPAN;

/** The node nearest to a place; null beyond the lattice, or for what is no number. */
export function toNode(lattice: Lattice, [lon, lat]: LonLat): Node | null {
  const x = steps(lon) - lattice.west;
  const y = steps(lat) - lattice.south;
  return x >= 0 && x < SPAN && y >= 0 && y < SPAN ? nodeAt(x, y) : null;
}

/** The same double as the decimal text of 7 digits is read as. */
export const toLonLat = (lattice: Lattice, node: Node): [lon: number, lat: number] => [
  (xOf(node) + lattice.west) / STEPS,
  (yOf(node) + lattice.south) / STEPS,
];

/** Positive where p lies to the left of the way from a to b, zero on its line. Exact. */
export const side = (ax: number, ay: number, bx: number, by: number, px: number, py: number): number =>
  (bx - ax) * (py - ay) - (by - ay) * (px - ax);

/** Whether p lies beside the edge a–b, nearer than `ON`; its ends' own neighbourhood does not count. */
export function isOn(px: number, py: number, ax: number, ay: number, bx: number, by: number): boolean {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const along = (px - ax) * dx + (py - ay) * dy;
  if (along <= 0 || along >= square) return false;
  const off = side(ax, ay, bx, by, px, py);
  return off * off <= ON * ON * square;
}

/** Whether node p lies on the edge a–b without being one of its ends. */
export const isNodeOn = (p: Node, a: Node, b: Node): boolean =>
  p !== a && p !== b && isOn(xOf(p), yOf(p), xOf(a), yOf(a), xOf(b), yOf(b));

/** Whether edges a–b and c–d cross, each having its ends on both sides of the other. */
export function isCrossing(a: Node, b: Node, c: Node, d: Node): boolean {
  const [ax, ay, bx, by] = [xOf(a), yOf(a), xOf(b), yOf(b)];
  const [cx, cy, dx, dy] = [xOf(c), yOf(c), xOf(d), yOf(d)];
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
  );
}

/** The node nearest to where crossing edges meet. */
export function crossing(a: Node, b: Node, c: Node, d: Node): Node {
  const [ax, ay, bx, by] = [xOf(a), yOf(a), xOf(b), yOf(b)];
  const [cx, cy, dx, dy] = [xOf(c), yOf(c), xOf(d), yOf(d)];
  const [before, after] = [side(cx, cy, dx, dy, ax, ay), side(cx, cy, dx, dy, bx, by)];
  const t = before / (before - after);
  return nodeAt(Math.round(ax + (bx - ax) * t), Math.round(ay + (by - ay) * t));
}

/** The node of the edge a–b that is nearest to p. */
export function nearestOnEdge(p: Node, a: Node, b: Node): Node {
  const [ax, ay] = [xOf(a), yOf(a)];
  const [dx, dy] = [xOf(b) - ax, yOf(b) - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((xOf(p) - ax) * dx + (yOf(p) - ay) * dy) / square));
  return nodeAt(Math.round(ax + dx * t), Math.round(ay + dy * t));
}
