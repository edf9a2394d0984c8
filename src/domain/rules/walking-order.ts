/**
 * In which order to go to several places: the nearest one next, then crossings are untangled (2-opt). Over straight lines, so
 * whoever shows it says 直线估算: a wall or a river may lie between two neighbours.
 */
import type { Position } from 'geojson';
import { straightMetres } from './distance.ts';

/** 2-opt looks at every pair; beyond this many stops nobody walks the list in one go anyway. */
const MOST_STOPS = 200;

/** The stops in walking order from `start` (or from the first of them); what comes beyond the 200th keeps its place. */
export function walkingOrder<Stop>(
  stops: readonly Stop[],
  where: (stop: Stop) => Position,
  start: Position | null,
): Stop[] {
  const near = stops.slice(0, MOST_STOPS);
  const path = untangled(nearestNext(near.map(where), start), near.map(where), start);
  return [...path.map((index) => near[index] as Stop), ...stops.slice(MOST_STOPS)];
}

/** Metres of the way through the places, from `start` where there is one. */
export function wayMetres(places: readonly Position[], start: Position | null): number {
  let metres = 0;
  let at = start;
  for (const place of places) {
    if (at) metres += straightMetres(at, place);
    at = place;
  }
  return metres;
}

function nearestNext(places: readonly Position[], start: Position | null): number[] {
  const left = new Set(places.keys());
  const path: number[] = [];
  let at = start ?? places[0] ?? null;
  while (at && left.size > 0) {
    let next = -1;
    let nearest = Infinity;
    for (const index of left) {
      const metres = straightMetres(at, places[index] as Position);
      if (metres < nearest) [next, nearest] = [index, metres];
    }
    left.delete(next);
    path.push(next);
    at = places[next] as Position;
  }
  return path;
}

/** Turns pieces of the way around while that makes it shorter. The way is open: where it ends does not matter. */
function untangled(path: number[], places: readonly Position[], start: Position | null): number[] {
  const at = (n: number): Position | null => (n < 0 ? start : (places[path[n] ?? -1] ?? null));
  const metres = (a: Position | null, b: Position | null): number => (a && b ? straightMetres(a, b) : 0);
  // Without a start the first stop is where one begins, and stays.
  const first = start ? 0 : 1;
  for (let better = true, rounds = 0; better && rounds < 50; rounds += 1) {
    better = false;
    for (let i = first; i < path.length - 1; i++)
      for (let j = i + 1; j < path.length; j++) {
        const before = metres(at(i - 1), at(i)) + metres(at(j), at(j + 1));
        const after = metres(at(i - 1), at(j)) + metres(at(i), at(j + 1));
        if (after < before - 0.01) {
          path = [...path.slice(0, i), ...path.slice(i, j + 1).reverse(), ...path.slice(j + 1)];
          better = true;
        }
      }
  }
  return path;
}
