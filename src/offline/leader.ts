/** Of all tabs of one person one sends at a time (O5): by Web Locks, or by a lease in the outbox where there are none. */
import { eitherSignal } from '../domain/either-signal.ts';
import { newId } from '../domain/new-id.ts';
import { outboxFailureOf } from './outbox-failure.ts';
import { openOutbox, outboxName } from './outbox-stored.ts';

/** A turn that lasts longer belongs to a tab the browser has frozen: it is taken from it. Sending twice is harmless. Milliseconds. */
const TURN_MS = 120_000;
const LOOK_EVERY_MS = 500;

interface Leader {
  lead<T>(userId: string, work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export const leaderOf = (server: string, locks: LockManager | undefined): Leader =>
  locks ? new LockLeader(server, locks) : new LeaseLeader(server);

class LockLeader implements Leader {
  readonly #server: string;
  readonly #locks: LockManager;

  constructor(server: string, locks: LockManager) {
    this.#server = server;
    this.#locks = locks;
  }

  async lead<T>(userId: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const name = outboxName(this.#server, userId);
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), TURN_MS);
    try {
      return await this.#locks.request(name, { signal: eitherSignal(signal, patience.signal) }, () => {
        clearTimeout(timer);
        return work();
      });
    } catch (thrown) {
      if (!patience.signal.aborted || signal.aborted) throw thrown;
      return await this.#locks.request(name, { steal: true }, work);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Pages served without https have no Web Locks. IndexedDB's transactions run one after the other across tabs, which is enough. */
export class LeaseLeader implements Leader {
  readonly #server: string;
  readonly #now: () => number;
  readonly #lookEveryMs: number;
  readonly #me = newId(Date.now());

  constructor(server: string, now: () => number = Date.now, lookEveryMs = LOOK_EVERY_MS) {
    this.#server = server;
    this.#now = now;
    this.#lookEveryMs = lookEveryMs;
  }

  async lead<T>(userId: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const name = outboxName(this.#server, userId);
    while (!(await this.#take(name))) {
      await new Promise((done) => setTimeout(done, this.#lookEveryMs));
      signal.throwIfAborted();
    }
    try {
      return await work();
    } finally {
      await this.#give(name);
    }
  }

  async #take(name: string): Promise<boolean> {
    const database = await openOutbox(name);
    try {
      return await database.transaction('rw', database.fact, async () => {
        const lease = await database.fact.get('lease');
        const now = this.#now();
        const { who, until = 0 } = lease ?? {};
        // One that ends later than any can was written under another clock.
        if (who !== this.#me && until > now && until <= now + TURN_MS) return false;
        await database.fact.put({ key: 'lease', who: this.#me, until: now + TURN_MS });
        return true;
      });
    } catch (thrown) {
      // A full disk must not keep its records from leaving it; sending twice is harmless.
      if (outboxFailureOf(thrown).code === 'quota') return true;
      throw thrown;
    } finally {
      database.close();
    }
  }

  async #give(name: string): Promise<void> {
    const database = await openOutbox(name);
    try {
      await database.transaction('rw', database.fact, async () => {
        const lease = await database.fact.get('lease');
        if (lease?.who === this.#me) await database.fact.delete('lease'); // needs no room
      });
    } finally {
      database.close();
    }
  }
}
