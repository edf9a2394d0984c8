/** The state of the synchronisation as a sign and a sentence: the same on the chip and in the panel behind it. */
import { CircleCheck, CloudOff, HardDrive, History, RefreshCw, TriangleAlert } from 'lucide-react';
import type { Failure } from '../../domain/failure.ts';
import type { Translate } from '../../i18n/index.ts';
import type { SyncState } from './sync-state.ts';

export const SYNC_ICONS = {
  synced: CircleCheck,
  pulling: RefreshCw,
  offline: CloudOff,
  failed: TriangleAlert,
  stale: History,
  not_kept: HardDrive,
} as const;

export function syncDetail(t: Translate, state: SyncState, failure: Failure | null): string {
  if (state === 'failed' || state === 'not_kept') return t(`failure.${failure?.code ?? 'unexpected'}`);
  return t(`shell.status.${state}_detail`);
}
