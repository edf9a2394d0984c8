/** One answer of `sync_pull`, as the rest of the program reads it. Its rows are typed as the entities of `entities.ts`. */
import type { Changes, World } from './world.ts';

/** Where a pull stands. Only the server reads it; we keep it and give it back. */
export type Cursor = Readonly<Record<string, unknown>>;

export interface PullPage {
  readonly cursor: Cursor;
  /** ISO 8601, UTC. */
  readonly serverTime: string;
  /** This page begins a full pull: what is held and not sent again in it is gone. */
  readonly full: boolean;
  /** Ask again at once with `cursor`. */
  readonly more: boolean;
  /** 0–1 of a paged pull, null when unknown. */
  readonly progress: number | null;
  readonly changes: Changes;
}

/** How a page joins what is held: a full pull replaces it as a whole at its last page, a delta adds to it at once. */
export type PagePlace = 'first_of_full' | 'next_of_full' | 'delta';

/**
 * What is held of one person's world, and where it stands. `dataAsOf` is the server's time of the last complete pull; null
 * with a cursor is a first pull that was interrupted and goes on from there.
 */
export interface Held {
  readonly world: World;
  readonly cursor: Cursor | null;
  readonly dataAsOf: string | null;
}
