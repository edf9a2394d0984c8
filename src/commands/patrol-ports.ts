/** The ports of a patrol: the log of the one under way, and the screen that must not go dark. */
import type { TrackPoint } from '../domain/rules/track.ts';
import type { PatrolStart, RunningPatrol } from '../domain/running-patrol.ts';

/**
 * The patrol under way, on the disk as it grows (rules T1… in `offline/SPEC.md`). Methods throw `Failure('storage')`, or
 * `Failure('quota')` when the disk is full.
 */
export interface PatrolLog {
  /** Opens this person's; null when none is under way. */
  open(userId: string): Promise<RunningPatrol | null>;
  begin(patrol: PatrolStart): Promise<void>;
  add(point: TrackPoint): Promise<void>;
  /** Forgets it: what it was is told by an operation. */
  end(): Promise<void>;
  close(): void;
}

export interface PatrolPorts {
  readonly log: PatrolLog;
  /** Of all tabs of one person one records: null when another one does. Otherwise the way to let others. */
  takeTurn(userId: string): Promise<(() => void) | null>;
  /** Keeps the screen on until the returned function is called; `onLost` when the system takes it back. Null: it will not. */
  keepAwake(onLost: () => void): Promise<(() => void) | null>;
}
