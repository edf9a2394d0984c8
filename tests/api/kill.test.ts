/**
 * The server is killed (SIGKILL) again and again while devices push: whatever it has acknowledged is there afterwards, and
 * whatever it has not counts once when it is sent again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/domain/new-id.ts';
import { newDataDir, startProcess, type Started } from '../support/start-process.ts';

const KILLS = 3;
const EMAIL = 'community@lianxin.example';

interface Operation {
  readonly op_id: string;
  readonly args: { readonly case_id: string };
}

let server: Started;
let dataDir: string;
beforeAll(async () => {
  dataDir = await newDataDir();
  server = await startProcess(dataDir);
});
afterAll(async () => {
  await server.stop('SIGKILL');
  await server.remove();
});

async function signIn(): Promise<SupabaseClient> {
  const html = await (await fetch(`${server.url}/config.json`)).json();
  const { publishable_key: key } = html as { publishable_key: string };
  const client = createClient(server.url, key, { auth: { persistSession: false, autoRefreshToken: false } });
  const { error } = await client.auth.signInWithPassword({ email: EMAIL, password: await server.passwordOf(EMAIL) });
  if (error) throw error;
  return client;
}

/** Every page of a full pull, as far as its cases go. */
async function casesOf(client: SupabaseClient): Promise<{ id: string; version: number }[]> {
  const cases: { id: string; version: number }[] = [];
  for (let cursor: unknown = null, more = true; more;) {
    const { data, error } = await client.rpc('sync_pull', { cursor, page_rows: 20_000 });
    if (error) throw error;
    const page = data as { cursor: unknown; more: boolean; upserts: { case_record?: typeof cases } };
    cases.push(...(page.upserts.case_record ?? []));
    ({ cursor, more } = page);
  }
  return cases;
}

/** The statuses of a batch, or null when no answer came. */
async function push(client: SupabaseClient, ops: readonly Operation[]): Promise<readonly string[] | null> {
  const { data, error } = await client.rpc('sync_push', { ops });
  return error ? null : (data as { status: string }[]).map(({ status }) => status);
}

test('nothing acknowledged is lost, and nothing counts twice', { timeout: 600_000 }, async () => {
  let client = await signIn();
  const { data } = await client.rpc('sync_pull', { cursor: null, page_rows: 5000 });
  const [compound] = (data as { upserts: { compound: { id: string }[] } }).upserts.compound;
  const batch = (): readonly Operation[] =>
    Array.from({ length: 10 }, () => ({
      op_id: newId(Date.now()),
      name: 'case.report',
      args: { case_id: newId(Date.now()), class_code: '0102', title: '断电测试', compound_id: compound?.id },
      made_at: new Date().toISOString(),
      device: 'tablet 1',
    }));
  const acknowledged: Operation[] = [];
  const unanswered: Operation[] = [];

  for (let kill = 0; kill < KILLS; kill += 1) {
    const killed = new AbortController();
    const pushing = (async () => {
      while (!killed.signal.aborted) {
        const ops = batch();
        const statuses = await push(client, ops);
        if (statuses?.every((status) => status === 'applied')) acknowledged.push(...ops);
        else unanswered.push(...ops);
      }
    })();
    await wait(1500 + 400 * kill);
    await server.stop('SIGKILL');
    killed.abort();
    await pushing;
    server = await startProcess(dataDir);
    client = await signIn();
    const held = new Set((await casesOf(client)).map(({ id }) => id));
    expect(acknowledged.filter(({ args }) => !held.has(args.case_id))).toEqual([]);
  }

  expect(acknowledged.length).toBeGreaterThan(0);
  expect(unanswered.length).toBeGreaterThan(0);
  for (let n = 0; n < unanswered.length; n += 50) {
    const statuses = await push(client, unanswered.slice(n, n + 50));
    expect(statuses?.every((status) => status === 'applied' || status === 'duplicate')).toBe(true);
  }
  const all = await casesOf(client);
  const sent = [...acknowledged, ...unanswered].map(({ args }) => args.case_id).sort();
  const counted = all.filter(({ id }) => sent.includes(id));
  expect(counted.map(({ id }) => id).sort()).toEqual(sent);
  expect(counted.every(({ version }) => version === 1)).toBe(true);
});
