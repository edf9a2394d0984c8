/** A revoked device over HTTP: it gets nothing, whatever it asks and however often it renews its token. */
import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from '../support/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const checkIn = (client: SupabaseClient, device_id: string) =>
  client.rpc('check_in', { device_id, name: '三号平板', platform: 'Android · Chrome', waiting: 2 });

const revoke = (client: SupabaseClient, device_id: string) =>
  client.rpc('sync_push', {
    ops: [
      {
        op_id: randomUUID(),
        name: 'device.revoke',
        args: { device_id },
        made_at: new Date().toISOString(),
        device: 'desk',
      },
    ],
  });

/** A client of the grid worker on a device that the office has revoked. */
async function revoked(): Promise<{ lost: SupabaseClient; device: string }> {
  const [lost, office, device] = [await site.signedIn('grid'), await site.signedIn('office'), randomUUID()];
  expect((await checkIn(lost, device)).error).toBeNull();
  expect((await lost.from('household').select('id').limit(1)).data).toHaveLength(1);
  expect((await revoke(office, device)).data).toMatchObject([{ status: 'applied' }]);
  return { lost, device };
}

const FUNCTIONS: readonly [string, Record<string, unknown>][] = [
  ['sync_pull', {}],
  ['sync_push', { ops: [] }],
  ['read_devices', {}],
  ['read_household_contact', { household_id: randomUUID() }],
  ['read_case_history', { case_id: randomUUID() }],
];

test('the session says which device it is: the token carries it', async () => {
  const { lost } = await revoked();
  const { data } = await lost.auth.getSession();
  const [, payload = ''] = data.session?.access_token.split('.') ?? [];
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
    session_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('it gets no row of any table, and is told why', async () => {
  const { lost } = await revoked();
  const tables = await site.db.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  );
  expect(tables.length).toBeGreaterThan(30);
  for (const { name } of tables) {
    const { data, error, status } = await lost.from(name).select('*').limit(3);
    expect(data ?? [], name).toEqual([]);
    if (error) expect([status, error.hint], name).toEqual([403, 'device_revoked']);
  }
});

test('no function answers it', async () => {
  const { lost, device } = await revoked();
  for (const [name, args] of [
    ...FUNCTIONS,
    ['check_in', { device_id: device, name: 'x', platform: 'x', waiting: 0 }] as const,
  ]) {
    const { data, error, status } = await lost.rpc(name, args);
    expect([data, status, error?.hint], name).toEqual([null, 403, 'device_revoked']);
  }
});

test('renewing its token does not help; signing in anew on another device does', async () => {
  const { lost, device } = await revoked();
  expect((await lost.auth.refreshSession()).error).toBeNull();
  expect((await lost.rpc('sync_pull')).error).toMatchObject({ hint: 'device_revoked' });
  const found = await site.signedIn('grid');
  expect((await checkIn(found, device)).error).toMatchObject({ hint: 'device_revoked' });
  expect((await checkIn(found, randomUUID())).error).toBeNull();
  expect((await found.rpc('sync_pull')).error).toBeNull();
});

test('it may tell that it has removed everything, and the office sees that', async () => {
  const { lost, device } = await revoked();
  expect((await lost.rpc('confirm_wiped', { device_id: device })).error).toBeNull();
  const { data } = await (await site.signedIn('office')).rpc('read_devices');
  const rows = data as { id: string; waiting: number; wiped_at: string | null; owner_name: string }[];
  expect(rows.find(({ id }) => id === device)).toMatchObject({ waiting: 2, wiped_at: expect.any(String) });
});

test('nobody revokes what is not theirs to answer for', async () => {
  const [grid, neighbour, device] = [await site.signedIn('grid'), await site.signedIn('neighbour'), randomUUID()];
  await checkIn(grid, device);
  expect((await revoke(neighbour, device)).data).toMatchObject([{ status: 'rejected', code: 'not_found' }]);
  expect((await grid.rpc('sync_pull')).error).toBeNull();
});
