/**
 * How far our coordinate systems are from the truth, in metres: the CGCS2000 3° zones against PROJ in the embedded PostGIS, the way
 * back from GCJ-02 and BD-09 against the point that was sent there. The worst of all points counts.
 */
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { parseCrs, type Crs } from '../../geo/crs/crs.ts';
import { metresBetween } from '../../geo/crs/metres.ts';
import { bd09ToWgs84, gcj02ToWgs84, wgs84ToBd09, wgs84ToGcj02, type LonLat } from '../../geo/crs/offset.ts';
import { toWgs84 } from '../../geo/crs/transform.ts';
import { createRandom } from '../../geo/random.ts';
import { report } from './support/report.ts';

const FIRST = 4513;
const LAST = 4554;
/** Degrees from the meridian: twice the zone, as far as a county on its rim may reach. */
const REACH = 3;
const RANDOM_POINTS = 200_000;

interface Plane {
  lon: number;
  lat: number;
  x: number;
  y: number;
}

/** Half a degree apart over the whole of a zone, from the southernmost reef to the Heilongjiang. */
const points = (db: PGlite, epsg: number, meridian: number): Promise<Plane[]> =>
  db
    .query<Plane>(
      `select lon, lat, st_x(p) as x, st_y(p) as y
       from generate_series($2::int - 2 * $3::int, $2::int + 2 * $3::int) i, generate_series(7, 107) j,
            lateral (select $2::int + (i - $2::int) / 2.0::float8 as lon, j / 2.0::float8 as lat) c,
            lateral (select st_transform(st_setsrid(st_makepoint(lon, lat), 4490), $1::int) as p) t`,
      [epsg, meridian, REACH],
    )
    .then(({ rows }) => rows);

function zoneOf(epsg: number): { crs: Crs; meridian: number } {
  const crs = parseCrs(`epsg:${epsg}`);
  if (crs?.kind !== 'gauss_kruger') throw new TypeError(`no zone: ${epsg}`);
  return { crs, meridian: crs.centralMeridian };
}

async function worstOfZones(): Promise<{ worst: number; compared: number; proj: string }> {
  const db = new PGlite({ extensions: { postgis } });
  await db.exec('create extension postgis');
  const { rows } = await db.query<{ version: string }>('select postgis_proj_version() as version');
  let worst = 0;
  let compared = 0;
  for (let epsg = FIRST; epsg <= LAST; epsg++) {
    const { crs, meridian } = zoneOf(epsg);
    const project = toWgs84(crs);
    for (const { lon, lat, x, y } of await points(db, epsg, meridian)) {
      worst = Math.max(worst, metresBetween(project(x, y), [lon, lat]));
      compared++;
    }
  }
  await db.close();
  return { worst, compared, proj: rows[0]?.version.split(' ')[0] ?? '?' };
}

function worstInverse(there: (point: LonLat) => LonLat, back: (point: LonLat) => LonLat): number {
  const random = createRandom(5);
  let worst = 0;
  for (let i = 0; i < RANDOM_POINTS; i++) {
    const point: LonLat = [random.between(73.5, 135), random.between(3.5, 53.5)];
    worst = Math.max(worst, metresBetween(back(there(point)), point));
  }
  return worst;
}

const zones = await worstOfZones();
report({
  bench: 'crs',
  cgcs2000_worst_m: Number(zones.worst.toPrecision(3)),
  gcj02_inverse_worst_m: Number(worstInverse(wgs84ToGcj02, gcj02ToWgs84).toPrecision(3)),
  bd09_inverse_worst_m: Number(worstInverse(wgs84ToBd09, bd09ToWgs84).toPrecision(3)),
  compared: zones.compared,
  proj: zones.proj,
});
