/**
 * The PIN of the idle lock, as far as this device remembers it (SPEC.md, L1…): a salted hash, never the PIN. In the device's
 * small storage and not in the replica, because it must be asked before the replica is opened.
 */
import type { DeviceStorage } from '../data/device-storage.ts';
import { LOCK_AFTER, PIN_TRIES, type LockAfter } from '../domain/rules/pin.ts';

/** A quarter of a second on a slow tablet. It delays who has copied the record; six digits are guessed in hours all the same. */
const ITERATIONS = 300_000;

const keyOf = (userId: string): string => `lianxin.pin:${userId}`;
const ACTIVE_KEY = 'lianxin.active';

interface StoredPin {
  readonly salt: string;
  readonly iterations: number;
  readonly hash: string;
  readonly minutes: LockAfter;
  /** Wrong tries since the last right one. */
  readonly tries: number;
}

export interface PinSetting {
  readonly minutes: LockAfter;
  readonly triesLeft: number;
}

export class StoredPins {
  readonly #storage: DeviceStorage;
  readonly available = 'subtle' in crypto;

  constructor(storage: DeviceStorage) {
    this.#storage = storage;
  }

  read(userId: string): PinSetting | null {
    const stored = this.#read(userId);
    return stored && { minutes: stored.minutes, triesLeft: Math.max(0, PIN_TRIES - stored.tries) };
  }

  async set(userId: string, pin: string, minutes: LockAfter): Promise<void> {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const hash = await hashOf(pin, salt, ITERATIONS);
    this.#write(userId, { salt: toHex(salt), iterations: ITERATIONS, hash, minutes, tries: 0 });
  }

  setMinutes(userId: string, minutes: LockAfter): void {
    const stored = this.#read(userId);
    if (stored) this.#write(userId, { ...stored, minutes });
  }

  /** Counts before it answers: whoever pulls the plug in between has had their try. */
  async check(userId: string, pin: string): Promise<boolean> {
    const stored = this.#read(userId);
    if (!stored || stored.tries >= PIN_TRIES) return false;
    this.#write(userId, { ...stored, tries: stored.tries + 1 });
    const isRight = (await hashOf(pin, fromHex(stored.salt), stored.iterations)) === stored.hash;
    if (isRight) this.#write(userId, { ...stored, tries: 0 });
    return isRight;
  }

  forget(userId: string): void {
    this.#storage.removeItem(keyOf(userId));
    this.#storage.removeItem(ACTIVE_KEY);
  }

  /** When somebody last touched the app, in any tab; Unix ms. Long ago where that is not known. */
  activeAt(): number {
    const at = Number(this.#storage.getItem(ACTIVE_KEY));
    return Number.isFinite(at) ? at : 0;
  }

  noteActive(now: number): void {
    this.#storage.setItem(ACTIVE_KEY, String(now));
  }

  #read(userId: string): StoredPin | null {
    try {
      const stored: unknown = JSON.parse(this.#storage.getItem(keyOf(userId)) ?? 'null');
      return isStoredPin(stored) ? stored : null;
    } catch {
      return null; // Not what we wrote: there is no PIN.
    }
  }

  #write(userId: string, pin: StoredPin): void {
    this.#storage.setItem(keyOf(userId), JSON.stringify(pin));
  }
}

const isStoredPin = (value: unknown): value is StoredPin => {
  if (typeof value !== 'object' || value === null) return false;
  const field = (name: string): unknown => Reflect.get(value, name);
  return (
    typeof field('salt') === 'string' &&
    typeof field('hash') === 'string' &&
    Number.isInteger(field('iterations')) &&
    Number.isInteger(field('tries')) &&
    LOCK_AFTER.some((minutes) => minutes === field('minutes'))
  );
};

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256);
  return toHex(new Uint8Array(bits));
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
