/**
 * What syncing costs street staff, over HTTP on the embedded database: a first full pull, and a pull after one row has
 * changed, the latter also with 4 and 16 times the households, because a delta must cost what changed and not what is there.
 */
import { request } from 'node:http';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../../supabase/local/database.ts';
import { PAGE_ROWS } from '../../src/data/pull.ts';
import { openSite, type TestSite } from '../support/site.ts';
import { report, round, spread } from './support/report.ts';

const DELTAS = 40;
const SCALES = [1, 4, 16] as const;

interface WirePage {
  cursor: unknown;
  more: boolean;
  upserts: Record<string, unknown[]>;
}

/**
 * One request on a connection of its own: making the larger databases blocks this process, which is the server as well, for
 * longer than an idle connection is kept.
 */
const post = (url: string, headers: Record<string, string>, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${url} answered ${answer.statusCode}: ${text}`));
      });
      answer.on('error', reject);
    });
    sending.on('error', reject);
    sending.end(body);
  });

/** Pages until the end: rows and bytes as they travel uncompressed. */
async function pull(
  site: TestSite,
  token: string,
  from: unknown,
): Promise<{ cursor: unknown; rows: number; bytes: number }> {
  let cursor = from;
  let rows = 0;
  let bytes = 0;
  for (let more = true; more;) {
    const text = await post(
      `${site.url}/rest/v1/rpc/sync_pull`,
      { apikey: site.keys.publishable_key, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      JSON.stringify({ cursor, page_rows: PAGE_ROWS }),
    );
    const page = JSON.parse(text) as WirePage;
    bytes += Buffer.byteLength(text);
    rows += Object.values(page.upserts).reduce((sum, list) => sum + list.length, 0);
    ({ cursor, more } = page);
  }
  return { cursor, rows, bytes };
}

async function tokenOf(client: SupabaseClient): Promise<string> {
  const { data } = await client.auth.getSession();
  if (data.session === null) throw new Error('not signed in');
  return data.session.access_token;
}

/** Makes the households `scale` times as many, from the `had` times there are. */
async function multiply(db: Database, had: number, scale: number): Promise<void> {
  if (scale === had) return;
  const originals = "where h.door !~ '#'";
  await db.query(
    `insert into public.household (id, stairwell_unit_id, building_id, compound_id, territory_id, floor, door, residents)
     select gen_random_uuid(), h.stairwell_unit_id, h.building_id, h.compound_id, h.territory_id, h.floor, h.door || '#' || n, h.residents
     from public.household h, generate_series($1::int, $2::int) n ${originals}`,
    [had, scale - 1],
  );
  await db.exec('analyze public.household');
}

/** Milliseconds of a pull that brings one changed household. */
async function deltas(site: TestSite, token: string, start: unknown): Promise<{ times: number[]; cursor: unknown }> {
  const households = await site.db.query<{ id: string }>('select id from public.household order by id limit $1', [
    DELTAS,
  ]);
  const times: number[] = [];
  let cursor = start;
  for (const { id } of households) {
    await site.db.query('update public.household set residents = residents + 1 where id = $1', [id]);
    const began = performance.now();
    const delta = await pull(site, token, cursor);
    times.push(performance.now() - began);
    if (delta.rows < 1) throw new Error('the change did not come');
    cursor = delta.cursor;
  }
  return { times, cursor };
}

const site = await openSite();
try {
  const token = await tokenOf(await site.signedIn('office'));
  const began = performance.now();
  const first = await pull(site, token, null);
  const firstSeconds = (performance.now() - began) / 1000;

  const byScale: Record<string, number> = {};
  let base = { min: 0, median: 0, p95: 0 };
  let had = 1;
  for (const scale of SCALES) {
    await multiply(site.db, had, scale);
    had = scale;
    const { cursor } = scale === 1 ? first : await pull(site, token, null);
    const { times } = await deltas(site, token, cursor);
    const figures = spread(times);
    if (scale === 1) base = figures;
    byScale[`${scale}x`] = round(figures.median, 1);
  }
  report({
    bench: 'pull',
    first_s: round(firstSeconds),
    rows: first.rows,
    bytes: first.bytes,
    page_rows: PAGE_ROWS,
    delta_median_ms: round(base.median, 1),
    delta_min_ms: round(base.min, 1),
    delta_p95_ms: round(base.p95, 1),
    delta_ms_by_scale: byScale,
    deltas_per_scale: DELTAS,
  });
} finally {
  await site.close();
}
