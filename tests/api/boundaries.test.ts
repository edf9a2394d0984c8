/** Boundaries over HTTP: an edit goes in, everybody pulls what came of it; two people at one border; a proposal's way. */
import { randomBytes } from 'node:crypto';
import type { MultiPolygon } from 'geojson';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pullAll } from '../support/pull-all.ts';
import { openSite, type TestSite } from '../support/site.ts';

interface Result {
  readonly status: string;
  readonly code?: string;
  readonly entity?: string;
  readonly row?: { readonly id: string; readonly version: number };
  readonly versions?: Readonly<Record<string, number>>;
}

interface Proposal {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly territory_id: string;
  readonly is_own: boolean;
  readonly change: { readonly areas: readonly { readonly territory_id: string; readonly geom: MultiPolygon }[] };
  readonly bases: Readonly<Record<string, number>>;
  readonly effect: { readonly moved_households: number };
}

let site: TestSite;
let people: Readonly<Record<'community' | 'office' | 'leader', SupabaseClient>>;
beforeAll(async () => {
  site = await openSite();
  const [community, office, leader] = await Promise.all(
    ['community', 'office', 'leader'].map((name) => site.signedIn(name)),
  );
  if (!community || !office || !leader) throw new Error('the demo lacks somebody');
  people = { community, office, leader };
});
afterAll(() => site.close());

function newId(): string {
  const hex = Date.now().toString(16).padStart(12, '0') + '7' + randomBytes(10).toString('hex').slice(1);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

async function push(client: SupabaseClient, name: string, args: object, base_versions: object): Promise<Result> {
  const operation = {
    op_id: newId(),
    name,
    args,
    base_versions,
    made_at: new Date().toISOString(),
    device: 'tablet 1',
  };
  const { data, error } = await client.rpc('sync_push', { ops: [operation] });
  if (error !== null) throw new Error(`${error.message} (${error.hint})`);
  const [result] = data as Result[];
  return result ?? expect.fail('no result');
}

/** The proposal that the demo comes with. */
async function waiting(client: SupabaseClient): Promise<Proposal> {
  const pulled = await pullAll(client);
  const [proposal] = pulled.rows('boundary_proposal') as unknown as Proposal[];
  return proposal ?? expect.fail('the demo has no proposal');
}

test('the demo has a past and a proposal that waits', async () => {
  const pulled = await pullAll(people.leader);
  const [version, ...others] = pulled.rows('boundary_version');
  expect(others).toEqual([]);
  expect(version).toMatchObject({ valid_from: null, valid_to: '2026-07-01', level: 'grid' });
  expect(pulled.rows('territory').filter((row) => row['valid_from'] === '2026-07-01')).toHaveLength(2);
  const proposal = await waiting(people.leader);
  expect(proposal).toMatchObject({ status: 'proposed', is_own: false });
  expect(proposal.effect.moved_households).toBeGreaterThan(0);
  expect((await waiting(people.community)).is_own).toBe(true);
});

test('of two who redraw one border the second has a conflict, with the row as it is now', async () => {
  const { change, bases, territory_id } = await waiting(people.office);
  const households = async (): Promise<unknown[]> =>
    site.db.query('select s.id, s.households from public.place_summary s where s.id = any ($1) order by s.id', [
      Object.keys(bases),
    ]);
  const before = await households();
  const edit = { parent_id: territory_id, change };
  const first = await push(people.community, 'boundary.edit', { ...edit, reason: '均衡户数' }, bases);
  expect(first.status).toBe('applied');
  expect(Object.keys(first.versions ?? {}).sort()).toEqual(Object.keys(bases).sort());
  const second = await push(people.office, 'boundary.edit', edit, bases);
  expect(second).toMatchObject({ status: 'conflict', entity: 'territory' });
  const moved = change.areas.find(({ territory_id: id }) => id === second.row?.id);
  expect(moved).toBeDefined();
  expect(second.row?.version).toBe(first.versions?.[second.row?.id ?? '']);
  expect(await households()).not.toEqual(before);

  const pulled = await pullAll(people.leader);
  const rows = new Map(pulled.rows('territory').map((row) => [row['id'], row]));
  for (const { territory_id: id, geom } of change.areas)
    expect(firstRing(rows.get(id)?.['geom'] as MultiPolygon)).toEqual(firstRing(geom));
  expect(pulled.rows('boundary_version').filter((row) => row['reason'] === '均衡户数')).toHaveLength(
    change.areas.length,
  );
});

const firstRing = (geom: MultiPolygon): unknown => geom.coordinates[0]?.[0];

test('a proposal that was drawn on other outlines is a conflict of its approval, not of the person', async () => {
  const { id, version } = await waiting(people.leader);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const answer = await push(
    people.leader,
    'proposal.approve',
    { proposal_id: id, effective_on: today },
    { [id]: version },
  );
  expect(answer).toMatchObject({ status: 'conflict', entity: 'territory' });
  expect(
    (await push(people.community, 'proposal.approve', { proposal_id: id, effective_on: today }, { [id]: version }))
      .code,
  ).toBe('not_permitted');
  expect((await waiting(people.leader)).status).toBe('proposed');
  expect((await push(people.community, 'proposal.remove', { proposal_id: id }, { [id]: version })).status).toBe(
    'applied',
  );
});

/** The embedded PostGIS once lost the thread where borders run beside each other by less than a centimetre. */
test('neighbours of the demo can become one, and what that would bring is counted', async () => {
  const pairs = await site.db.query<{ kept: string; gone: string; whole: string; bases: object; geom: MultiPolygon }>(
    `select a.id as kept, b.id as gone, a.parent_id as whole, jsonb_build_object(a.id, a.version, b.id, b.version) as bases,
       extensions.st_asgeojson(extensions.st_multi(extensions.st_union(a.geom, b.geom)), 7, 0)::json as geom
     from public.territory a join public.territory b on b.parent_id = a.parent_id and b.id > a.id
       and extensions.st_length(extensions.st_intersection(a.geom, b.geom)) > 0.001
     where a.level = 'grid' order by a.code, b.code limit 3`,
  );
  expect(pairs).toHaveLength(3);
  for (const { kept, gone, whole, bases, geom } of pairs) {
    const change = {
      areas: [{ territory_id: kept, geom }],
      removed: [{ territory_id: gone, into_id: kept }],
    };
    const [counted] = await site.db.query<{ effect: { moved_households: number; parts: object[] } }>(
      'select private.boundary_effect($1, $2::jsonb, $3::jsonb) as effect',
      [whole, JSON.stringify(change), JSON.stringify(bases)],
    );
    expect(counted?.effect.parts).toHaveLength(2);
    expect(counted?.effect.moved_households).toBeGreaterThan(0);
  }
});
