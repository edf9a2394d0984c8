/** Photos over HTTP, as devices send them: a large one, one that comes twice, one that nobody else may see. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pullAll } from '../support/pull-all.ts';
import { openSite, type TestSite } from '../support/site.ts';

let site: TestSite;
let grid: SupabaseClient;
let caseId: string;
beforeAll(async () => {
  site = await openSite();
  grid = await site.signedIn('grid');
  const [row] = await site.db.query<{ id: string }>(
    `select c.id from public.case_record c join public.case_detail x using (id)
     join public.profile_territory d on d.territory_id = c.territory_id
     join auth.users u on u.id = d.profile_id and u.email = 'grid@lianxin.example'
     where x.household_id is null order by c.id limit 1`,
  );
  caseId = row?.id ?? expect.fail('the demo worker has no case');
});
afterAll(() => site.close());

const picture = (size: number): Buffer => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(size - 4)]);
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const put = (client: SupabaseClient, photoId: string, bytes: Buffer) =>
  client.rpc('put_photo', { photo_id: photoId, sha256: hashOf(bytes), bytes_base64: bytes.toString('base64') });

const attach = async (photoId: string, bytes: Buffer): Promise<string> => {
  const args = { photo_id: photoId, subject: 'case_record', subject_id: caseId, sha256: hashOf(bytes) };
  const size = { size_bytes: bytes.length, width: 1600, height: 1200, taken_at: new Date().toISOString() };
  const operation = { op_id: randomUUID(), name: 'photo.attach', args: { ...args, ...size }, made_at: size.taken_at };
  const { data, error } = await grid.rpc('sync_push', { ops: [{ ...operation, device: 'tablet 1' }] });
  if (error !== null) throw error;
  return (data as { status: string }[])[0]?.status ?? 'no answer';
};

test('the largest photo goes in, comes with the next pull, and reads back byte by byte', async () => {
  const { cursor } = await pullAll(grid);
  const [id, bytes] = [randomUUID(), picture(1024 * 1024)];
  expect(await attach(id, bytes)).toBe('retry');
  for (let tries = 0; tries < 2; tries += 1) expect((await put(grid, id, bytes)).error).toBeNull();
  expect(await attach(id, bytes)).toBe('applied');
  const after = await pullAll(grid, { cursor });
  expect(after.rows('photo')).toMatchObject([{ id, subject: 'case_record', subject_id: caseId, width: 1600 }]);
  const { data } = await grid.rpc('read_photo', { photo_id: id });
  const { mime, base64 } = data as { mime: string; base64: string };
  expect(mime).toBe('image/jpeg');
  expect(hashOf(Buffer.from(base64, 'base64'))).toBe(hashOf(bytes));
});

test('a larger one is refused, with a code', async () => {
  const { error, status } = await put(grid, randomUUID(), picture(1024 * 1024 + 1));
  expect([status, error?.hint]).toEqual([400, 'invalid_input']);
});

test('nobody sees a photo of another duty, a leader none', async () => {
  const [id, bytes] = [randomUUID(), picture(1000)];
  await put(grid, id, bytes);
  expect(await attach(id, bytes)).toBe('applied');
  const answers = { neighbour: [404, 'not_found'], leader: [403, 'not_permitted'], nobody: [403, 'no_profile'] };
  for (const [name, answer] of Object.entries(answers)) {
    const { error, status } = await (await site.signedIn(name)).rpc('read_photo', { photo_id: id });
    expect([status, error?.hint], name).toEqual(answer);
  }
});
