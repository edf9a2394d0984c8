/** Operations over HTTP, as devices send them: answers that get lost, two tabs at once, two people on one case. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pullAll } from '../support/pull-all.ts';
import { openSite, type TestSite } from '../support/site.ts';

interface Operation {
  readonly op_id: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly base_versions: Readonly<Record<string, number>>;
  readonly depends_on: readonly string[];
  readonly made_at: string;
  readonly device: string;
}

interface Result {
  readonly op_id: string | null;
  readonly status: 'applied' | 'duplicate' | 'conflict' | 'rejected' | 'retry';
  readonly code?: string;
  readonly row?: Readonly<Record<string, unknown>>;
  readonly result?: Result;
}

let site: TestSite;
let grid: SupabaseClient;
let place: { id: string };
beforeAll(async () => {
  site = await openSite();
  grid = await site.signedIn('grid');
  const [compound] = await site.db.query<{ id: string }>(
    `select c.id from public.compound c
     join public.profile_territory d on d.territory_id = c.territory_id
     join auth.users u on u.id = d.profile_id and u.email = 'grid@lianxin.example' order by c.id limit 1`,
  );
  place = compound ?? expect.fail('the demo worker has no compound');
});
afterAll(() => site.close());

function newId(): string {
  const hex = Date.now().toString(16).padStart(12, '0') + '7' + randomBytes(10).toString('hex').slice(1);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

const operation = (
  name: string,
  args: Operation['args'],
  base_versions: Operation['base_versions'] = {},
): Operation => ({
  op_id: newId(),
  name,
  args,
  base_versions,
  depends_on: [],
  made_at: new Date().toISOString(),
  device: 'tablet 1',
});

const report = (title: string): Operation =>
  operation('case.report', { case_id: newId(), class_code: '2501', title, compound_id: place.id });

async function push(client: SupabaseClient, ops: readonly Operation[]): Promise<readonly Result[]> {
  const { data, error } = await client.rpc('sync_push', { ops });
  if (error !== null) throw new Error(`${error.message} (${error.hint})`);
  return data as readonly Result[];
}

const statusesOf = (results: readonly Result[]): string[] => results.map((result) => result.status);

async function countTitled(title: string): Promise<number> {
  const rows = await site.db.query('select from public.case_record where title = $1', [title]);
  return rows.length;
}

describe('a batch', () => {
  test('is answered operation by operation, and what was done comes with the next pull', async () => {
    const good = report('单元门打不开');
    const results = await push(grid, [good, operation('case.sing', {}), report('单元门打不开')]);
    expect(results.map(({ status, code }) => code ?? status)).toEqual(['applied', 'unknown_operation', 'applied']);
    const pulled = await pullAll(grid);
    expect(pulled.rows('case_record').find((row) => row.id === good.args['case_id'])).toMatchObject({
      stage: 'report',
      version: 1,
    });
  });

  test('of a newer app with an operation this server does not know: a clear answer, not kept, so that it may come again', async () => {
    const newer = operation('case.sing', { case_id: newId() });
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await push(grid, [newer])).toMatchObject([
        { op_id: newer.op_id, status: 'rejected', code: 'unknown_operation', field: 'name' },
      ]);
    }
  });

  test('whose answer was lost is sent again and counts once', async () => {
    const ops = Array.from({ length: 5 }, () => report('答复丢失'));
    await push(grid, ops);
    expect(statusesOf(await push(grid, ops))).toEqual(ops.map(() => 'duplicate'));
    expect(await countTitled('答复丢失')).toBe(ops.length);
  });

  test('from two tabs at the same time, in opposite orders, counts once', async () => {
    const ops = Array.from({ length: 12 }, () => report('两个标签页'));
    const answers = await Promise.all([push(grid, ops), push(grid, ops.toReversed())]);
    // whichever comes second waits for the first and finds its answers
    const once = (status: string): string => ops.map(() => status).join(' ');
    const told = answers.map((results) => statusesOf(results).join(' '));
    expect(new Set(told)).toEqual(new Set([once('applied'), once('duplicate')]));
    expect(await countTitled('两个标签页')).toBe(ops.length);
  });
});

test('several people of one street push at the same time: whoever gets no turn is told so, comes again, and counts once', async () => {
  const clients = await Promise.all(['grid', 'community', 'office'].map((name) => site.signedIn(name)));
  const answers = await Promise.all(
    [...clients, ...clients, ...clients].map(async (client) => {
      const ops = Array.from({ length: 8 }, () => report('同时上报'));
      for (let tries = 0; tries < 20; tries += 1) {
        const results = await push(client, ops);
        if (results.every(({ status }) => status !== 'retry')) return results;
        expect(new Set(statusesOf(results))).toEqual(new Set(['retry']));
        await wait(20 * (tries + 1)); // as a device does; nine that never pause can starve one
      }
      return [];
    }),
  );
  expect(answers.flat().every(({ status }) => status === 'applied')).toBe(true);
  expect(await countTitled('同时上报')).toBe(72);
});

describe('one case', () => {
  test('that two people change from the same version: one does, the other is shown the row', async () => {
    const reported = report('两人同改');
    const id = reported.args['case_id'] as string;
    await push(grid, [reported]);
    const clients = await Promise.all(['community', 'office'].map((name) => site.signedIn(name)));
    const answers = await Promise.all(
      clients.map((client) => push(client, [operation('case.register', { case_id: id }, { [id]: 1 })])),
    );
    const results = answers.flat();
    expect(statusesOf(results).sort()).toEqual(['applied', 'conflict']);
    const pulled = await pullAll(grid);
    expect(results.find(({ status }) => status === 'conflict')?.row).toEqual(
      pulled.rows('case_record').find((row) => row.id === id),
    );
  });

  test('of the neighbour is refused without a word about it', async () => {
    const reported = report('邻格案件');
    const id = reported.args['case_id'] as string;
    await push(grid, [reported]);
    const neighbour = await site.signedIn('neighbour');
    const ask = (case_id: string) =>
      push(neighbour, [operation('case.escalate', { case_id, reason: '越界' }, { [case_id]: 1 })]);
    const [[here], [nowhere]] = await Promise.all([ask(id), ask(newId())]);
    expect(here).toMatchObject({ status: 'rejected', code: 'not_found' });
    expect({ ...here, op_id: null }).toEqual({ ...nowhere, op_id: null });
  });
});

test.each(['nobody'])('%s may not push: HTTP 403 and our code', async (name) => {
  const { error, status } = await (await site.signedIn(name)).rpc('sync_push', { ops: [] });
  expect(status).toBe(403);
  expect(error).toMatchObject({ hint: 'no_profile' });
});

test('a leader pushes nothing, and reads the history of a case without its words', async () => {
  const reported = report('领导查看');
  const id = reported.args['case_id'] as string;
  await push(grid, [reported, operation('case.escalate', { case_id: id, reason: '需街道协调' }, { [id]: 1 })]);
  const leader = await site.signedIn('leader');
  expect(await push(leader, [report('领导上报')])).toMatchObject([{ status: 'rejected', code: 'not_permitted' }]);
  const { data } = await leader.rpc('read_case_history', { case_id: id });
  expect(data).toMatchObject([
    { operation: 'case.report', note: null },
    { operation: 'case.escalate', note: null, to_stage: 'register' },
  ]);
});
