/** A device whose browser says what the test wants, and which keeps basemaps in memory. */
import type {
  AppFiles,
  Basemaps,
  DevicePorts,
  Disk,
  Identity,
  Installing,
  Pins,
} from '../../src/commands/device-ports.ts';
import type { KeptBasemap } from '../../src/domain/kept-basemap.ts';
import { PIN_TRIES, type LockAfter } from '../../src/domain/rules/pin.ts';
import type { StorageEstimate } from '../../src/domain/rules/storage-room.ts';
import type { DeviceState, InstalledApp } from '../../src/state/device.ts';

class FakeAppFiles implements AppFiles {
  tell: (app: InstalledApp) => void = () => undefined;
  readonly story: string[] = [];
  follow(listener: (app: InstalledApp) => void): () => void {
    this.tell = listener;
    return () => (this.tell = () => undefined);
  }
  takeOver(): void {
    this.story.push('took over');
  }
  look(): void {
    this.story.push('looked');
  }
}

class FakeInstalling implements Installing {
  tell: (install: DeviceState['install']) => void = () => undefined;
  asked = 0;
  follow(listener: (install: DeviceState['install']) => void): () => void {
    this.tell = listener;
    return () => (this.tell = () => undefined);
  }
  ask(): Promise<void> {
    this.asked += 1;
    return Promise.resolve();
  }
}

class FakeBasemaps implements Basemaps {
  /** Bytes on the server, by address. */
  sizes: Record<string, number> = {};
  kept: KeptBasemap[] = [];
  /** When set, the next archive stops half-way with it. */
  broken: Error | null = null;
  /** Waited for in the middle of an archive. */
  gate: Promise<void> = Promise.resolve();
  list(): Promise<readonly KeptBasemap[]> {
    return Promise.resolve([...this.kept]);
  }
  size(url: string): Promise<number | null> {
    return Promise.resolve(this.sizes[url] ?? null);
  }
  async keep(
    { url, name }: { readonly url: string; readonly name: string },
    onBytes: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const bytes = this.sizes[url] ?? 10;
    onBytes(bytes / 2);
    await this.gate;
    signal.throwIfAborted();
    if (this.broken) throw this.broken;
    onBytes(bytes);
    this.kept.push({ url, name, bytes, keptAt: '2026-11-20T02:00:00.000Z', etag: null });
  }
  removeAll(): Promise<void> {
    this.kept = [];
    return Promise.resolve();
  }
}

class FakeDisk implements Disk {
  room: StorageEstimate | null = null;
  persisted: boolean | null = null;
  /** What asking leads to. */
  grants = true;
  estimate(): Promise<StorageEstimate | null> {
    return Promise.resolve(this.room);
  }
  isPersisted(): Promise<boolean | null> {
    return Promise.resolve(this.persisted);
  }
  askToPersist(): Promise<boolean | null> {
    this.persisted = this.grants;
    return Promise.resolve(this.grants);
  }
}

class FakePins implements Pins {
  readonly available = true;
  readonly kept = new Map<string, { pin: string; minutes: LockAfter; triesLeft: number }>();
  active = 0;
  read(userId: string) {
    return this.kept.get(userId) ?? null;
  }
  set(userId: string, pin: string, minutes: LockAfter): Promise<void> {
    this.kept.set(userId, { pin, minutes, triesLeft: PIN_TRIES });
    return Promise.resolve();
  }
  setMinutes(userId: string, minutes: LockAfter): void {
    const kept = this.kept.get(userId);
    if (kept) kept.minutes = minutes;
  }
  check(userId: string, pin: string): Promise<boolean> {
    const kept = this.kept.get(userId);
    if (!kept) return Promise.resolve(false);
    kept.triesLeft = kept.pin === pin ? PIN_TRIES : kept.triesLeft - 1;
    return Promise.resolve(kept.pin === pin);
  }
  forget(userId: string): void {
    this.kept.delete(userId);
  }
  activeAt(): number {
    return this.active;
  }
  noteActive(now: number): void {
    this.active = now;
  }
}

class FakeIdentity implements Identity {
  readonly platform = 'Android · Chrome';
  id = '019a2b3c-4d5e-7f60-8172-93a4b5c6d7e8';
  called = '三号平板';
  tablet(): string {
    return this.id;
  }
  name(): string {
    return this.called;
  }
  rename(name: string): void {
    this.called = name;
  }
  renew(): void {
    this.id = '019a2b3c-4d5e-7f60-8172-000000000000';
  }
}

export class FakeDevice implements DevicePorts {
  /** Whose databases were removed, in order. */
  readonly wiped: string[] = [];
  readonly appFiles = new FakeAppFiles();
  readonly installing = new FakeInstalling();
  readonly basemaps = new FakeBasemaps();
  readonly disk = new FakeDisk();
  readonly pins = new FakePins();
  readonly identity = new FakeIdentity();

  wipe(userId: string): Promise<void> {
    this.wiped.push(userId);
    return Promise.resolve();
  }
}
