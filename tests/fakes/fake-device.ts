/** A device whose browser says what the test wants, and which keeps basemaps in memory. */
import type { AppFiles, Basemaps, DevicePorts, Disk, Installing } from '../../src/commands/device-ports.ts';
import type { KeptBasemap } from '../../src/domain/kept-basemap.ts';
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

export class FakeDevice implements DevicePorts {
  readonly appFiles = new FakeAppFiles();
  readonly installing = new FakeInstalling();
  readonly basemaps = new FakeBasemaps();
  readonly disk = new FakeDisk();
}
