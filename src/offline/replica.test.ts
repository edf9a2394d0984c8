import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { aPage, rowsOf } from '../../tests/fakes/fake-app.ts';
import { FOLD_AT } from './load.ts';
import { IndexedReplica } from './replica.ts';
import { openDatabase, type ReplicaDatabase } from './stored.ts';

const SERVER = 'https://example.supabase.co';
const NAME = `lianxin.replica:${SERVER}:user-1`;

const grids = (...names: string[]) => {
  const world = aWorld();
  for (const name of names) world.withGrid(name);
  return rowsOf(world.build());
};
const grid = (name: string, removes: string[] = []) => ({
  upserts: { territory: grids(name).upserts.territory?.filter(({ id }) => id === name) ?? [] },
  removes: { territory: removes },
});
const opened = async (userId = 'user-1') => {
  const replica = new IndexedReplica(SERVER);
  return { replica, held: await replica.open(userId) };
};
const heldNow = async (userId = 'user-1') => (await opened(userId)).held;
const gridsOf = (held: { world: { territory: ReadonlyMap<string, { level: string }> } }) =>
  [...held.world.territory]
    .filter(([, { level }]) => level === 'grid')
    .map(([id]) => id)
    .sort();
const inDatabase = async (work: (database: ReplicaDatabase) => Promise<unknown>) => {
  const database = await openDatabase(NAME);
  await work(database);
  database.close();
};

/** A complete copy with grid-1 and grid-2. */
const complete = async () => {
  const { replica } = await opened();
  await replica.keep(aPage({ full: true, more: true, changes: grids('grid-1') }), 'first_of_full');
  const last = aPage({ changes: grids('grid-2'), serverTime: '2026-11-20T02:00:00.000Z' });
  await replica.keep(last, 'next_of_full');
  return { replica, last };
};

beforeEach(async () => {
  vi.restoreAllMocks();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

it('holds nothing at first', async () => {
  expect(await heldNow()).toMatchObject({ cursor: null, dataAsOf: null });
});

describe('R1: an interrupted first pull', () => {
  it('goes on where it stopped, after a restart too, and is not taken for a whole world', async () => {
    const { replica } = await opened();
    const first = aPage({ full: true, more: true, changes: grids('grid-1') });
    await replica.keep(first, 'first_of_full');

    const again = await opened();
    expect(gridsOf(again.held)).toEqual(['grid-1']);
    expect(again.held).toMatchObject({ cursor: first.cursor, dataAsOf: null });
    const last = aPage({ changes: grids('grid-2'), serverTime: '2026-11-20T02:00:00.000Z' });
    await again.replica.keep(last, 'next_of_full');
    const held = await heldNow();
    expect(gridsOf(held)).toEqual(['grid-1', 'grid-2']);
    expect(held).toMatchObject({ cursor: last.cursor, dataAsOf: '2026-11-20T02:00:00.000Z' });
  });

  it('that begins anew on the server forgets its first beginning', async () => {
    const { replica } = await opened();
    await replica.keep(aPage({ full: true, more: true, changes: grids('stale') }), 'first_of_full');
    await replica.keep(aPage({ full: true, changes: grids('grid-1') }), 'first_of_full');
    expect(gridsOf(await heldNow())).toEqual(['grid-1']);
  });
});

describe('R2: a full pull over a complete copy', () => {
  it('replaces it at its last page', async () => {
    const { replica } = await complete();
    await replica.keep(aPage({ full: true, more: true, changes: grids('grid-2') }), 'first_of_full');
    await replica.keep(aPage({ changes: grids('grid-3') }), 'next_of_full');
    expect(gridsOf(await heldNow())).toEqual(['grid-2', 'grid-3']);
  });

  it('leaves it as it was when interrupted', async () => {
    const { replica, last } = await complete();
    await replica.keep(aPage({ full: true, more: true, changes: grids('grid-9') }), 'first_of_full');
    const again = await opened();
    expect(gridsOf(again.held)).toEqual(['grid-1', 'grid-2']);
    expect(again.held.cursor).toEqual(last.cursor);
    await again.replica.keep(aPage({ changes: grid('grid-4') }), 'delta');
    expect(gridsOf(await heldNow())).toEqual(['grid-1', 'grid-2', 'grid-4']);
  });
});

describe('R3: a delta', () => {
  it('brings rows, takes rows, and moves the cursor', async () => {
    const { replica } = await complete();
    const delta = aPage({ changes: grid('grid-3', ['grid-1']), serverTime: '2026-11-20T03:00:00.000Z' });
    await replica.keep(delta, 'delta');
    const held = await heldNow();
    expect(gridsOf(held)).toEqual(['grid-2', 'grid-3']);
    expect(held).toMatchObject({ cursor: delta.cursor, dataAsOf: '2026-11-20T03:00:00.000Z' });
  });

  it('without a change moves the cursor and adds nothing to the log', async () => {
    const { replica } = await complete();
    const delta = aPage({ serverTime: '2026-11-20T03:00:00.000Z' });
    await replica.keep(delta, 'delta');
    await inDatabase(async ({ page }) => expect(await page.count()).toBe(2));
    expect(await heldNow()).toMatchObject({ cursor: delta.cursor, dataAsOf: '2026-11-20T03:00:00.000Z' });
  });

  it('of several pages keeps its old date until the last', async () => {
    const { replica } = await complete();
    await replica.keep(aPage({ more: true, changes: grid('grid-3'), serverTime: '2026-11-20T03:00:00.000Z' }), 'delta');
    expect(await heldNow()).toMatchObject({ dataAsOf: '2026-11-20T02:00:00.000Z' });
  });

  it('whose write fails leaves rows and cursor where they were', async () => {
    const { replica, last } = await complete();
    const refused = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('disk full', 'QuotaExceededError');
    });
    await expect(replica.keep(aPage({ changes: grid('grid-3') }), 'delta')).rejects.toMatchObject({ code: 'storage' });
    refused.mockRestore();
    const held = await heldNow();
    expect(gridsOf(held)).toEqual(['grid-1', 'grid-2']);
    expect(held.cursor).toEqual(last.cursor);
  });
});

describe('R4: one person per device', () => {
  it('opening somebody else’s copy removes the first person’s', async () => {
    await complete();
    expect(await heldNow('user-2')).toMatchObject({ cursor: null });
    expect(await Dexie.getDatabaseNames()).toEqual([`lianxin.replica:${SERVER}:user-2`]);
    expect(await heldNow()).toMatchObject({ cursor: null });
  });

  it('signing out removes everything, and only what is ours', async () => {
    const other = new Dexie('somebody else’s application');
    other.version(1).stores({ thing: 'id' });
    await other.open();
    const { replica } = await complete();
    await replica.wipe();
    expect(await Dexie.getDatabaseNames()).toEqual(['somebody else’s application']);
    await expect(replica.keep(aPage({ changes: grid('grid-3') }), 'delta')).rejects.toMatchObject({ code: 'storage' });
    other.close();
  });
});

describe('R5: after a failed write', () => {
  it('nothing more is written, so that the log has no hole, until the copy is opened again', async () => {
    const { replica, last } = await complete();
    const refused = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('disk full', 'QuotaExceededError');
    });
    await expect(replica.keep(aPage({ changes: grid('lost') }), 'delta')).rejects.toMatchObject({ code: 'storage' });
    refused.mockRestore();
    await expect(replica.keep(aPage({ changes: grid('grid-3') }), 'delta')).rejects.toMatchObject({ code: 'storage' });
    const held = await replica.open('user-1');
    expect(held.cursor).toEqual(last.cursor);
    await replica.keep(aPage({ changes: grid('grid-4') }), 'delta');
    expect(gridsOf(await heldNow())).toEqual(['grid-1', 'grid-2', 'grid-4']);
  });

  it('a browser without a database is told as such', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not allowed', 'SecurityError');
    });
    await expect(opened()).rejects.toMatchObject({ code: 'storage' });
  });
});

describe('R6, R9: a copy that cannot be trusted is dropped', () => {
  it.each<[string, (database: ReplicaDatabase) => Promise<unknown>]>([
    ['a page that is not JSON', ({ page }) => page.toCollection().modify({ text: '{"upserts":' })],
    ['a page that is no page', ({ page }) => page.toCollection().modify({ text: '[]' })],
    ['a missing page', async ({ page }) => page.delete((await page.toCollection().primaryKeys())[0] ?? 0)],
    [
      'a page too many',
      ({ page, place }) =>
        place
          .get('held')
          .then((held) => page.add({ generation: held?.generation ?? '', text: '{"upserts":{},"removes":{}}' })),
    ],
    ['another format', ({ place }) => place.update('held', { format: 0 })],
    ['a place of nonsense', ({ place }) => place.update('held', { cursor: 7 as never })],
  ])('%s', async (_what, harm) => {
    await complete();
    await inDatabase(harm);
    const { replica, held } = await opened();
    expect(held).toMatchObject({ cursor: null, dataAsOf: null });
    await inDatabase(async ({ page, place }) => expect([await page.count(), await place.count()]).toEqual([0, 0]));
    await replica.keep(aPage({ full: true, changes: grids('grid-1') }), 'first_of_full');
    expect(gridsOf(await heldNow())).toEqual(['grid-1']);
  });

  it('a database of a later build', async () => {
    await complete();
    const later = new Dexie(NAME);
    later.version(99).stores({ page: null, place: null, something: 'id' });
    await later.open();
    later.close();
    expect(await heldNow()).toMatchObject({ cursor: null, dataAsOf: null });
  });
});

describe('R7: two tabs', () => {
  it('add their deltas to the same copy', async () => {
    const { replica: one } = await complete();
    const { replica: two } = await opened();
    await one.keep(aPage({ changes: grid('grid-3') }), 'delta');
    await two.keep(aPage({ changes: grid('grid-4') }), 'delta');
    expect(gridsOf(await heldNow())).toEqual(['grid-1', 'grid-2', 'grid-3', 'grid-4']);
  });

  it('do not mix: the one whose copy was replaced stops writing', async () => {
    const { replica: one } = await complete();
    const { replica: two } = await opened();
    const page = aPage({ full: true, changes: grids('new') });
    await two.keep(page, 'first_of_full');
    await one.keep(aPage({ changes: grid('from the old world') }), 'delta');
    const held = await heldNow();
    expect(gridsOf(held)).toEqual(['new']);
    expect(held.cursor).toEqual(page.cursor);
  });

  it('both in their first pull: the first to finish wins, whole', async () => {
    const { replica: one } = await opened();
    const { replica: two } = await opened();
    await one.keep(aPage({ full: true, more: true, changes: grids('one-1') }), 'first_of_full');
    await two.keep(aPage({ full: true, more: true, changes: grids('two-1') }), 'first_of_full');
    await one.keep(aPage({ changes: grids('one-2') }), 'next_of_full');
    await two.keep(aPage({ changes: grids('two-2') }), 'next_of_full');
    expect(gridsOf(await heldNow())).toEqual(['one-1', 'one-2']);
  });
});

it('R8: a long log is folded when it is opened, and says the same', async () => {
  const { replica } = await complete();
  for (let n = 0; n < FOLD_AT; n += 1)
    await replica.keep(aPage({ changes: grid(`grid-${10 + n}`, ['grid-1']) }), 'delta');
  const before = gridsOf(await heldNow());
  await inDatabase(async ({ page }) => expect(await page.count()).toBe(3));
  expect(gridsOf(await heldNow())).toEqual(before);
  expect(before).toHaveLength(FOLD_AT + 1);
});
