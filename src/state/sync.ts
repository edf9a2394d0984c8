import type { Failure } from '../domain/failure.ts';

/** How far what we hold agrees with the server. */
export interface Sync {
  readonly phase: 'idle' | 'pulling' | 'offline' | 'failed';
  /** 0–1 during a first pull, null when unknown. */
  readonly progress: number | null;
  /** Server time of the last complete pull, ISO 8601, or null before the first. */
  readonly dataAsOf: string | null;
  readonly failure: Failure | null;
}

export const initialSync: Sync = { phase: 'idle', progress: null, dataAsOf: null, failure: null };
