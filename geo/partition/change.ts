/**
 * Where every edit ends: new outlines of some areas become a new partition, if it is one. Only what changed is looked
 * at: that edges meet only at their ends and have an area on both sides, and that rings are nested (`validity.ts`).
 */
import { Area } from './area.ts';
import type { Edge, EdgeIndex } from './edge-index.ts';
import { isCrossing, isNodeOn, xOf, yOf, type Node } from './lattice.ts';
import { OUTSIDE, Partition } from './partition.ts';
import { Refused, type Edit } from './refusal.ts';
import { twice, type Polygon, type Ring } from './ring.ts';
import { faultIn, isTurned, nestedIn, type Fault } from './validity.ts';

/** m² below which no edit makes an area. */
const LEAST = 1;

export interface Change {
  /** New outlines by number; none, and the area is taken away. */
  readonly outlines: ReadonlyMap<number, readonly Polygon[]>;
  readonly added?: { readonly id: string; readonly polygons: readonly Polygon[]; readonly isSingle: boolean };
}

export function commit(before: Partition, { outlines, added }: Change): Edit {
  const areas = [...before.areas];
  let { numbers } = before;
  const removed: string[] = [];
  const changed: string[] = [];
  const out: Edge[] = [];
  const into: Edge[] = [];
  for (const [number, polygons] of outlines) {
    const old = before.areas[number];
    if (!old) throw new Error(`no area ${number}`);
    const now = old.reshaped(polygons);
    exchange(before.index, old.edges(number), now.edges(number), out, into);
    areas[number] = polygons.length === 0 ? null : now;
    if (polygons.length === 0) removed.push(old.id);
    else if (number !== OUTSIDE) changed.push(old.id);
  }
  if (added) {
    const area = new Area(added.id, added.polygons, added.isSingle);
    numbers = new Map(numbers).set(added.id, areas.length);
    into.push(...area.edges(areas.length));
    areas.push(area);
    changed.push(added.id);
  }
  if (removed.length > 0) {
    const fewer = new Map(numbers);
    for (const id of removed) fewer.delete(id);
    numbers = fewer;
  }
  const { lattice, corners } = before;
  const after = new Partition({ lattice, areas, numbers, index: before.index.with(out, into), corners });
  for (const number of outlines.keys()) checkRings(before, after, number);
  checkEdges(after, into, out);
  for (const id of changed) checkSize(before, after, id);
  return { refusal: null, partition: after, changed, removed };
}

/** What of an area's edges goes `out` of the index and what comes `into` it. */
function exchange(index: EdgeIndex, old: readonly Edge[], now: readonly Edge[], out: Edge[], into: Edge[]): void {
  const kept = new Map<Node, Node[]>();
  for (const edge of now) {
    const [a, b, number] = edge;
    if (index.areaLeftOf(a, b) !== number) into.push(edge);
    else if (kept.has(a)) kept.get(a)?.push(b);
    else kept.set(a, [b]);
  }
  for (const edge of old) if (kept.get(edge[0])?.includes(edge[1]) !== true) out.push(edge);
}

function checkRings(before: Partition, after: Partition, number: number): void {
  const polygons = after.areas[number]?.polygons ?? [];
  const fault = number === OUTSIDE ? faultOutside(before, polygons.flat()) : faultIn(polygons);
  if (fault) throw new Refused(fault.code, after.placeOf(fault.ring[0] as Node));
}

/**
 * What lies outside keeps its rings, each with its turn. Without a parent they are outlines, which lie beside each
 * other.
 */
function faultOutside(before: Partition, rings: readonly Ring[]): Fault | null {
  const old = before.areas[OUTSIDE]?.polygons.flat() ?? [];
  const collapsed = rings.find((ring, r) => !isTurned(ring, Math.sign(twice(old[r] ?? ring))));
  if (collapsed) return { code: 'collapses', ring: collapsed };
  const nested = before.corners === null ? nestedIn(rings) : null;
  return nested && { code: 'crosses', ring: nested };
}

function checkEdges(partition: Partition, added: readonly Edge[], removed: readonly Edge[]): void {
  for (const [a, b] of added) checkClearance(partition, a, b);
  for (const [a, b] of [...added, ...removed])
    // what is a centimetre wide may close when its borders are broken
    if (isOneSided(partition, a, b)) throw new Refused('too_close', partition.placeOf(a));
}

function isOneSided({ index }: Partition, a: Node, b: Node): boolean {
  const pairing = index.pairing(a, b);
  return pairing === 'alone' || pairing === 'wrong';
}

function checkClearance(partition: Partition, a: Node, b: Node): void {
  const [ax, ay, bx, by] = [xOf(a), yOf(a), xOf(b), yOf(b)];
  const place = (node: Node) => partition.placeOf(node);
  partition.index.near(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (c, d) => {
    if (isNodeOn(c, a, b) || isNodeOn(d, a, b)) throw new Refused('too_close', place(isNodeOn(c, a, b) ? c : d));
    if (isNodeOn(a, c, d) || isNodeOn(b, c, d)) throw new Refused('too_close', place(isNodeOn(a, c, d) ? a : b));
    if (isCrossing(a, b, c, d)) throw new Refused('crosses', place(a));
  });
}

function checkSize(before: Partition, after: Partition, id: string): void {
  const m2 = after.m2Of(id) ?? 0;
  if (m2 < LEAST && m2 < (before.m2Of(id) ?? Infinity)) throw new Refused('too_small');
}
