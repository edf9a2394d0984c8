/** The ports to the device itself, beside the replica: declared here, fulfilled in `offline/` and `app/`, faked in tests. */
import type { KeptBasemap } from '../domain/kept-basemap.ts';
import type { StorageEstimate } from '../domain/rules/storage-room.ts';
import type { DeviceState, InstalledApp } from '../state/device.ts';

/** The app's own files, kept by the service worker. */
export interface AppFiles {
  /** Tells how they stand now and whenever that changes. Returns the way to stop. */
  follow(listener: (app: InstalledApp) => void): () => void;
  /** Lets the waiting build take over and opens the page anew with it. */
  takeOver(): void;
  /** Looks for a newer build; quiet without a network. */
  look(): void;
}

/** Whether and how the app comes onto the home screen. */
export interface Installing {
  follow(listener: (install: DeviceState['install']) => void): () => void;
  /** Shows the browser's own question. */
  ask(): Promise<void>;
}

/** Basemap archives kept on request. Every method throws a `Failure`. */
export interface Basemaps {
  list(): Promise<readonly KeptBasemap[]>;
  /** Bytes on the server; null when it does not say. */
  size(url: string): Promise<number | null>;
  keep(
    basemap: { readonly url: string; readonly name: string },
    onBytes: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
  removeAll(): Promise<void>;
}

/** What the browser says about its storage. Null where it says nothing; neither method throws. */
export interface Disk {
  estimate(): Promise<StorageEstimate | null>;
  isPersisted(): Promise<boolean | null>;
  /** Asks not to be cleared when the disk runs low; the answer is the browser's or the person's. */
  askToPersist(): Promise<boolean | null>;
}

export interface DevicePorts {
  readonly appFiles: AppFiles;
  readonly installing: Installing;
  readonly basemaps: Basemaps;
  readonly disk: Disk;
}
