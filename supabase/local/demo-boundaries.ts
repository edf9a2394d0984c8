/**
 * A little history for the demo: two grids that were one until the summer, and a proposal that waits for somebody to decide,
 * so that the time slider and the list of proposals have something to show on the first day. Made up, like the town.
 */
import type { Polygon } from 'geojson';
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

/** The fuller of two grids gives a strip on the side of its neighbour away: the widest that leaves both in one piece. */
const STRIP = `
  with pair as (
    select a.geom as ga, b.geom as gb, extensions.st_envelope(a.geom) as box,
      extensions.st_x(extensions.st_centroid(b.geom)) - extensions.st_x(extensions.st_centroid(a.geom)) as dx,
      extensions.st_y(extensions.st_centroid(b.geom)) - extensions.st_y(extensions.st_centroid(a.geom)) as dy
    from public.territory a, public.territory b where a.id = $1 and b.id = $2
  ), strip as (
    select p.*, share, case when abs(dx) > abs(dy)
      then extensions.st_translate(box, sign(dx) * round(((1 - share) * (extensions.st_xmax(box) - extensions.st_xmin(box)))::numeric, 5)::float8, 0)
      else extensions.st_translate(box, 0, sign(dy) * round(((1 - share) * (extensions.st_ymax(box) - extensions.st_ymin(box)))::numeric, 5)::float8) end as moved
    from pair p, (values (0.35), (0.3), (0.25), (0.2), (0.15), (0.1)) s (share)
  ), kept as (
    select share, ga, gb, extensions.st_snaptogrid(extensions.st_difference(ga, moved), 1e-7) as keep from strip
  ), drawn as (
    select share, keep, extensions.st_union(gb, extensions.st_difference(ga, keep)) as other from kept
  )
  select extensions.st_asgeojson(extensions.st_geometryn(keep, 1), 7, 0)::json as fuller,
    extensions.st_asgeojson(extensions.st_geometryn(other, 1), 7, 0)::json as other
  from drawn where extensions.st_numgeometries(keep) = 1 and extensions.st_numgeometries(other) = 1
    and extensions.st_numinteriorrings(extensions.st_geometryn(other, 1)) = 0
  order by share desc limit 1`;

async function proposeMove(db: Database, community: string, made: Date): Promise<void> {
  const pair = await neighboursIn(db, community);
  const [strip] = await db.query<{ fuller: Polygon; other: Polygon }>(STRIP, [pair.fuller, pair.other]);
  if (strip === undefined) throw new Error('no strip leaves both grids in one piece');
  const change = {
    areas: [
      { territory_id: pair.fuller, geom: strip.fuller },
      { territory_id: pair.other, geom: strip.other },
    ],
    removed: [],
  };
  const id = createUuids(createRandom(20_261_129), made.getTime())();
  await db.query(
    `with seen as (select jsonb_object_agg(t.id, t.version) as bases from public.territory t where t.id in ($3, $4))
     insert into public.boundary_proposal (id, territory_id, name, note, change, bases, effect, status, maker_id, made_by, made_at)
     select $1, $2, $5, $6, $7::jsonb, s.bases, private.boundary_effect($2, $7::jsonb, s.bases), 'proposed', p.id, p.display_name, $8
     from seen s, public.profile p where p.role = 'community_staff' limit 1`,
    [id, community, pair.fuller, pair.other, PROPOSAL.name, PROPOSAL.note, JSON.stringify(change), made.toISOString()],
  );
}
