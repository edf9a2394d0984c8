/**
 * A little history for the demo: two grids that were one until the summer, and a proposal that waits for somebody to decide,
 * so that the time slider and the list of proposals have something to show on the first day. Made up, like the town.
 */
import type { MultiPolygon, Polygon } from 'geojson';
import { buildPartition } from '../../geo/partition/build.ts';
import { transfer } from '../../geo/partition/transfer.ts';
import { createRandom } from '../../geo/random.ts';
import { createUuids } from '../../geo/uuid.ts';
import type { Database } from './database.ts';

/** Where one grid became two, and the first day of the two. Not the community in which the demo's people work. */
const CUT = { community: '南桥社区', since: '2026-07-01', reason: '户数过多，一分为二' };

const PROPOSAL = { name: '均衡户数方案', note: '把户数多的网格的一部分划给相邻网格，两边的工作量更接近。' };

/** Two neighbours under a territory, the fuller one first: those whose households differ most. */
const NEIGHBOURS = `
  select a.id as fuller, b.id as other
  from public.territory a join public.territory b on b.parent_id = a.parent_id and b.id <> a.id
    join public.place_summary sa on sa.id = a.id join public.place_summary sb on sb.id = b.id
  where a.parent_id = $1 and sa.households > sb.households
    and extensions.st_length(extensions.st_intersection(a.geom, b.geom)) > 0.001
  order by sa.households - sb.households desc, a.id, b.id limit 1`;

interface BoundaryChange {
  readonly areas: readonly { readonly territory_id: string; readonly geom: MultiPolygon | Polygon | undefined }[];
  readonly removed: readonly [];
}

interface Neighbours {
  readonly fuller: string;
  readonly other: string;
}

async function neighboursIn(db: Database, community: string): Promise<Neighbours> {
  const [pair] = await db.query<Neighbours>(NEIGHBOURS, [community]);
  if (pair === undefined) throw new Error(`no two grids side by side in ${community}`);
  return pair;
}

export async function loadBoundaryHistory(db: Database, communityOfStaff: string, made: Date): Promise<void> {
  await rememberOneGrid(db);
  await proposeMove(db, communityOfStaff, made);
}

type Counts = { readonly [measure: string]: number | Counts };

const added = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(
    Object.entries(a).map(([measure, value]) => {
      const other = b[measure] ?? 0;
      return [measure, typeof value === 'number' ? value + Number(other) : added(value, other as Counts)];
    }),
  );

/** The outline that two grids had together, with what is counted in both. */
async function rememberOneGrid(db: Database): Promise<void> {
  const [community] = await db.query<{ id: string }>('select t.id from public.territory t where t.name = $1', [
    CUT.community,
  ]);
  if (community === undefined) throw new Error(`no ${CUT.community}`);
  const { fuller, other } = await neighboursIn(db, community.id);
  const counts = await db.query<{ counts: Counts }>(
    'select private.past_counts(t.id) as counts from public.territory t where t.id in ($1, $2)',
    [fuller, other],
  );
  const together = counts.map((row) => row.counts).reduce(added);
  await db.query(
    `insert into public.boundary_version (territory_id, subject_id, level, code, office_code, name, kind, geom, area_m2, valid_to, counts, reason, ended_by)
     select t.parent_id, t.id, t.level, t.code, t.office_code, t.name, t.kind, extensions.st_multi(w.geom),
       round(extensions.st_area(w.geom::extensions.geography)::numeric, 1), $3, $4::jsonb, $5,
       (select p.display_name from public.profile p where p.role = 'street_staff' limit 1)
     from public.territory t,
       (select extensions.st_union(g.geom) as geom from public.territory g where g.id in ($1, $2)) w
     where t.id = $1`,
    [fuller, other, CUT.since, JSON.stringify(together), CUT.reason],
  );
  await db.query('update public.territory t set valid_from = $3 where t.id in ($1, $2)', [fuller, other, CUT.since]);
}

const SHARES = [0.35, 0.3, 0.25, 0.2, 0.15, 0.1];

/** The grids of a community after the fuller one has given its neighbour a strip on that side: the widest that leaves both in one piece. */
async function withStripMoved(db: Database, community: string, { fuller, other }: Neighbours): Promise<BoundaryChange> {
  const rows = await db.query<{ id: string; is_whole: boolean; geom: MultiPolygon }>(
    `select t.id, t.id = $1 as is_whole, extensions.st_asgeojson(t.geom, 7, 0)::json as geom
     from public.territory t where t.id = $1 or t.parent_id = $1 order by t.code`,
    [community],
  );
  const grids = rows.filter(({ is_whole }) => !is_whole).map(({ id, geom }) => ({ id, geometry: geom }));
  const whole = rows.find(({ is_whole }) => is_whole)?.geom ?? null;
  const boxOf = (id: string) => boundsOf(grids.find((grid) => grid.id === id)?.geometry);
  const built = buildPartition(grids, whole);
  if (built.findings) throw new Error(`the grids of ${community} are no partition`);
  for (const share of SHARES) {
    const edit = transfer(built.partition, fuller, other, stripOf(boxOf(fuller), boxOf(other), share));
    if (edit.refusal) continue;
    const areas = edit.changed.map((id) => ({ territory_id: id, geom: edit.partition.geometryOf(id) }));
    const isWhole = (geom: (typeof areas)[number]['geom']) =>
      geom?.type === 'Polygon' || (geom?.type === 'MultiPolygon' && geom.coordinates.length === 1);
    if (areas.every(({ geom }) => isWhole(geom))) return { areas, removed: [] };
  }
  throw new Error('no strip leaves both grids in one piece');
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boundsOf(geom: MultiPolygon | undefined): Box {
  const places = geom?.coordinates.flat(2) ?? [];
  const [lons, lats] = [places.map(([lon = 0]) => lon), places.map(([, lat = 0]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** So much of a box, on the side where another lies. Five decimals, about a metre, are what a hand would draw. */
function stripOf([west, south, east, north]: Box, [w, s, e, n]: Box, share: number): Polygon {
  const [dx, dy] = [(w + e - west - east) / 2, (s + n - south - north) / 2];
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  const rim = 0.001; // wider than the box, so that all of that side is in it
  const [lon, lat] = [round((east - west) * share), round((north - south) * share)];
  const isSideways = Math.abs(dx) > Math.abs(dy);
  const [x0, x1] = !isSideways
    ? [west - rim, east + rim]
    : dx > 0
      ? [east - lon, east + rim]
      : [west - rim, west + lon];
  const [y0, y1] = isSideways
    ? [south - rim, north + rim]
    : dy > 0
      ? [north - lat, north + rim]
      : [south - rim, south + lat];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [x0, y0],
        [x1, y0],
        [x1, y1],
        [x0, y1],
        [x0, y0],
      ],
    ],
  };
}

async function proposeMove(db: Database, community: string, made: Date): Promise<void> {
  const pair = await neighboursIn(db, community);
  const change = await withStripMoved(db, community, pair);
  const id = createUuids(createRandom(20_261_129), made.getTime())();
  await db.query(
    `with seen as (select jsonb_object_agg(t.id, t.version) as bases from public.territory t where t.id = any ($3::uuid[]))
     insert into public.boundary_proposal (id, territory_id, name, note, change, bases, effect, status, maker_id, made_by, made_at)
     select $1, $2, $4, $5, $6::jsonb, s.bases, private.boundary_effect($2, $6::jsonb, s.bases), 'proposed', p.id, p.display_name, $7
     from seen s, public.profile p where p.role = 'community_staff' limit 1`,
    [
      id,
      community,
      change.areas.map(({ territory_id }) => territory_id),
      PROPOSAL.name,
      PROPOSAL.note,
      JSON.stringify(change),
      made.toISOString(),
    ],
  );
}
