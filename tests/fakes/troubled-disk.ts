/** A browser's database that fails when told to. Made once per process, before anything is opened: Dexie binds methods early. */
import 'fake-indexeddb/auto';

class TroubledDisk {
  /** Errors that the next transactions meet, by name, one after the other. */
  closing: string[] = [];
  /** Bytes that may still be written as photos before the disk is full; null: any. */
  roomBytes: number | null = null;
  /** The durability asked for by each write. */
  readonly durabilities: string[] = [];

  constructor() {
    intercept(IDBDatabase.prototype, 'transaction', ([_stores, mode, options]) => {
      if (mode === 'readwrite') this.durabilities.push(durabilityOf(options));
      const name = this.closing.shift();
      if (name !== undefined) throw new DOMException('as told by the test', name);
    });
    for (const verb of ['put', 'add']) {
      intercept(IDBObjectStore.prototype, verb, ([row]) => {
        if (this.roomBytes === null) return;
        const size = bytesOf(row);
        if (size > this.roomBytes) throw new DOMException('as told by the test', 'QuotaExceededError');
        this.roomBytes -= size;
      });
    }
  }

  /** All is well again. */
  mend(): void {
    this.closing = [];
    this.roomBytes = null;
    this.durabilities.length = 0;
  }
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const durabilityOf = (options: unknown): string => String(fieldOf(options, 'durability'));

function bytesOf(row: unknown): number {
  const bytes = fieldOf(row, 'bytes');
  return bytes instanceof ArrayBuffer ? bytes.byteLength : 0;
}

/** Lets `first` look at every call of a method, and throw, before the method has it. */
function intercept(prototype: object, name: string, first: (args: readonly unknown[]) => void): void {
  const real: unknown = Reflect.get(prototype, name);
  if (typeof real !== 'function') throw new Error(`no method ${name}`);
  Reflect.set(prototype, name, function intercepted(this: unknown, ...args: unknown[]): unknown {
    first(args);
    return Reflect.apply(real, this, args);
  });
}

export const troubledDisk = new TroubledDisk();
