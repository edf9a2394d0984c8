/** Fills a migrated, empty database with the demo: the generated town, its basemap and the accounts. */
import { mkdir } from 'node:fs/promises';
import { generateTown } from '../../geo/town/index.ts';
import { createAccounts, type Duties } from './accounts.ts';
import type { Database } from './database.ts';
import { loadRows } from './load-rows.ts';
import type { Progress } from './progress.ts';

/** Referred-to tables before those that refer to them. */
const LOAD_ORDER = [
  'territory_level',
  'territory',
  'compound',
  'compound_gate',
  'building',
  'stairwell_unit',
  'household',
  'household_contact',
  'resident_unit',
  'party_tier',
  'party_org',
  'party_org_coverage',
  'party_officer',
  'party_member',
  'party_household',
  'grid_worker',
  'grid_worker_duty',
  'compound_body',
  'hotline',
  'service_station',
  'station_duty',
  'case_class',
  'case_stage',
  'case_record',
  'case_detail',
] as const;

/** Writes rows and accounts in one transaction, and the basemap into `basemaps`. */
export async function loadDemo(db: Database, basemaps: string, progress: Progress): Promise<void> {
  progress('building the town');
  const town = generateTown();
  const unknown = Object.keys(town.rows).filter((table) => !(LOAD_ORDER as readonly string[]).includes(table));
  if (unknown.length > 0)
    throw new Error(`the town has rows of tables that the loader does not know: ${unknown.join(', ')}`);
  await db.transaction(async (tx) => {
    for (const table of LOAD_ORDER) {
      const rows = town.rows[table] ?? [];
      if (rows.length >= 1000) progress(`loading ${rows.length.toLocaleString('en')} rows of ${table}`);
      await loadRows(tx, table, rows);
    }
    progress('making the accounts');
    await createAccounts(tx, await demoDuties(tx));
  });
  await db.exec('analyze');
  progress('drawing the basemap');
  await mkdir(basemaps, { recursive: true });
}

/**
 * Who answers for what: the grid worker for the first grid by code, the neighbour for a grid of the same community that
 * shares a side with it, the office for the street, the leader for the county.
 */
async function demoDuties(db: Database): Promise<Duties> {
  const rows = await db.query<{ grid: string; neighbour: string; community: string; street: string; county: string }>(`
    select g.id as grid, n.id as neighbour, c.id as community, s.id as street, y.id as county
    from public.territory g
    join public.territory n on n.parent_id = g.parent_id and n.id <> g.id and n.level = 'grid'
      and extensions.st_length(extensions.st_intersection(extensions.st_boundary(g.geom), extensions.st_boundary(n.geom))) > 0
    join public.territory c on c.id = g.parent_id
    join public.territory s on s.id = c.parent_id
    join public.territory y on y.id = s.parent_id
    where g.level = 'grid' and g.kind = 'base_grid'
    order by g.code, n.code
    limit 1
  `);
  const found = rows[0];
  if (found === undefined) throw new Error('the town has no grid with a neighbour in its community');
  return {
    'grid@lianxin.example': [found.grid],
    'neighbour@lianxin.example': [found.neighbour],
    'community@lianxin.example': [found.community],
    'office@lianxin.example': [found.street],
    'admin@lianxin.example': [found.street],
    'leader@lianxin.example': [found.county],
  };
}
