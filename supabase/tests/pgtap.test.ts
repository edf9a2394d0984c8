/** The runner itself: a failing line, a file that stops and a file that falls short must each come out as failures. */
import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { readTap, runTapFile } from './pgtap.ts';

const fresh = await freshDatabase('migrated');
const { connection, db } = fresh;
await db.exec('create extension if not exists pgtap with schema extensions');
const run = (body: string, planned: number) =>
  runTapFile(connection, `begin;\nselect plan(${planned});\n${body}\nselect * from finish();\nrollback;`);

describe('on a database', () => {
  test('passing lines are told one by one', async () => {
    const { tests, trouble } = await run(`select is(1, 1, 'one is one'); select ok(true, 'truth');`, 2);
    expect(tests.map(({ description, ok }) => ({ description, ok }))).toEqual([
      { description: 'one is one', ok: true },
      { description: 'truth', ok: true },
    ]);
    expect(trouble).toBeNull();
  });

  test('a planted failure is a failure, with what pgTAP says about it', async () => {
    const { tests } = await run(`select is(1, 2, 'one is two'); select ok(true, 'after it');`, 2);
    expect(tests.map((tap) => tap.ok)).toEqual([false, true]);
    expect(tests[0]?.diagnostics).toContain('want: 2');
  });

  test('a file that stops with an error fails and leaves the session usable', async () => {
    const stopped = await run(`select is(1, 1, 'fine'); select no_such_function();`, 2);
    expect(stopped.trouble).toContain('no_such_function');
    expect((await run(`select ok(true, 'next file');`, 1)).trouble).toBeNull();
  });

  test('a file that runs fewer tests than planned fails', async () => {
    expect((await run(`select ok(true, 'only one');`, 2)).trouble).toContain('planned 2 tests and ran 1');
  });

  test('functions that return several lines count each of them', async () => {
    const { tests } = await run(`select * from unnest(array[ok(true, 'a'), ok(true, 'b')]);`, 2);
    expect(tests.length).toBe(2);
  });

  test('a role taken in one file is gone in the next', async () => {
    await run(`set local role anon; select ok(true, 'as anon');`, 1);
    const [row] = await db.query<{ me: boolean }>('select current_user = session_user as me');
    expect(row?.me).toBe(true);
  });
});

describe('reading TAP', () => {
  test('a skipped line keeps its reason', () => {
    expect(readTap(['1..1', 'ok 1 - later # SKIP needs PostGIS 3.4']).tests[0]).toMatchObject({
      description: 'later',
      skipped: 'needs PostGIS 3.4',
    });
  });

  test('a number sign in a description is not a directive', () => {
    expect(readTap(['1..1', 'ok 1 - the \\#1 case']).tests[0]).toMatchObject({
      description: 'the \\#1 case',
      ok: true,
      skipped: null,
    });
  });

  test('no plan, no tests: trouble', () => {
    expect(readTap(['ok 1 - alone']).trouble).not.toBeNull();
    expect(readTap(['1..0']).trouble).not.toBeNull();
    expect(readTap([]).trouble).not.toBeNull();
  });
});

afterAll(() => fresh.close());
