/** One person's world on this device. The rules it keeps, R1…, are in SPEC.md, and its tests quote them. */
import { Dexie } from 'dexie';
import { Failure } from '../domain/failure.ts';
import type { Held, PagePlace, PullPage } from '../domain/pull-page.ts';
import { emptyWorld, type Changes } from '../domain/world.ts';
import { slices } from './changes.ts';
import { load } from './load.ts';
import { FORMAT, openDatabase, type ReplicaDatabase, type StoredPlace } from './stored.ts';

const PREFIX = 'lianxin.replica:';

const NOTHING: Held = { world: emptyWorld(), cursor: null, dataAsOf: null };

const storageFailure = (thrown: unknown): Failure =>
  thrown instanceof Failure
    ? thrown
    : new Failure('storage', thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown), {
        cause: thrown,
      });

/** What this tab is writing: the generation its pages belong to, and how many of a draft it has written. */
interface Writing {
  readonly generation: string;
  readonly draftPages: number;
}

export class IndexedReplica {
  readonly #server: string;
  #database: ReplicaDatabase | null = null;
  #writing: Writing | null = null;
  /** Why nothing is kept any more: after one failed write the log would have a hole (R5). */
  #off: Failure | null = null;

  /** `server` is the origin of the Supabase project: two projects on one page's origin do not mix. */
  constructor(server: string) {
    this.#server = server;
  }

  async open(userId: string): Promise<Held> {
    this.#close();
    const name = `${PREFIX}${this.#server}:${userId}`;
    try {
      await removeAllBut(name);
      const database = await openDatabase(name).catch(async () => {
        // A newer build's structure, or a broken file: nothing unsent lives here, so start anew (R9).
        await Dexie.delete(name);
        return openDatabase(name);
      });
      this.#database = database;
      const loaded = await load(database);
      this.#writing = loaded && { generation: loaded.generation, draftPages: loaded.draftPages };
      return loaded?.held ?? NOTHING;
    } catch (thrown) {
      throw this.#fail(thrown);
    }
  }

  async keep(page: PullPage, place: PagePlace): Promise<void> {
    const database = this.#database;
    if (this.#off) throw this.#off;
    if (!database) throw new Failure('storage', 'no replica is open');
    try {
      if (place === 'delta') await this.#append(database, page);
      else await this.#draft(database, page, place);
    } catch (thrown) {
      throw this.#fail(thrown);
    }
  }

  async wipe(): Promise<void> {
    this.#close();
    try {
      await removeAllBut(null);
    } catch (thrown) {
      throw storageFailure(thrown);
    }
  }

  /** R3: the rows and the cursor that stands behind them, in one transaction. */
  async #append(database: ReplicaDatabase, page: PullPage): Promise<void> {
    const generation = this.#writing?.generation;
    await database.transaction('rw', database.page, database.place, async () => {
      const held = await database.place.get('held');
      // R7: another tab has replaced the copy since; it keeps it current.
      if (!held || held.generation !== generation) return;
      const added = await addPages(database, generation, page.changes);
      await database.place.put({
        ...held,
        cursor: page.cursor,
        pages: held.pages + added,
        deltas: held.deltas + added,
        dataAsOf: page.more ? held.dataAsOf : page.serverTime,
      });
    });
  }

  /** R1, R2: pages of a full pull gather aside; the last one puts them in the place of what was held. */
  async #draft(database: ReplicaDatabase, page: PullPage, place: PagePlace): Promise<void> {
    const current = place === 'next_of_full' ? this.#writing : null;
    const generation = current?.generation ?? crypto.randomUUID();
    let pages = current?.draftPages ?? 0;
    await database.transaction('rw', database.page, database.place, async () => {
      pages += await addPages(database, generation, page.changes);
      const at: Omit<StoredPlace, 'key' | 'dataAsOf'> = {
        format: FORMAT,
        generation,
        cursor: page.cursor,
        pages,
        deltas: 0,
      };
      if (page.more) {
        await database.place.put({ ...at, key: 'draft', dataAsOf: null });
      } else if ((await database.page.where('generation').equals(generation).count()) === pages) {
        await database.page.where('generation').notEqual(generation).delete();
        await database.place.delete('draft');
        await database.place.put({ ...at, key: 'held', dataAsOf: page.serverTime });
      } else {
        // R7: another tab completed its own full pull meanwhile and cleared ours away.
        await database.page.where('generation').equals(generation).delete();
      }
    });
    this.#writing = { generation, draftPages: pages };
  }

  #close(): void {
    this.#database?.close();
    this.#database = null;
    this.#writing = null;
    this.#off = null;
  }

  #fail(thrown: unknown): Failure {
    this.#off ??= storageFailure(thrown);
    return this.#off;
  }
}

/** Rows of a stored page. The screen waits while one is handed to the database: 5,000 rows took 54–118 ms on a slow machine. */
const PAGE_ROWS = 2500;

/** One after the other, so that the screen is drawn in between. Resolves with how many there are; none where nothing changed. */
async function addPages(database: ReplicaDatabase, generation: string, changes: Changes): Promise<number> {
  const pages = slices(changes, PAGE_ROWS);
  for (const page of pages) await database.page.add({ generation, text: JSON.stringify(page) });
  return pages.length;
}

/** R4: a device holds one person's world. `null` removes all of them. */
async function removeAllBut(name: string | null): Promise<void> {
  const names = await Dexie.getDatabaseNames();
  await Promise.all(
    names.filter((other) => other.startsWith(PREFIX) && other !== name).map((other) => Dexie.delete(other)),
  );
}
