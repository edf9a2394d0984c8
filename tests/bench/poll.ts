/**
 * What a pull costs that finds nothing new, which is what happens all day: the time inside the database for each role
 * (embedded and native), how many of them native PostgreSQL answers in a second, and how long a pull takes over HTTP while
 * a whole street pushes at once.
 */
import postgres from 'postgres';
import type { SupabaseClient } from '@supabase/supabase-js';
import { newId } from '../../src/domain/new-id.ts';
import type { Database } from '../../supabase/local/database.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { openNativeDemo } from './support/native.ts';
import { report, round, spread } from './support/report.ts';

const PULLS = 200;
const CONNECTIONS = 8;
const SECONDS = 10;
const PUSHERS = 16;
const ROLES = ['grid', 'community', 'office', 'leader', 'admin'] as const;

/** Milliseconds that the database says idle pulls of each role took: `clock_timestamp()` before and after, in one statement block. */
async function idleTimes(db: Database): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const role of ROLES) {
    const [row] = await db.query<{ ms: number[] }>(
      `select array(select jsonb_array_elements_text(tests_poll($1, $2)::jsonb)::float8) as ms`,
      [`${role}@lianxin.example`, PULLS],
    );
    times[role] = round(spread(row?.ms ?? []).median, 2);
  }
  return times;
}

/** Kept in the owner's own schema for this bench; the database is a throwaway. */
const POLL = `
  create function public.tests_poll(who text, times int) returns json language plpgsql as $$
  declare
    page json;
    at jsonb;
    began timestamptz;
    taken float8[] := '{}';
  begin
    perform set_config('request.jwt.claim.sub', (select id::text from auth.users where email = who), true);
    perform set_config('request.jwt.claims', json_build_object('session_id', gen_random_uuid())::text, true);
    set local role authenticated;
    loop
      page := public.sync_pull(at, 20000);
      at := (page -> 'cursor')::jsonb;
      exit when not (page ->> 'more')::boolean;
    end loop;
    -- our own transaction is the oldest one open: nothing of it may come again
    for n in 1 .. times loop
      began := clock_timestamp();
      page := public.sync_pull(at, 5000);
      taken := taken || extract(epoch from clock_timestamp() - began)::float8 * 1000;
    end loop;
    if page ->> 'upserts' <> '{}' then
      raise exception 'an idle pull brought something';
    end if;
    return array_to_json(taken);
  end $$`;

/** Idle pulls in a second on native PostgreSQL, each with the statements that PostgREST sends around one. */
async function perSecond(url: string, users: readonly string[]): Promise<number> {
  const sql = postgres(url, { max: CONNECTIONS, onnotice: () => undefined });
  let pulls = 0;
  try {
    const ends = performance.now() + SECONDS * 1000;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async (_, n) => {
        const user = users[n % users.length] ?? '';
        const connection = await sql.reserve();
        const pull = async (cursor: string): Promise<{ cursor: object; upserts: object }> => {
          const results: unknown = await connection
            .unsafe(
              `begin; select set_config('request.jwt.claim.sub', '${user}', true), set_config('role', 'authenticated', true);
               select public.sync_pull(${cursor}, 20000) as page; commit`,
            )
            .simple();
          const rows = (results as { page?: { cursor: object; upserts: object } }[][]).flat();
          const page = rows.find((row) => row.page !== undefined)?.page;
          if (!page) throw new Error('no page');
          return page;
        };
        const literal = (cursor: object): string => `'${JSON.stringify(cursor)}'::jsonb`;
        let page = await pull('null');
        for (let n = 0; n < 6; n += 1) page = await pull(literal(page.cursor));
        while (performance.now() < ends) {
          page = await pull(literal(page.cursor));
          if (Object.keys(page.upserts).length > 0) throw new Error('an idle pull brought something');
          pulls += 1;
        }
        connection.release();
      }),
    );
    return pulls / ((performance.now() - began) / 1000);
  } finally {
    await sql.end();
  }
}

/** Milliseconds of idle pulls over HTTP while many devices push batches of 50 without pause. */
async function whilePushing(site: TestSite): Promise<{ times: number[]; pushed: number; refused: number }> {
  const clients = await Promise.all(['community', 'office'].map((name) => site.signedIn(name)));
  const pushers = Array.from({ length: PUSHERS / clients.length }, () => clients).flat();
  const puller = await site.signedIn('grid');
  const [compound] = await site.db.query<{ id: string }>(
    `select c.id from public.compound c join public.territory t on t.id = c.territory_id
     join public.profile_territory d on d.territory_id = any (t.path)
     join auth.users u on u.id = d.profile_id and u.email = 'community@lianxin.example' limit 1`,
  );
  const over = new AbortController();
  let pushed = 0;
  let refused = 0;
  const push = async (client: SupabaseClient): Promise<void> => {
    while (!over.signal.aborted) {
      const ops = Array.from({ length: 50 }, () => ({
        op_id: newId(Date.now()),
        name: 'case.report',
        args: { case_id: newId(Date.now()), class_code: '0102', title: '同时', compound_id: compound?.id },
        made_at: new Date().toISOString(),
        device: 'bench',
      }));
      const { data, error } = await client.rpc('sync_push', { ops });
      if (error) throw new Error(error.message);
      const [first] = data as { status: string; after?: number }[];
      if (first?.status === 'applied') pushed += 50;
      else refused += 1;
      if (first?.status === 'retry') await new Promise((done) => setTimeout(done, (first.after ?? 1) * 1000));
    }
  };
  const pushing = Promise.all(pushers.map(push));
  const times: number[] = [];
  let cursor: unknown = null;
  for (const ends = performance.now() + SECONDS * 1000; performance.now() < ends;) {
    const began = performance.now();
    const { data, error } = await puller.rpc('sync_pull', { cursor, page_rows: 5000 });
    if (error) throw new Error(error.message);
    const page = data as { cursor: unknown; full: boolean; more: boolean };
    if (cursor !== null && !page.more) times.push(performance.now() - began);
    ({ cursor } = page);
    await new Promise((done) => setTimeout(done, 100));
  }
  over.abort();
  await pushing;
  return { times, pushed, refused };
}

async function onSite<T>(work: (site: TestSite) => Promise<T>): Promise<T> {
  const site = await openSite();
  try {
    return await work(site);
  } finally {
    await site.close();
  }
}

const idle = async (site: TestSite): Promise<Record<string, number>> => {
  await site.db.exec(POLL);
  return idleTimes(site.db);
};

const embedded = await onSite(idle);
const embeddedBusy = await onSite(whilePushing);
const native = await openNativeDemo();
try {
  const figures =
    native &&
    (await onSite(async (site) => {
      const times = await idle(site);
      const users = await site.db.query<{ id: string }>(
        `select id::text from auth.users where email like '%@lianxin.example' and email not like 'nobody%'`,
      );
      if (site.databaseUrl === null) throw new Error('not a native database');
      const rate = await perSecond(
        site.databaseUrl,
        users.map(({ id }) => id),
      );
      return { times, rate, busy: await whilePushing(site) };
    }));
  const busy = (one: { times: number[]; pushed: number; refused: number }) => ({
    pull_median_ms: round(spread(one.times).median, 1),
    pull_p95_ms: round(spread(one.times).p95, 1),
    pushed_operations: one.pushed,
    pushes_told_to_come_again: one.refused,
  });
  report({
    bench: 'poll',
    idle_db_ms: Math.max(...Object.values(embedded)),
    idle_db_ms_by_role: embedded,
    idle_db_postgres_ms_by_role: figures?.times ?? null,
    idle_per_s: figures && round(figures.rate, 0),
    connections: CONNECTIONS,
    while_pushing: busy(embeddedBusy),
    while_pushing_postgres: figures && busy(figures.busy),
    pushers: PUSHERS,
    postgres: native?.version ?? null,
  });
} finally {
  await native?.close();
}
