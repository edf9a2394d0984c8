/**
 * Walks between the stops of a round, and the one measure they make of it: all of them along the network, or none. A leg counts
 * for both ways: a stair that is one-way to people on foot is too rare to be asked about twice.
 */
import type { Position } from 'geojson';
import { straightLine, type MeasureDistance } from './suggest-teams.ts';
import { placeKey } from './walked-from.ts';

/** Seconds by `legKey`; null: nobody can walk it. */
export type Legs = ReadonlyMap<string, number | null>;

export const legKey = (a: readonly number[], b: readonly number[]): string =>
  [placeKey(a), placeKey(b)].sort().join(' ');

/** Straight lines unless every one of these places can be walked to from every other: the two measures do not compare. */
export function roundMeasure(legs: Legs | null, places: readonly Position[]): MeasureDistance {
  const isWhole = places.every((a, n) => places.slice(n + 1).every((b) => secondsOf(legs, a, b) !== null));
  if (!legs || !isWhole) return straightLine;
  return (a, b) => ({ kind: 'walking', seconds: secondsOf(legs, a, b) ?? Infinity });
}

function secondsOf(legs: Legs | null, a: Position, b: Position): number | null {
  const key = legKey(a, b);
  return placeKey(a) === placeKey(b) ? 0 : (legs?.get(key) ?? null);
}
