/** Reads a stored replica, and drops it whole when it cannot be trusted: the server has it all. */
import type { Held } from '../domain/pull-page.ts';
import type { Changes } from '../domain/world.ts';
import { fold, worldOf } from './changes.ts';
import { FORMAT, type ReplicaDatabase, type StoredPage, type StoredPlace } from './stored.ts';

/** Deltas that may gather before they are folded into one page (R8). */
export const FOLD_AT = 32;

export interface Loaded {
  readonly held: Held;
  readonly generation: string;
  /** Pages of an interrupted first pull; 0 when the copy is complete. */
  readonly draftPages: number;
}

/** Null when nothing usable is stored; the database is then empty. */
export async function load(database: ReplicaDatabase): Promise<Loaded | null> {
  const stored = await database.transaction('r', database.page, database.place, async () => {
    const place = (await database.place.get('held')) ?? (await database.place.get('draft'));
    const pages = place ? await database.page.where('generation').equals(place.generation).sortBy('seq') : [];
    return { place, pages };
  });
  const { place, pages } = stored;
  const changes = place && isSound(place, pages) ? readAll(pages) : null;
  if (!place || !changes) {
    await clear(database);
    return null;
  }
  if (place.key === 'held' && place.deltas >= FOLD_AT) await foldDeltas(database, place, pages, changes);
  return {
    held: { world: worldOf(changes), cursor: place.cursor, dataAsOf: place.dataAsOf },
    generation: place.generation,
    draftPages: place.key === 'draft' ? place.pages : 0,
  };
}

/** R6: stored by this format, and as many pages as it says. */
const isSound = (place: StoredPlace, pages: readonly StoredPage[]): boolean =>
  place.format === FORMAT && pages.length === place.pages && typeof place.cursor === 'object' && place.cursor !== null;

/** Null when any page is not what we wrote (R6). */
function readAll(pages: readonly StoredPage[]): Changes[] | null {
  try {
    const changes = pages.map(({ text }): unknown => JSON.parse(text));
    return changes.every(isChanges) ? changes : null;
  } catch {
    return null; // Not JSON: the caller drops the copy.
  }
}

const isChanges = (value: unknown): value is Changes =>
  typeof value === 'object' && value !== null && 'upserts' in value && 'removes' in value;

async function foldDeltas(
  database: ReplicaDatabase,
  read: StoredPlace,
  pages: readonly StoredPage[],
  changes: readonly Changes[],
): Promise<void> {
  const base = read.pages - read.deltas;
  await database.transaction('rw', database.page, database.place, async () => {
    const place = await database.place.get('held');
    // Another tab has written since: fold another day.
    if (!place || place.generation !== read.generation || place.pages !== read.pages) return;
    await database.page.bulkDelete(pages.slice(base).map(({ seq }) => seq));
    await database.page.add({ generation: read.generation, text: JSON.stringify(fold(changes.slice(base))) });
    await database.place.put({ ...place, pages: base + 1, deltas: 1 });
  });
}

const clear = (database: ReplicaDatabase): Promise<void> =>
  database.transaction('rw', database.page, database.place, async () => {
    await database.page.clear();
    await database.place.clear();
  });
