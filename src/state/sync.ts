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
   * Why the last pull did not succeed. In phase `idle` the pull did succeed but something is still to be told: `storage`
   * (what is shown is right, and will be gone with this page) or `no_profile` (nobody has given this account a role).
   */
  readonly failure: Failure | null;
  /** Where the shown world stands, for the next pull. */
  readonly cursor: Cursor | null;
}

export const initialSync: Sync = { phase: 'idle', progress: null, dataAsOf: null, failure: null, cursor: null };
