/** PostGIS as the judge of a partition: it knows nothing of shared edges, and looks at the polygons alone. */
import type { Partition } from '../../../geo/partition/partition.ts';
import type { Database } from '../../../supabase/local/database.ts';

/** Of the sum of areas: how much it may differ from the area of the union. */
const TOLERANCE = 1e-9;

export interface Verdict {
  /**
   * Invalid polygons, pairs that overlap, gaps inside, and one more if the sum of areas is not the area of the union.
   */
  readonly violations: number;
  /** |sum(area) − area(union)| / area(union), in square degrees. */
  readonly areaError: number;
  /**
   * Largest relative difference between our m² and `st_area(geography)`, of areas above a hectare: it rounds small
   * ones.
   */
  readonly m2Error: number;
}

export async function judge(db: Database, partition: Partition): Promise<Verdict> {
  const areas = partition.ids.map((id) => ({ id, geometry: partition.geometryOf(id), m2: partition.m2Of(id) }));
  return db.transaction(async (tx) => {
    await tx.exec(
      'create temp table area (id text primary key, geom extensions.geometry, m2 double precision) on commit drop',
    );
    await tx.query(
      `insert into area select a.value->>'id', extensions.st_geomfromgeojson(a.value->>'geometry'), (a.value->>'m2')::double precision
       from jsonb_array_elements($1::jsonb) a`,
      [areas],
    );
    await tx.exec('create index on area using gist (geom); analyze area');
    const [row] = await tx.query<Record<'invalid' | 'overlapping' | 'gaps' | 'area_error' | 'm2_error', number>>(
      `with whole as (select extensions.st_union(geom) geom, sum(extensions.st_area(geom)) area from area)
       select (select count(*) from area where not extensions.st_isvalid(geom))::int invalid,
         (select count(*) from area a join area b on a.id < b.id and a.geom operator(extensions.&&) b.geom
            and extensions.st_relate(a.geom, b.geom, 'T********'))::int overlapping,
         (select coalesce(sum(extensions.st_numinteriorrings(part.geom)), 0)
            from whole, extensions.st_dump(whole.geom) part)::int gaps,
         (select abs(area - extensions.st_area(geom)) / extensions.st_area(geom) from whole) area_error,
         (select max(abs(m2 / extensions.st_area(geom::extensions.geography) - 1)) from area where m2 > 10000) m2_error`,
    );
    if (!row) throw new Error('no verdict');
    const wrongSum = row.area_error <= TOLERANCE ? 0 : 1;
    return {
      violations: row.invalid + row.overlapping + row.gaps + wrongSum,
      areaError: row.area_error,
      m2Error: row.m2_error,
    };
  });
}
