/** A device that notes what it was told to keep. */
import type { Replica } from '../../src/commands/context.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { Held, PagePlace, PullPage } from '../../src/domain/pull-page.ts';
import { emptyWorld } from '../../src/domain/world.ts';

export class FakeReplica implements Replica {
  held: Held = { world: emptyWorld(), cursor: null, dataAsOf: null };
  /** When set, the device refuses to open or to keep. */
  broken: Failure | null = null;
  readonly kept: { readonly place: PagePlace; readonly page: PullPage }[] = [];
  /** Whose copy was opened, in order; `wiped` in between. */
  readonly story: string[] = [];
  /** Holds `open` back until it is resolved. */
  gate: Promise<void> = Promise.resolve();

  async open(userId: string): Promise<Held> {
    this.story.push(userId);
    await this.gate;
    if (this.broken) throw this.broken;
    return this.held;
  }

  keep(page: PullPage, place: PagePlace): Promise<void> {
    if (this.broken) return Promise.reject(this.broken);
    this.kept.push({ place, page });
    return Promise.resolve();
  }

  wipe(): Promise<void> {
    this.story.push('wiped');
    this.held = { world: emptyWorld(), cursor: null, dataAsOf: null };
    return this.broken ? Promise.reject(this.broken) : Promise.resolve();
  }
}

export const fullDisk = new Failure('storage', 'QuotaExceededError');
