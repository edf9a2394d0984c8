/** The ports to the device itself, beside the replica: declared here, fulfilled in `offline/` and `app/`, faked in tests. */
import type { KeptBasemap } from '../domain/kept-basemap.ts';
import type { LockAfter } from '../domain/rules/pin.ts';
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

/** The PIN of the idle lock (SPEC.md, L1…). Nothing here throws but `set` and `check`, where the browser cannot hash. */
export interface Pins {
  /** False where the page is not served securely: the browser then hashes nothing. */
  readonly available: boolean;
  /** Null when this person has no PIN on this device. */
  read(userId: string): { readonly minutes: LockAfter; readonly triesLeft: number } | null;
  set(userId: string, pin: string, minutes: LockAfter): Promise<void>;
  setMinutes(userId: string, minutes: LockAfter): void;
  /** Whether it is the right one; a wrong one counts, also over a restart. */
  check(userId: string, pin: string): Promise<boolean>;
  forget(userId: string): void;
  /** When somebody last touched the app in any tab, Unix ms. */
  activeAt(): number;
  noteActive(now: number): void;
}

/** What this device calls itself. */
export interface Identity {
  /** The tablet's own id, the same for everybody on it; a UUID. */
  tablet(): string;
  name(): string;
  rename(name: string): void;
  /** Kind of device and browser, for people. */
  readonly platform: string;
  /** A new id: after a revocation this is another device. */
  renew(): void;
}

export interface DevicePorts {
  /**
   * Removes every database of this person: territory, outbox, a patrol under way. Only where nothing is unsent, or where
   * somebody has decided so, knowing what would be lost (O7). Throws `storage`.
   */
  wipe(userId: string): Promise<void>;
  readonly appFiles: AppFiles;
  readonly installing: Installing;
  readonly basemaps: Basemaps;
  readonly disk: Disk;
  readonly pins: Pins;
  readonly identity: Identity;
}
