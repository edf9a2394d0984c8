/** One stroke makes two areas of one. */
import type { LonLat } from '../crs/offset.ts';
import { metresBetween } from '../crs/metres.ts';
import { commit } from './change.ts';
import { latticeNode } from './edit-nodes.ts';
import { facesOf, polygonsOf, type Side } from './faces.ts';
import { nearestOnEdge, type Node } from './lattice.ts';
import { overlay, Sides, withoutRepeats, type Overlay } from './overlay.ts';
import type { Partition } from './partition.ts';
import { attempt, Refused, type Edit } from './refusal.ts';
import { twice, type Polygon } from './ring.ts';

/** Metres from which the ends of a stroke reach for the border. */
const REACH = 2;

/**
 * Cuts an area along a line whose ends lie on its border, beyond it, or within `reach` metres of it; holes may lie on
 * the way, and a closed line cuts out an island. The larger part keeps the id, the other is `newId`. A part of the area
 * that the line does not meet stays with the larger one.
 */
export const cut = (partition: Partition, id: string, line: readonly LonLat[], newId: string, reach = REACH): Edit =>
  attempt(() => {
    const number = partition.numbers.get(id);
    const area = partition.area(id);
    if (number === undefined || !area) throw new Refused('unknown_area');
    if (partition.numbers.has(newId)) throw new Refused('id_taken');
    const { parts, neighbours } = cutInTwo(partition, number, line, reach);
    const [larger, smaller] = parts;
    const outlines = new Map(neighbours).set(number, larger);
    return commit(partition, { outlines, added: { id: newId, polygons: smaller, isSingle: area.isSingle } });
  });

interface Halves {
  /** The larger first. */
  readonly parts: readonly [readonly Polygon[], readonly Polygon[]];
  readonly neighbours: Overlay['neighbours'];
}

export function cutInTwo(partition: Partition, number: number, line: readonly LonLat[], reach = REACH): Halves {
  const { outline, inner, neighbours } = overlay(partition, number, [stroke(partition, number, line, reach)]);
  if (inner.length === 0) throw new Refused('does_not_cut', line[0]);
  const { left, right, neither } = sidesOfLine(outline.list, inner);
  if (left.length === 0 || right.length === 0) throw new Refused('does_not_cut', line[0]);
  const halves = [polygonsOf(left), polygonsOf(right)].sort((a, b) => sizeOf(b) - sizeOf(a));
  const [larger = [], smaller = []] = halves;
  return { parts: [[...larger, ...polygonsOf(neither)], smaller], neighbours };
}

const sizeOf = (polygons: readonly Polygon[]): number => polygons.flat().reduce((sum, ring) => sum + twice(ring), 0);

/** The line's nodes, its ends laid on the area's border where that is near. */
function stroke(partition: Partition, number: number, line: readonly LonLat[], reach: number): Node[] {
  const nodes = line.map((place) => latticeNode(partition, place));
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || last === undefined || first === last) return nodes;
  return [onBorder(partition, number, first, reach), ...nodes.slice(1, -1), onBorder(partition, number, last, reach)];
}

function onBorder(partition: Partition, number: number, node: Node, reach: number): Node {
  const from = partition.placeOf(node);
  let best = { node, metres: reach };
  const offer = (candidate: Node): void => {
    const metres = metresBetween(from, partition.placeOf(candidate));
    if (metres < best.metres) best = { node: candidate, metres };
  };
  const edges = partition.areas[number]?.edges(number) ?? [];
  for (const [a] of edges) offer(a);
  if (best.node === node) for (const [a, b] of edges) offer(nearestOnEdge(node, a, b));
  return best.node;
}

/** The edges of all faces by the side of the line they lie on. */
function sidesOfLine(outline: readonly Side[], inner: readonly Side[]) {
  const line = new Sides(cutting(outline, inner));
  const edges = [
    ...outline,
    ...line.list.flatMap(([a, b]): Side[] => [
      [a, b],
      [b, a],
    ]),
  ];
  const found: Record<'left' | 'right' | 'neither', Side[]> = { left: [], right: [], neither: [] };
  for (const { outer, holes } of facesOf(edges)) {
    const around = [outer, ...holes].flat().map((e) => edges[e] as Side);
    const isLeft = around.some(([a, b]) => line.has(a, b));
    const isRight = around.some(([a, b]) => line.has(b, a));
    if (isLeft && isRight) throw new Refused('ambiguous_cut');
    found[isLeft ? 'left' : isRight ? 'right' : 'neither'].push(...around);
  }
  return found;
}

/**
 * The edges of a line that have another face on each side: without loose ends, and without what only reaches a hole.
 */
function cutting(outline: readonly Side[], inner: readonly Side[]): Side[] {
  const once = withoutRepeats(inner);
  const edges = [...outline, ...once, ...once.map(([a, b]): Side => [b, a])];
  const faceOf = new Map<number, number>();
  facesOf(edges).forEach(({ outer, holes }, f) => [outer, ...holes].flat().forEach((e) => faceOf.set(e, f)));
  return once.filter((_, i) => faceOf.get(outline.length + i) !== faceOf.get(outline.length + once.length + i));
}
