/** What device and database each work out for themselves about boundaries: the codes of the rule, and areas. */
import type { MultiPolygon } from 'geojson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../geo/random.ts';
import { createUuids } from '../../geo/uuid.ts';
import type { Territory } from '../../src/domain/entities.ts';
import type { TerritoryId } from '../../src/domain/ids.ts';
import { numberedByRule } from '../../src/domain/rules/grid-number.ts';
import { outlineM2 } from '../../src/domain/rules/outline-m2.ts';
import { applyChanges, emptyWorld, rowsBy, type World } from '../../src/domain/world.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';

const random = createRandom(20_261_128);
const nextId = createUuids(random, Date.parse('2026-11-28T00:00:00Z'));
const [WEST, SOUTH, SIDE] = [116.4, 39.9, 0.05];

/** More decimals than the wire has: what an import may have left in the database. */
function anyTriangle(): MultiPolygon {
  const [lon, lat, size] = [WEST + random.next() * SIDE, SOUTH + random.next() * SIDE, 0.0005 + random.next() * 0.004];
  const corners = [0, 2.1, 4.2].map((at) => [
    lon + size * Math.cos(at + random.next()),
    lat + size * Math.sin(at + random.next()),
  ]);
  return { type: 'MultiPolygon', coordinates: [[[...corners, corners[0] ?? []]]] };
}

const fresh = await freshDatabase('migrated');
const communities = [1, 2, 9, 40, 150].map((grids) => ({ grids, id: nextId() }));
let world: World;

beforeAll(async () => {
  const square = (size: number): MultiPolygon => ({
    type: 'MultiPolygon',
    coordinates: [[[0, 0, 1, 1, 0].map((x, i) => [WEST + x * size, SOUTH + ([0, 1, 1, 0, 0][i] ?? 0) * size])]],
  });
  const add = (id: string, parent: string | null, level: string, code: string, geom: MultiPolygon) =>
    fresh.db.query(
      `insert into public.territory (id, parent_id, level, code, name, geom)
       values ($1::uuid, $2, $3, $4, ($1::uuid)::text, extensions.st_setsrid(extensions.st_geomfromgeojson($5), 4326))`,
      [id, parent, level, code, JSON.stringify(geom)],
    );
  const [county, street] = [nextId(), nextId()];
  await add(county, null, 'county', '990101', square(0.1));
  await add(street, county, 'street', '990101001', square(0.1));
  for (const [n, { id, grids }] of communities.entries()) {
    const code = `990101001${String(n + 1).padStart(3, '0')}`;
    await add(id, street, 'community', code, square(SIDE));
    for (let grid = 1; grid <= grids; grid += 1)
      await add(nextId(), id, 'grid', code + String(grid).padStart(3, '0'), anyTriangle());
  }
  const rows = await fresh.db.query<{ body: Territory }>('select w.body from private.wire_territory w');
  world = applyChanges(emptyWorld(), { upserts: { territory: rows.map(({ body }) => body) }, removes: {} });
});
afterAll(() => fresh.close());

test.each(communities)('$grids grids have the same codes here and there', async ({ id, grids }) => {
  const there = await fresh.db.query<{ territory_id: string; code: string }>(
    'select territory_id, code from private.code_by_rule($1)',
    [id],
  );
  const here = new Map(
    rowsBy(world.territory, 'parent_id', id as TerritoryId).map((part) => [part.id as string, part.code]),
  );
  const changed = numberedByRule(world, id as TerritoryId);
  for (const part of changed) here.set(part.id, part.code);
  expect(there).toHaveLength(grids);
  if (grids > 9) expect(changed.length).toBeGreaterThan(grids / 2);
  expect(Object.fromEntries(there.map((row) => [row.territory_id, row.code]))).toEqual(Object.fromEntries(here));
});

test('an outline has the same area here and there', async () => {
  const rows = await fresh.db.query<{ geom: MultiPolygon; m2: number }>(
    `select w.body -> 'geom' as geom, extensions.st_area(extensions.st_setsrid(extensions.st_geomfromgeojson(w.body ->> 'geom'), 4326)::extensions.geography) as m2
     from private.wire_territory w`,
  );
  expect(rows.length).toBeGreaterThan(200);
  for (const { geom, m2 } of rows) expect(Math.abs(outlineM2(geom) - m2)).toBeLessThan(0.1 + m2 * 1e-6);
});
