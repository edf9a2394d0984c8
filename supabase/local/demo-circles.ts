/**
 * What the demo's office has published, so that its leader, who may not hold a household, has circles to read on the first day.
 * Counted as an office's are: seconds per stairwell from the network, households by the database.
 */
import { createRandom } from '../../geo/random.ts';
import type { Town } from '../../geo/town/index.ts';
import { Circle } from '../../geo/walk/circle.ts';
import type { CircleAnswer } from '../../geo/walk/circle-answer.ts';
import { walkFileVersion } from '../../geo/walk/file-version.ts';
import type { LonLat, WalkGraph } from '../../geo/walk/graph.ts';
import { picturesOf } from '../../geo/walk/pictures.ts';
import { createUuids } from '../../geo/uuid.ts';
import type { Database } from './database.ts';

/** Questions a leader of the demo asks first. */
const PUBLISHED: readonly { readonly name: string; readonly served: readonly string[] }[] = [
  { name: '党群服务中心步行圈', served: ['service_center'] },
  { name: '党群服务中心、站步行圈', served: ['service_center', 'service_station'] },
  { name: '助餐点步行圈', served: ['meal_point'] },
  { name: '日间照料中心步行圈', served: ['day_care_center'] },
];

/** Half an hour: farther is “farther”. */
const LIMIT = 1800;

/** `file`: the bytes of the network that the town's tablets walk on. */
export async function publishCircles(
  db: Database,
  { rows, duties }: Town,
  graph: WalkGraph,
  file: Uint8Array,
  published: Date,
): Promise<void> {
  const circle = new Circle(graph, picturesOf);
  const at = ({ geom: { coordinates } }: { geom: { coordinates: readonly number[] } }): LonLat => [
    coordinates[0] ?? 0,
    coordinates[1] ?? 0,
  ];
  const units = rows.stairwell_unit;
  const connected = circle.setHomes(Float64Array.from(units.flatMap((unit) => [...at(unit)])));
  const { source, sourceDate, profile } = graph.header;
  const network = { source, source_date: sourceDate, profile, version: walkFileVersion(file) };
  const nextId = createUuids(createRandom(20_261_128), published.getTime());
  for (const { name, served } of PUBLISHED) {
    const places = [
      ...rows.service_station.filter(({ tier }) => served.includes(tier)),
      ...rows.facility.filter(({ kind }) => served.includes(kind)),
    ].map((row) => ({ name: row.name, geom: row.geom }));
    const conditions = { pace: 'standard', minute: null, closed: new Set<string>() } as const;
    const answer = circle.ask({
      places: places.map(at),
      conditions,
      elderly: true,
      limit: LIMIT,
      rings: [],
      streets: false,
      cell: 20,
    });
    const id = nextId();
    await db.query(
      `insert into public.service_circle (id, territory_id, name, served, pace, places, network, published_by, published_at)
       select $1, $2, $3, array(select k.id from public.facility_kind k where k.id = any ($4::text[]) order by k.rank, k.id),
         'standard', $5::jsonb, $6::jsonb, (select p.display_name from public.profile p where p.role = 'street_staff' limit 1), $7`,
      [id, duties.street, name, served, JSON.stringify(places), JSON.stringify(network), published.toISOString()],
    );
    await db.query(
      `select private.write_circle_counts($1, $2, array(
         select (u ->> 0, u ->> 1, u ->> 2, u ->> 3, u ->> 4, u ->> 5, u ->> 6)::private.circle_unit
         from jsonb_array_elements($3::jsonb) u))`,
      [id, duties.street, JSON.stringify(units.map((unit, n) => [unit.id, ...told(answer, n), connected[n] === 1]))],
    );
  }
}

/** As `circle.publish` tells it: whole seconds, up. */
function told({ seconds, atLeast, elderly, nearest }: CircleAnswer, n: number): (number | null)[] {
  const whole = (value: number | undefined): number | null =>
    value === undefined || value === Infinity ? null : Math.ceil(value);
  const place = nearest[n] ?? 0xffff;
  return [
    whole(seconds[n]),
    whole(atLeast[n]),
    whole(elderly?.seconds[n]),
    whole(elderly?.atLeast[n]),
    place === 0xffff ? null : place,
  ];
}
