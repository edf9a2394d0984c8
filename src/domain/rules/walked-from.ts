/** Walks that have been measured around one place, and the one measure they make of it: all along the network, or none. */
import type { Position } from 'geojson';
import type { MeasureDistance } from './suggest-teams.ts';

export interface WalkedFrom {
  readonly place: readonly number[];
  /** Seconds, by `placeKey`. A place that cannot be walked to is not among them. */
  readonly seconds: ReadonlyMap<string, number>;
}

export const placeKey = ([lon, lat]: readonly number[]): string => `${lon},${lat}`;

/**
 * Undefined unless every one of `others` was walked to from `place`: minutes along the network and straight lines do not
 * compare, so one missing answer makes all of them straight lines.
 */
export function walkingMeasure(
  walked: WalkedFrom | null,
  place: Position,
  others: readonly Position[],
): MeasureDistance | undefined {
  if (!walked || placeKey(walked.place) !== placeKey(place)) return undefined;
  const times = new Map<string, number>();
  for (const other of others) {
    const seconds = walked.seconds.get(placeKey(other));
    if (seconds === undefined) return undefined;
    times.set(placeKey(other), seconds);
  }
  return (from) => ({ kind: 'walking', seconds: times.get(placeKey(from)) ?? Infinity });
}
