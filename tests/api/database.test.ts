/** The `Database` interface behaves the same on the embedded database and on PostgreSQL; so do loading and migrating. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../supabase/local/database.ts';
import { loadRows } from '../../supabase/local/load-rows.ts';
import { DataDirectoryBusy } from '../../supabase/local/lock.ts';
import { migrate, MigrationFailed } from '../../supabase/local/migrate.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('migrated');
  await fresh.db.exec(
    'create table public.scratch (id int primary key, note text, doc jsonb, geom extensions.geometry(Point, 4326))',
  );
});
afterAll(() => fresh.close());

const ids = async (): Promise<number[]> =>
  (await fresh.db.query<{ id: number }>('select id from public.scratch order by id')).map((row) => row.id);

describe('a transaction', () => {
  test('that fails leaves nothing', async () => {
    const work = fresh.db.transaction(async (tx) => {
      await tx.query('insert into public.scratch (id) values ($1)', [1]);
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    expect(await ids()).toEqual([]);
  });

  test('within another one can fail alone', async () => {
    await fresh.db.transaction(async (tx) => {
      await tx.query('insert into public.scratch (id) values (2)');
      const inner = tx.transaction(async (nested) => {
        await nested.query('insert into public.scratch (id) values (3)');
        await nested.query('insert into public.scratch (id) values (2)');
      });
      await expect(inner).rejects.toThrow('duplicate key');
      await tx.query('insert into public.scratch (id) values (4)');
    });
    expect(await ids()).toEqual([2, 4]);
  });

  test('keeps others waiting and does not see their statements', async () => {
    await Promise.all([
      fresh.db.transaction(async (tx) => {
        await tx.query('insert into public.scratch (id) values (5)');
        await tx.query('select pg_sleep(0.05)');
        await tx.query('delete from public.scratch where id = 5');
      }),
      fresh.db.query('insert into public.scratch (id) values (6)'),
    ]);
    expect(await ids()).toEqual([2, 4, 6]);
  });
});

test('a jsonb parameter may be a value or its text', async () => {
  const [row] = await fresh.db.query('select $1::jsonb as value, $2::jsonb as text', [{ a: [1, 2] }, '{"b":"二"}']);
  expect(row).toEqual({ value: { a: [1, 2] }, text: { b: '二' } });
});

describe('loading rows', () => {
  test('takes GeoJSON as geometry and reports batches', async () => {
    await fresh.db.exec('truncate public.scratch');
    const rows = Array.from({ length: 4500 }, (_, id) => ({
      id,
      note: `第${id}行`,
      doc: { id },
      geom: { type: 'Point', coordinates: [101.2, 41.3] },
    }));
    const heard: number[] = [];
    await loadRows(fresh.db, 'scratch', rows, (loaded) => heard.push(loaded));
    expect(heard).toEqual([2000, 4000, 4500]);
    const [last] = await fresh.db.query(
      'select note, doc, extensions.st_x(geom) as x, extensions.st_srid(geom) as srid from public.scratch where id = 4499',
    );
    expect(last).toEqual({ note: '第4499行', doc: { id: 4499 }, x: 101.2, srid: 4326 });
  });

  test('of a table whose name is not one stays harmless', async () => {
    await expect(loadRows(fresh.db, 'scratch"; drop table public.scratch; --', [{ id: 1 }])).rejects.toThrow();
    expect((await ids()).length).toBe(4500);
  });
});

describe('migrating', () => {
  const one = { version: '1', name: 'one', sql: 'create table public.one (id int);' };

  test('applies once, in one transaction per file, and names the file that failed', async () => {
    expect((await migrate(fresh.db, [one])).applied).toEqual(['1']);
    expect((await migrate(fresh.db, [one])).applied).toEqual([]);
    const two = { version: '2', name: 'two', sql: 'create table public.two (id int); select nonsense;' };
    await expect(migrate(fresh.db, [one, two])).rejects.toThrow(MigrationFailed);
    await expect(migrate(fresh.db, [one, two])).rejects.toThrow('2_two.sql');
    const [there] = await fresh.db.query<{ two: string | null }>("select to_regclass('public.two')::text as two");
    expect(there?.two).toBeNull();
  });

  test('notices that an applied file was edited', async () => {
    expect((await migrate(fresh.db, [one])).edited).toEqual([]);
    expect((await migrate(fresh.db, [{ ...one, sql: `${one.sql} -- more` }])).edited).toEqual(['1']);
  });
});

test('a data directory is opened by one process at a time', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianxin-open-'));
  const db = await openDatabase({ dataDir });
  await expect(openDatabase({ dataDir })).rejects.toThrow(DataDirectoryBusy);
  await db.close();
  const again = await openDatabase({ dataDir });
  expect(await again.query('select 1 as one')).toEqual([{ one: 1 }]);
  await again.close();
  await rm(dataDir, { recursive: true, force: true });
});
