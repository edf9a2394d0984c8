/** Fills a migrated, empty database with the demo: the generated town, its basemap, its walking network and the accounts. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBasemap } from '../../geo/basemap/index.ts';
import { DEFAULT_NOW, generateTown, type TownDuties, type TownRows } from '../../geo/town/index.ts';
import { walkSourceOf } from '../../geo/town/walk.ts';
import { buildWalk } from '../../geo/walk/build.ts';
import { writeWalkFile } from '../../geo/walk/write-file.ts';
import { createAccounts, type Duties } from './accounts.ts';
import type { Database } from './database.ts';
import { loadBoundaryHistory } from './demo-boundaries.ts';
import { publishCircles } from './demo-circles.ts';
import { loadRows } from './load-rows.ts';
import type { ServedFolders } from './paths.ts';
import type { Progress } from './progress.ts';
import { keepWalkFile } from './walk-files.ts';

/** Every table of the town, referred-to ones before those that refer to them; a table left out does not compile. */
const LOAD_ORDER = Object.keys({
  territory: 0,
  compound: 0,
  compound_gate: 0,
  building: 0,
  stairwell_unit: 0,
  household: 0,
  household_contact: 0,
  resident_unit: 0,
  party_org: 0,
  party_org_coverage: 0,
  party_officer: 0,
  party_member: 0,
  party_household: 0,
  grid_worker: 0,
  grid_worker_duty: 0,
  compound_body: 0,
  hotline: 0,
  service_station: 0,
  station_duty: 0,
  case_record: 0,
  case_detail: 0,
  volunteer_team: 0,
  service_offer: 0,
  service_order: 0,
  service_order_detail: 0,
  care_household: 0,
  assignment: 0,
  visit: 0,
  patrol: 0,
  checklist_result: 0,
  facility: 0,
  candidate_site: 0,
  responsibility_zone: 0,
} satisfies Record<keyof TownRows, 0>) as (keyof TownRows)[];

/** Writes rows and accounts in one transaction, then the files that are served. */
export async function loadDemo(db: Database, { basemaps, walk }: ServedFolders, progress: Progress): Promise<void> {
  progress('building the town');
  const town = generateTown();
  await db.transaction(async (tx) => {
    for (const table of LOAD_ORDER) {
      const rows: readonly object[] = town.rows[table];
      if (rows.length >= 1000) progress(`loading ${rows.length.toLocaleString('en')} rows of ${table}`);
      await loadRows(tx, table, rows);
    }
    await createAccounts(tx, dutiesOf(town.duties));
    await tieToAccounts(tx, town.duties.community);
    await loadBoundaryHistory(tx, town.duties.community, new Date(DEFAULT_NOW));
  });
  await db.exec('analyze');
  progress('drawing the basemap');
  await mkdir(basemaps, { recursive: true });
  const facts = { id: 'town', name: '连心街道', bounds: town.bounds, attribution: '虚构数据 · Fictional data' };
  await writeFile(
    join(basemaps, 'town.pmtiles'),
    await makeBasemap(town.basemap, { ...facts, minzoom: 10, maxzoom: 16 }),
  );
  await writeFile(join(basemaps, 'town.json'), `${JSON.stringify(facts, null, 2)}\n`);
  progress('building the walking network');
  const { graph } = buildWalk(walkSourceOf(town, DEFAULT_NOW.slice(0, 10)));
  const file = writeWalkFile(graph);
  await keepWalkFile(walk, { id: facts.id, name: facts.name, bounds: town.bounds }, file);
  progress('publishing service circles');
  await publishCircles(db, town, graph, file, new Date(DEFAULT_NOW));
}

const dutiesOf = ({ grid, neighbour, community, street, county }: TownDuties): Duties => ({
  'grid@lianxin.example': [grid],
  'neighbour@lianxin.example': [neighbour],
  'community@lianxin.example': [community],
  'office@lianxin.example': [street],
  'admin@lianxin.example': [street],
  'leader@lianxin.example': [county],
});

/** The town knows people by name only: what they walked, visited and answer for becomes that of those who have an account. */
async function tieToAccounts(db: Database, community: string): Promise<void> {
  for (const [table, name] of [
    ['patrol', 'walker_name'],
    ['visit', 'visitor_name'],
    ['checklist_result', 'checker_name'],
  ])
    await db.query(
      `update public.${table} r set profile_id = f.id
       from public.profile f join public.profile_territory d on d.profile_id = f.id
       where f.role = 'grid_worker' and d.territory_id = r.territory_id and r.${name} = f.display_name`,
    );
  // The demo's leader answers for the community of the demo's worker, and for three compounds besides.
  await db.query(
    `update public.assignment a set profile_id = f.id, leader_name = f.display_name, leader_post = '县领导'
     from public.profile f
     where f.role = 'leader' and (a.territory_id = $1 and a.compound_id is null or a.id in (
       select c.id from public.assignment c where c.compound_id is not null order by c.id limit 3))`,
    [community],
  );
  await db.query(
    `update public.visit v set profile_id = a.profile_id, visitor_name = a.leader_name
     from public.assignment a where a.id = v.assignment_id and a.profile_id is not null`,
  );
}

/**
 * Moves the times of the cases from the moment they were generated for to the present one, so that what is due today in
 * the town is due today; the numbers carry the day and move along. A deadline that would then fall into the night or on a
 * Sunday moves to working time, towards the side on which it lay: what was overdue stays overdue, what was on time stays so, and not all at opening time.
 */
export async function retellCases(db: Database, now: Date): Promise<void> {
  await db.query(
    `with moved as (select $1::timestamptz - $2::timestamptz as by)
     update public.case_record c
     set reported_at = c.reported_at + moved.by,
         registered_at = c.registered_at + moved.by,
         told_at = c.told_at + moved.by,
         due_at = (
           select case
             when class.clock = 'continuous' then m.due
             when m.due >= coalesce(c.closed_at + moved.by, $1::timestamptz) then private.add_working_hours(
               m.due, case when m.due = private.add_working_hours(m.due, 0) then 0 else right(c.number, 4)::int % 28 * 0.25 end)
             else greatest(c.reported_at + moved.by, (
               select max(least(s.closes, m.due))
               from generate_series(0, 14) back, private.working_spans((m.due at time zone 'Asia/Shanghai')::date - back) s
               where s.opens <= m.due)) end
           from (select c.due_at + moved.by as due) m),
         closed_at = c.closed_at + moved.by,
         number = left(c.number, 2) || to_char((c.reported_at + moved.by) at time zone 'UTC', 'YYYYMMDD') || right(c.number, 4)
     from moved, public.case_class class
     where class.id = c.class_code`,
    [now.toISOString(), DEFAULT_NOW],
  );
}

/** The same for orders. What was wished for a day moves by whole days. */
export async function retellOrders(db: Database, now: Date): Promise<void> {
  await db.query(
    `with moved as (select $1::timestamptz - $2::timestamptz as by)
     update public.service_order o
     set placed_at = o.placed_at + moved.by,
         dispatched_at = o.dispatched_at + moved.by,
         accepted_at = o.accepted_at + moved.by,
         completed_at = o.completed_at + moved.by,
         closed_at = o.closed_at + moved.by,
         wished_on = o.wished_on + extract(day from moved.by)::int,
         number = left(o.number, 2) || to_char((o.placed_at + moved.by) at time zone 'UTC', 'YYYYMMDD') || right(o.number, 4)
     from moved`,
    [now.toISOString(), DEFAULT_NOW],
  );
}

/** The same for visits, patrols and what was checked. */
export async function retellVisits(db: Database, now: Date): Promise<void> {
  for (const [table, ...columns] of [
    ['care_household', 'last_visited_at'],
    ['assignment', 'last_visited_at'],
    ['visit', 'visited_at'],
    ['patrol', 'started_at', 'finished_at'],
    ['checklist_result', 'checked_at'],
  ] as const)
    await db.query(
      `with moved as (select $1::timestamptz - $2::timestamptz as by)
       update public.${table} r set ${columns.map((column) => `${column} = r.${column} + moved.by`).join(', ')} from moved`,
      [now.toISOString(), DEFAULT_NOW],
    );
}
