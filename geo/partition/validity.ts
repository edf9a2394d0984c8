/**
 * Whether the rings of one area enclose every place once or not at all. Where that holds of every area, and every edge
 * has an area on both sides, the areas leave neither overlap nor gap: along any way through the plane, what one area
 * loses another gains.
 */
import { middle, isInsideRing, twice, type Polygon, type Ring } from './ring.ts';

export interface Fault {
  readonly code: 'collapses' | 'crosses';
  readonly ring: Ring;
}

const isIn = (ring: Ring, other: Ring): boolean => isInsideRing(...middle(ring[0] as number, ring[1] as number), other);

/** For rings of which none crosses another or has an edge of another. */
export function faultIn(polygons: readonly Polygon[]): Fault | null {
  for (const [p, [outer, ...holes]] of polygons.entries()) {
    if (!outer || !isTurned(outer, 1)) return { code: 'collapses', ring: outer ?? new Float64Array(2) };
    for (const hole of holes) {
      if (!isTurned(hole, -1)) return { code: 'collapses', ring: hole };
      if (!isIn(hole, outer)) return { code: 'crosses', ring: hole };
    }
    const nested = nestedIn(holes);
    if (nested) return { code: 'crosses', ring: nested };
    for (const [q, [around, ...islets]] of polygons.entries())
      if (p !== q && around && isIn(outer, around) && !islets.some((hole) => isIn(outer, hole)))
        return { code: 'crosses', ring: outer };
  }
  return null;
}

/** A ring that lies in another one; null if all lie beside each other. */
export const nestedIn = (rings: readonly Ring[]): Ring | null =>
  rings.find((ring) => rings.some((other) => ring !== other && isIn(ring, other))) ?? null;

/** Whether a ring has an area on the expected side and comes through no node twice. */
export const isTurned = (ring: Ring, turn: number): boolean =>
  ring.length > 2 && Math.sign(twice(ring)) === turn && !isRepeating(ring);

/** Short rings are compared node by node, which is ten times as fast as filling a set. */
const SHORT = 40;

function isRepeating(ring: Ring): boolean {
  if (ring.length > SHORT) return new Set(ring).size < ring.length;
  for (let i = 1; i < ring.length; i++) if (ring.indexOf(ring[i] as number) < i) return true;
  return false;
}
