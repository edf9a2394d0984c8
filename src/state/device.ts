import type { Failure } from '../domain/failure.ts';
import type { KeptBasemap } from '../domain/kept-basemap.ts';
import type { LockAfter } from '../domain/rules/pin.ts';
import type { StorageEstimate } from '../domain/rules/storage-room.ts';

/**
 * The app's own files on this device. `absent`: this browser cannot keep them, or this is a development server. `waiting`: a
 * newer build lies ready. `replaced`: a newer build serves already, because another window asked for it.
 */
export type InstalledApp = 'absent' | 'preparing' | 'ready' | 'waiting' | 'replaced';

/** Fetching what the device should have without a network. Bytes; `total` null while unknown. */
export type Download =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly bytes: number; readonly total: number | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** This device: what it keeps, how much room it has, whether the app is installed. */
export interface DeviceState {
  readonly app: InstalledApp;
  /** `offered`: the browser would put the app on the home screen if asked. `by_hand`: the person has to (iOS). */
  readonly install: 'unknown' | 'offered' | 'by_hand' | 'installed';
  readonly basemaps: readonly KeptBasemap[];
  /** Bytes of the archives that are offered here, by address; missing while the server has not told. */
  readonly basemapBytes: Readonly<Record<string, number>>;
  readonly download: Download;
  readonly estimate: StorageEstimate | null;
  /** Whether the browser has promised not to clear what we keep; null where it says nothing. */
  readonly persisted: boolean | null;
  /** Minutes until it locks by itself; null when no PIN is set. */
  readonly lockAfter: LockAfter | null;
  readonly name: string;
}

export const initialDevice: DeviceState = {
  app: 'absent',
  install: 'unknown',
  basemaps: [],
  basemapBytes: {},
  download: { kind: 'idle' },
  estimate: null,
  persisted: null,
  lockAfter: null,
  name: '',
};
