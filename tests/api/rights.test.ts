/** What a signed-in person can do with the data API besides pulling: very little, and the errors say so in our words. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type TestSite } from '../support/site.ts';

const ROLES = ['grid', 'neighbour', 'community', 'office', 'leader', 'admin', 'nobody'];

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A household in the duty of an account. */
async function householdOf(name: string): Promise<string> {
  const [row] = await site.db.query<{ id: string }>(
    `select h.id from public.household h
     join public.profile_territory d on d.territory_id = h.territory_id
     join auth.users u on u.id = d.profile_id and u.email = $1
     order by h.id limit 1`,
    [`${name}@lianxin.example`],
  );
  return row?.id ?? expect.fail(`${name} has no household`);
}

describe.each(ROLES)('%s', (name) => {
  test('writes no table', async () => {
    const client = await site.signedIn(name);
    const id = await householdOf('grid');
    for (const table of ['territory', 'household', 'case_record', 'profile', 'profile_territory', 'person_view_log']) {
      const inserted = await client.from(table).insert({ id });
      const updated = await client.from(table).update({ version: 7 }).eq('id', id);
      const deleted = await client.from(table).delete().eq('id', id);
      for (const { error, status } of [inserted, updated, deleted]) {
        expect(error, `${table} ${status}`).not.toBeNull();
        expect(status, table).toBeLessThan(500);
      }
    }
  });

  test('calls no function of the owner', async () => {
    const client = await site.signedIn(name);
    for (const fn of ['renew_incarnation', 'my_role', 'read_page']) {
      const { error } = await client.rpc(fn);
      expect(error, fn).not.toBeNull();
    }
  });
});

test('requests leave the grants of the migrations as they are', async () => {
  await (await site.signedIn('grid')).from('territory').select('id').limit(1);
  const held = await site.db.query(
    `select r.role, c.relname, p.privilege
     from pg_class c, unnest(array['anon', 'authenticated']) as r(role),
          unnest(array['insert', 'update', 'delete', 'truncate']) as p(privilege)
     where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'v', 'm', 'p')
       and has_table_privilege(r.role, c.oid, p.privilege)`,
  );
  expect(held).toEqual([]);
});

describe('an account without a profile', () => {
  test('is told so when it pulls: HTTP 403 and our code', async () => {
    const { error, status } = await (await site.signedIn('nobody')).rpc('sync_pull');
    expect(status).toBe(403);
    expect(error).toMatchObject({ hint: 'no_profile' });
  });

  test('reads no rows', async () => {
    const client = await site.signedIn('nobody');
    for (const table of ['territory', 'household', 'territory_level', 'profile']) {
      const { data } = await client.from(table).select('*');
      expect(data ?? [], table).toEqual([]);
    }
  });
});

describe('errors of our functions', () => {
  test('a wrong argument is HTTP 400 with our code', async () => {
    const { error, status } = await (await site.signedIn('grid')).rpc('sync_pull', { page_rows: 0 });
    expect(status).toBe(400);
    expect(error).toMatchObject({ hint: 'invalid_input', details: 'page_rows' });
  });
});

describe('the contact of a household', () => {
  const read = async (name: string, household: string) =>
    (await site.signedIn(name)).rpc('read_household_contact', { household_id: household });

  test('is read within the duty, and written down', async () => {
    const household = await householdOf('grid');
    for (const name of ['grid', 'community', 'office']) {
      const { data, error } = await read(name, household);
      expect(error).toBeNull();
      expect(data, name).toMatchObject({ id: household });
    }
    const log = await site.db.query<{ email: string }>(
      `select u.email from public.person_view_log l join auth.users u on u.id = l.profile_id where l.subject_id = $1 order by l.id`,
      [household],
    );
    expect(log.map((row) => row.email)).toEqual(
      ['grid', 'community', 'office'].map((name) => `${name}@lianxin.example`),
    );
  });

  test('is not read by the neighbour, who does not learn that it exists', async () => {
    const refused = await read('neighbour', await householdOf('grid'));
    const unknown = await read('neighbour', '01900000-0000-7000-8000-000000000000');
    for (const { error, status, data } of [refused, unknown]) {
      expect(status).toBe(404);
      expect(error).toMatchObject({ hint: 'not_found' });
      expect(data).toBeNull();
    }
  });

  test.each(['leader', 'admin'])('is not read by %s', async (name) => {
    const { error, status } = await read(name, await householdOf('grid'));
    expect(status).toBe(403);
    expect(error).toMatchObject({ hint: 'not_permitted' });
  });
});

describe('through the tables themselves', () => {
  test('a leader sees no household, the neighbour none of the other grid', async () => {
    const id = await householdOf('grid');
    for (const name of ['leader', 'admin', 'neighbour']) {
      const client = await site.signedIn(name);
      for (const table of ['household', 'household_contact', 'party_member']) {
        const { data } = await client
          .from(table)
          .select('id')
          .eq(table === 'party_member' ? 'household_id' : 'id', id);
        expect(data ?? [], `${name} ${table}`).toEqual([]);
      }
    }
  });

  test('embedding does not lead around the policies', async () => {
    const client = await site.signedIn('leader');
    const { data } = await client.from('stairwell_unit').select('id, household(id)').limit(50);
    expect((data ?? []).flatMap((row) => row.household)).toEqual([]);
  });
});
