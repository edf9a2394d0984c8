import type { Failure } from '../domain/failure.ts';
import type { PatrolId } from '../domain/ids.ts';
import { GRID_WATCH_START, type GridWatch } from '../domain/rules/leaving-grid.ts';
import type { TrackPoint } from '../domain/rules/track.ts';
import type { RunningPatrol } from '../domain/running-patrol.ts';

/**
 * What this tab does about a patrol under way. `recording`: positions are taken. `paused`: it came back to one after a long
 * time, and a person has to say whether it goes on. `elsewhere`: another tab records it.
 */
export type PatrolPhase = 'none' | 'recording' | 'paused' | 'elsewhere';

export interface PatrolState {
  readonly phase: PatrolPhase;
  /** Null unless a patrol is under way on this device. */
  readonly running: RunningPatrol | null;
  /** How well the device knows where it is. */
  readonly signal: 'waiting' | 'good' | 'weak' | 'denied' | 'unavailable';
  /** Whether the walker has left the patrolled territory. */
  readonly watch: GridWatch;
  /** The screen: kept on, may go off (the browser has refused or knows no way), or not asked for. */
  readonly awake: 'off' | 'held' | 'refused';
  /** Set when points can no longer be kept on the disk; they are in memory. */
  readonly failure: Failure | null;
  /** Which half of the patrol's place of the rail is open. */
  readonly view: 'walk' | 'assignments';
  /** A track the map shows: the running one, or a past one its walker asked for. */
  readonly shown: { readonly id: PatrolId; readonly points: readonly TrackPoint[] } | null;
}

export const initialPatrol: PatrolState = {
  phase: 'none',
  running: null,
  signal: 'waiting',
  watch: GRID_WATCH_START,
  awake: 'off',
  failure: null,
  view: 'walk',
  shown: null,
};
