/** What the status says, from what the state holds. Pure: the words are chosen by code, never guessed from a message. */
import type { Sync } from '../../state/sync.ts';

export type SyncState = 'synced' | 'pulling' | 'offline' | 'failed' | 'stale' | 'not_kept';

/** Older than this and online, what is shown may no longer be so: an hour is one round of a grid. */
export const STALE_MS = 60 * 60_000;

/** `now` in Unix ms. */
export function syncState(sync: Pick<Sync, 'phase' | 'dataAsOf' | 'failure'>, online: boolean, now: number): SyncState {
  if (sync.phase === 'pulling') return 'pulling';
  if (!online || sync.phase === 'offline') return 'offline';
  if (sync.phase === 'failed') return 'failed';
  if (sync.failure?.code === 'storage') return 'not_kept';
  if (sync.dataAsOf !== null && now - Date.parse(sync.dataAsOf) > STALE_MS) return 'stale';
  return 'synced';
}
