import type { Failure } from '../domain/failure.ts';
import type { Cursor } from '../domain/pull-page.ts';

/** How far what we hold agrees with the server. */
export interface Sync {
  readonly phase: 'idle' | 'pulling' | 'offline' | 'failed';
  /** 0–1 during a first pull, null when unknown. */
  readonly progress: number | null;
  /** Server time of the last complete pull, ISO 8601, or null before the first. */
  readonly dataAsOf: string | null;
  /**
   * Why the last pull did not succeed. In phase `idle` it did succeed, and `storage` says that the device could not keep it:
   * what is shown is right, and will be gone with this page.
   */
  readonly failure: Failure | null;
  /** Where the shown world stands, for the next pull. */
  readonly cursor: Cursor | null;
}

export const initialSync: Sync = { phase: 'idle', progress: null, dataAsOf: null, failure: null, cursor: null };
