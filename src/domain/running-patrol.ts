/** A patrol under way on this device, and when one that was forgotten has ended. */
import type { PatrolId, TerritoryId } from './ids.ts';
import type { TrackPoint } from './rules/track.ts';

export interface PatrolStart {
  readonly id: PatrolId;
  readonly territory_id: TerritoryId;
  /** Device time, Unix ms. */
  readonly started_at: number;
}

export interface RunningPatrol extends PatrolStart {
  readonly points: readonly TrackPoint[];
}

/** A page that was away longer than this asks before it records again. Milliseconds. */
const LONG_GAP_MS = 30 * 60_000;
/** Nobody walks longer without a break: such a patrol was forgotten. Milliseconds. */
const LONGEST_MS = 12 * 3_600_000;

/** When somebody was last known to be walking. Device time, Unix ms. */
export const lastSeen = ({ started_at, points }: RunningPatrol): number =>
  started_at + (points.at(-1)?.[2] ?? 0) * 1000;

/** The page comes back to a patrol after so long that going on is a person's decision. */
export const wasInterrupted = (patrol: RunningPatrol, now: number): boolean => now - lastSeen(patrol) > LONG_GAP_MS;

/** The moment to tell as its end when it is finished now. Never before the start, never more than a walk's length after it. */
export function endOf(patrol: RunningPatrol, now: number): number {
  const forgotten = now - patrol.started_at > LONGEST_MS;
  return Math.max(patrol.started_at, forgotten ? Math.min(lastSeen(patrol), patrol.started_at + LONGEST_MS) : now);
}
