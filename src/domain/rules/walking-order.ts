/**
 * In which order to go to several places: the nearest one next, then crossings are untangled (2-opt). Over whatever measure it
 * is given; over straight lines whoever shows it says 直线估算, because a wall or a river may lie between two neighbours.
 */
import type { Position } from 'geojson';
import { straightMetres } from './distance.ts';

/** How far two places are from each other, the same both ways. */
export type Far = (a: Position, b: Position) => number;

/** 2-opt looks at every pair; beyond this many stops nobody walks the list in one go anyway. */
export const MOST_STOPS = 200;

/** The stops in walking order from `start` (or from the first of them); what comes beyond the 200th keeps its place. */
export function walkingOrder<Stop>(
  stops: readonly Stop[],
  where: (stop: Stop) => Position,
  start: Position | null,
  far: Far = straightMetres,
): Stop[] {
  const near = stops.slice(0, MOST_STOPS);
  const places = near.map(where);
  // Looked up once for every pair; the start is the last row.
  const table = [...places, ...(start ? [start] : [])].map((a) => places.map((b) => far(a, b)));
  const path = untangled(nearestNext(places.length, start !== null, table), start !== null, table);
  return [...path.map((index) => near[index] as Stop), ...stops.slice(MOST_STOPS)];
}

/** How far it is through the places, from `start` where there is one. */
export function wayLength(places: readonly Position[], start: Position | null, far: Far = straightMetres): number {
  let length = 0;
  let at = start;
  for (const place of places) {
    if (at) length += far(at, place);
    at = place;
  }
  return length;
}

/** `table[a][b]`: how far from a to b; the row behind the last place is the start's. */
type Table = readonly (readonly number[])[];

function nearestNext(count: number, hasStart: boolean, table: Table): number[] {
  const left = new Set(Array.from({ length: count }, (_, index) => index));
  const path: number[] = [];
  let at = hasStart ? count : 0;
  while (left.size > 0) {
    let [next = 0] = left;
    let nearest = Infinity;
    for (const index of left) {
      const far = path.length === 0 && !hasStart ? index : (table[at]?.[index] ?? Infinity);
      if (far < nearest) [next, nearest] = [index, far];
    }
    left.delete(next);
    path.push(next);
    at = next;
  }
  return path;
}

/** Turns pieces of the way around while that makes it shorter. The way is open: where it ends does not matter. */
function untangled(path: number[], hasStart: boolean, table: Table): number[] {
  const start = path.length;
  const far = (m: number, n: number): number => {
    const [a, b] = [m < 0 ? (hasStart ? start : undefined) : path[m], path[n]];
    return a === undefined || b === undefined ? 0 : (table[a]?.[b] ?? 0);
  };
  // Without a start the first stop is where one begins, and stays.
  const first = hasStart ? 0 : 1;
  for (let better = true, rounds = 0; better && rounds < 50; rounds += 1) {
    better = false;
    for (let i = first; i < path.length - 1; i++)
      for (let j = i + 1; j < path.length; j++) {
        const before = far(i - 1, i) + far(j, j + 1);
        const after = far(i - 1, j) + far(i, j + 1);
        if (after < before - 0.01) {
          path = [...path.slice(0, i), ...path.slice(i, j + 1).reverse(), ...path.slice(j + 1)];
          better = true;
        }
      }
  }
  return path;
}
