/** What each role receives over HTTP, to the end of the pages, and above all what it does not. */
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENTITY_NAMES, type EntityName } from '../../src/domain/entities.ts';
import { pullAll, type Pulled, type WirePage } from '../support/pull-all.ts';
import { openSite, type TestSite } from '../support/site.ts';

const HOME: readonly EntityName[] = ['household', 'party_household', 'party_member', 'visit', 'stairwell_need'];

/** Entities a role must never receive. Everything else of the demo must come: it holds rows of each. */
const WITHHELD: Readonly<Record<string, readonly EntityName[]>> = {
  grid: [],
  neighbour: [],
  community: ['household_contact', 'care_household'],
  office: ['household_contact', 'care_household'],
  leader: [...HOME, 'household_contact', 'care_household', 'service_order_detail', 'case_detail', 'photo'],
  admin: [
    ...HOME,
    'household_contact',
    'care_household',
    'patrol',
    'service_order',
    'service_order_detail',
    'case_record',
    'case_detail',
    'photo',
  ],
};

/** What the demo has none of. */
const NONE_YET: readonly EntityName[] = ['photo', 'footpath', 'circle_scenario', 'reported_figure', 'grid_size'];
const ROLES = Object.keys(WITHHELD);

let site: TestSite;
const clients = new Map<string, SupabaseClient>();
const pulls = new Map<string, Pulled>();
const pulled = (name: string): Pulled => pulls.get(name) ?? expect.fail(`${name} has not pulled`);
const client = (name: string): SupabaseClient => clients.get(name) ?? expect.fail(`${name} is not signed in`);

beforeAll(async () => {
  site = await openSite();
  for (const name of ROLES) {
    clients.set(name, await site.signedIn(name));
    pulls.set(name, await pullAll(client(name)));
  }
});
afterAll(() => site.close());

/** Ids in the database, by a condition on the row `t`. */
async function idsOf(table: string, condition: string): Promise<Set<string>> {
  const rows = await site.db.query<{ id: string }>(`select t.id::text as id from public.${table} t where ${condition}`);
  return new Set(rows.map((row) => row.id));
}

/** Territories at or under the duties of an account. */
const dutyOf = (name: string): string => `(
  select x.id from public.territory x
  where x.path && array(select d.territory_id from public.profile_territory d join auth.users u on u.id = d.profile_id
                        where u.email = '${name}@lianxin.example'))`;

describe.each(ROLES)('%s', (name) => {
  test('receives every entity but those withheld', () => {
    const expected = ENTITY_NAMES.filter((entity) => !WITHHELD[name]?.includes(entity) && !NONE_YET.includes(entity));
    expect([...pulled(name).entities].sort()).toEqual([...expected].sort());
  });

  test('receives households, members and cases of the own duty, all and only', async () => {
    for (const table of [
      'household',
      'party_member',
      'party_household',
      'case_record',
      'case_detail',
      'household_contact',
      'care_household',
      'stairwell_need',
      'visit',
      'patrol',
    ] as const) {
      if (WITHHELD[name]?.includes(table)) continue;
      expect(pulled(name).ids(table), table).toEqual(await idsOf(table, `t.territory_id in ${dutyOf(name)}`));
    }
  });

  test('receives only the own profile, with its duties', () => {
    const [profile, ...others] = pulled(name).rows('profile');
    expect(others).toEqual([]);
    expect(profile?.['territory_ids']).toHaveLength(1);
  });

  test('a second pull has nothing new', async () => {
    const again = await pullAll(client(name), { cursor: pulled(name).cursor });
    expect(again.pages).toHaveLength(1);
    expect(again.pages[0]).toMatchObject({ full: false, upserts: {}, removes: {} });
  });
});

describe('what must not travel', () => {
  test('no id of any household in what a leader or an administrator receives', async () => {
    const households = await idsOf('household', 'true');
    expect(households.size).toBeGreaterThan(25_000);
    for (const name of ['leader', 'admin']) {
      const mentioned = pulled(name).text.match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g) ?? [];
      expect(mentioned.filter((id) => households.has(id))).toEqual([]);
    }
  });

  test('two workers of neighbouring grids share no household, member, contact or case', () => {
    for (const entity of [
      'household',
      'party_member',
      'party_household',
      'household_contact',
      'case_record',
      'case_detail',
    ] as const) {
      const [own, others] = [pulled('grid').ids(entity), pulled('neighbour').ids(entity)];
      expect(own.size, entity).toBeGreaterThan(0);
      expect(
        [...own].filter((id) => others.has(id)),
        entity,
      ).toEqual([]);
    }
  });

  test('no one in the office receives who lives behind a door: names and numbers stay', async () => {
    const [row] = await site.db.query<{ heads: string[]; others: string[]; stories: string }>(
      `select
         (select array_agg(distinct head_name) from public.household_contact) as heads,
         array(select name from public.party_member union select name from public.party_officer
               union select name from public.grid_worker union select leader_name from public.assignment
               union select leader_name from public.volunteer_team union select resident_name from public.service_order_detail union select leader_name from public.compound_body
               union select name from public.station_duty union select reporter_name from public.case_detail) as others,
         (select string_agg(description, ' ') from public.case_detail) as stories`,
    );
    const others = new Set(row?.others);
    const secrets = row?.heads.filter((name) => !others.has(name) && !row.stories.includes(name)) ?? [];
    expect(secrets.length).toBeGreaterThan(100);
    const received = new Set(
      ['office', 'community', 'leader', 'admin'].flatMap((name) => pulled(name).text.match(/"[^"]{2,12}"/g) ?? []),
    );
    const leaked = secrets.filter((name) => received.has(`"${name}"`));
    expect(leaked).toEqual([]);
  });

  test('a leader receives no reporter and no description', async () => {
    const details = await site.db.query<{ reporter_phone: string }>(
      'select distinct reporter_phone from public.case_detail where reporter_phone is not null',
    );
    expect(details.length).toBeGreaterThan(10);
    const text = pulled('leader').text;
    expect(details.filter(({ reporter_phone }) => text.includes(reporter_phone))).toEqual([]);
    for (const row of pulled('leader').rows('case_record')) expect(row).not.toHaveProperty('description');
    expect(text).not.toMatch(/"(?:reporter_name|reporter_phone|resident_name|head_name|care|findings)"/);
  });

  test('the row of a case names no household, no reporter and no story', () => {
    const keys = new Set(
      pulled('office')
        .rows('case_record')
        .flatMap((row) => Object.keys(row)),
    );
    for (const key of ['household_id', 'reporter_name', 'reporter_phone', 'description'])
      expect(keys).not.toContain(key);
  });

  test('no stamp and no scope column leaves the server', () => {
    expect(pulled('office').text).not.toMatch(/"(?:change_xid|updated_at|path)":/);
  });
});

describe('pages', () => {
  test('many small pages carry the same rows as few large ones, and progress only grows', async () => {
    const small = await pullAll(client('community'), { pageRows: 700 });
    expect(small.pages.length).toBeGreaterThan(5);
    for (const entity of ENTITY_NAMES) expect(small.ids(entity), entity).toEqual(pulled('community').ids(entity));
    const progress = small.pages.map((page) => page.progress);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    expect(small.pages.map((page) => page.full)).toEqual(small.pages.map((_, index) => index === 0));
  });

  test('a page is as large as it was asked to be: the row limit of the data API does not cut it', () => {
    const [first] = pulled('office').pages;
    expect(Object.values(first?.upserts ?? {}).reduce((sum, rows) => sum + rows.length, 0)).toBe(5000);
  });
});

describe('changes', () => {
  test('one changed household reaches those who hold it and nobody else', async () => {
    const [household] = pulled('grid').rows('household');
    await site.db.query('update public.household set residents = residents + 1 where id = $1', [household?.id]);
    for (const name of ['grid', 'community', 'office']) {
      const delta = await pullAll(client(name), { cursor: pulled(name).cursor });
      expect([...delta.ids('household')], name).toEqual([household?.id]);
      expect(delta.rows('household')[0]?.['version'], name).toBe(Number(household?.['version']) + 1);
    }
    for (const name of ['neighbour', 'leader', 'admin']) {
      const delta = await pullAll(client(name), { cursor: pulled(name).cursor });
      expect([...delta.ids('household')], name).toEqual([]);
    }
  });

  test('a deleted row arrives as a remove', async () => {
    const fresh = await pullAll(client('grid'));
    const [household] = fresh.rows('party_household');
    await site.db.query('delete from public.party_household where id = $1', [household?.id]);
    const delta = await pullAll(client('grid'), { cursor: fresh.cursor });
    expect(delta.pages[0]?.removes.party_household).toEqual([household?.id]);
  });

  test('a cursor of another database leads to a full pull', async () => {
    const cursor = { ...pulled('grid').cursor, database: 'another' };
    expect((await pullAll(client('grid'), { cursor })).pages[0]?.full).toBe(true);
  });
});

describe('several at once', () => {
  test('answers never mix: each gets its own', async () => {
    const asking = Array.from({ length: 18 }, (_, index) => ROLES[index % ROLES.length] ?? 'grid');
    const answers = await Promise.all(
      asking.map((name) => client(name).rpc('sync_pull', { cursor: null, page_rows: 300 })),
    );
    answers.forEach(({ data, error }, index) => {
      expect(error).toBeNull();
      const own = pulled(asking[index] ?? '').rows('profile')[0]?.id;
      expect((data as WirePage).upserts.profile?.map((row) => row.id)).toEqual([own]);
    });
  });
});
