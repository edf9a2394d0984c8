/**
 * The import command from end to end, on a copy of the demo: a real or a tiny extract, boundaries in the wrong and the
 * right coordinate system, and every way in which nothing may be left behind.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import proj4 from 'proj4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkFileVersion } from '../../geo/walk/file-version.ts';
import { runImport } from '../../geo/cli/run.ts';
import { openTarget, type OpenTarget } from '../../geo/cli/target.ts';
import { wgs84ToGcj02 } from '../../geo/crs/offset.ts';
import { SMALL_XML, xmlOf } from '../../geo/formats/osm/test-files.ts';
import { PRJ_ZONE_39, shapefileZip } from '../../geo/formats/shapefile/test-files.ts';
import { readWalkFile } from '../../geo/walk/read-file.ts';
import { openDatabase, type Database } from '../../supabase/local/database.ts';
import { acquireLock } from '../../supabase/local/lock.ts';
import { dataPaths, snapshotsDir } from '../../supabase/local/paths.ts';
import { silent } from '../../supabase/local/progress.ts';
import { copyDatabase, ensureSnapshot } from '../../supabase/local/snapshot.ts';
import { freshDatabase, withDatabaseName } from '../support/fresh-database.ts';

const NATIVE = process.env['TEST_DATABASE_URL'];
const BEIJING = join(import.meta.dirname, '../../../shared/data/beijing_haidian_cau.osm');
const hasBeijing = existsSync(BEIJING);
if (!hasBeijing) console.warn('skipped: beijing_haidian_cau.osm is not beside this repository');

let folder = '';
let dataDir = '';
/** Open from beginning to end, because opening costs seconds; the last tests open it the way the command does. */
let db: Database;
let closeDb = async (): Promise<void> => {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxin-import-'));
  dataDir = join(folder, 'data');
  if (NATIVE === undefined) {
    await copyDatabase(await ensureSnapshot('demo', snapshotsDir(), silent), dataDir);
    db = await openDatabase({ dataDir });
    closeDb = once(() => db.close());
  } else {
    const fresh = await freshDatabase('demo');
    db = fresh.db;
    closeDb = once(() => fresh.close());
  }
});

afterAll(async () => {
  await closeDb();
  await rm(folder, { recursive: true, force: true });
});

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

const shared: OpenTarget = () => {
  const { basemaps, walk } = dataPaths(dataDir);
  return Promise.resolve({ db, basemaps, walk, close: async () => {} });
};

async function run(...argv: string[]): Promise<{ code: number; said: string }> {
  return runOn(shared, argv);
}

async function runOn(open: OpenTarget, argv: readonly string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const code = await runImport(argv, { env: { LANG: 'en' }, open, outputs: { out: say, err: say, terminal: false } });
  return { code, said: said.join('') };
}

interface Street {
  id: string;
  code: string;
  compounds: number;
  buildings: number;
}

/** The imported streets as the database counts them. */
const streets = (): Promise<Street[]> =>
  db.query(`select t.id, t.code, s.compounds, s.buildings from public.territory t join public.place_summary s on s.id = t.id
            where t.level = 'street' and t.code like '______9__' order by t.code`);

/** What a signed-in account may read. */
const asAccount = <T extends object>(email: string, sql: string): Promise<T[]> =>
  db.transaction(async (tx) => {
    const [user] = await tx.query<{ id: string }>('select id from auth.users where email = $1', [email]);
    await tx.query("select set_config('request.jwt.claim.sub', $1, true), set_config('request.jwt.claims', $2, true)", [
      user?.id,
      JSON.stringify({ sub: user?.id, role: 'authenticated' }),
    ]);
    await tx.exec('set local role authenticated');
    return tx.query<T>(sql);
  });

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

const basemaps = async (): Promise<string[]> =>
  (await readdir(dataPaths(dataDir).basemaps)).filter((name) => name.includes('osm-')).sort();

describe('an extract', () => {
  it.runIf(hasBeijing)(
    'of Beijing appears: 258 buildings, 9 compounds, gates, basemap, and the office may see it',
    async () => {
      const { code, said } = await run('osm', BEIJING, '--name', '海淀样例');
      expect(said).toContain('258 buildings, 9 compounds, 3 gates.');
      expect(said).toContain('Duty over “海淀样例” given to office@lianxin.example');
      expect(said).toContain('leader@lianxin.example answers for “海淀样例” already');
      expect(code).toBe(0);
      const [street] = await streets();
      const seen = await asAccount(
        'office@lianxin.example',
        "select c.name from public.compound c join public.territory t on t.id = c.territory_id where t.code like '990101901%'",
      );
      const strange = await asAccount(
        'grid@lianxin.example',
        "select c.name from public.compound c join public.territory t on t.id = c.territory_id where t.code like '990101901%'",
      );
      expect(street).toMatchObject({ code: '990101901', compounds: 9, buildings: 258 });
      expect(seen).toContainEqual({ name: '富润家园' });
      expect(seen).toHaveLength(9);
      expect(strange).toHaveLength(0);
      expect(await basemaps()).toEqual(['osm-990101901.json', 'osm-990101901.pmtiles']);
      expect(JSON.parse(await readFile(join(dataPaths(dataDir).basemaps, 'osm-990101901.json'), 'utf8'))).toMatchObject(
        { id: 'osm-990101901', name: '海淀样例', attribution: '© OpenStreetMap contributors' },
      );
    },
  );

  it('of a few houses appears, too, and is not imported twice unless asked to', async () => {
    const small = await file('small.osm', SMALL_XML);
    expect((await run('osm', small)).said).toContain('1 buildings, 1 compounds, 1 gates.');
    const before = await streets();
    const again = await run('osm', small);
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('[imported_before]') as string });
    expect((await run('osm', small, '--replace')).code).toBe(0);
    expect(await streets()).toEqual(before);
  });

  it('is not replaced under people who have begun to use it', async () => {
    await db.query(`
      insert into public.stairwell_unit (id, building_id, territory_id, name, geom)
      select private.uuid_v7(), b.id, b.territory_id, '1单元', extensions.st_centroid(b.geom) from public.building b
      join public.compound c on c.id = b.compound_id where c.name = '松风苑'`);
    const { code, said } = await run('osm', await file('small.osm', SMALL_XML), '--replace');
    expect(code).toBe(1);
    expect(said).toContain('1 rows of public.stairwell_unit hang on');
  });

  it('brings its shops along, and leaves alone what staff have said of them', async () => {
    const shop = (id: number, lon: number, name: string): string =>
      `<node id="${id}" lon="${lon}" lat="41.305"><tag k="shop" v="convenience"/><tag k="name" v="${name}"/></node>`;
    const street = new TextDecoder().decode(SMALL_XML).replace('松风苑', '竹影苑').replace('</osm>', '');
    const shops = await file(
      'shops.osm',
      `${street}${shop(90, 101.2051, '云舟便利店')}${shop(91, 101.3, '远店')}</osm>`,
    );
    expect((await run('osm', shops)).said).toContain('1 shops and services; 1 lie outside, 0 were known.');
    const known = () =>
      db.query<{ id: string; kind: string; level: string }>(
        `select f.id, f.kind, t.level from public.facility f join public.territory t on t.id = f.territory_id where f.name = '云舟便利店'`,
      );
    const [before] = await known();
    expect(before).toMatchObject({ kind: 'convenience_store', level: 'community' });
    await db.query(`update public.facility set phone = '0000-1' where name = '云舟便利店'`);
    expect((await run('osm', shops, '--replace')).said).toContain('0 shops and services; 1 lie outside, 1 were known.');
    expect(await known()).toEqual([before]);
  });

  it('leaves no trace when it is refused late or only rehearsed', async () => {
    const before = [await streets(), await basemaps()];
    const other = await file('other.osm', SMALL_XML);
    expect((await run('osm', other, '--account', 'stranger@example.org')).said).toContain('[account_unknown]');
    expect(await run('osm', other, '--dry-run')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Nothing was written.') as string,
    });
    const elsewhere = await file('elsewhere.osm', new TextDecoder().decode(SMALL_XML).replaceAll('"101.2', '"105.2'));
    expect((await run('osm', elsewhere, '--parent', '990101001')).said).toContain('[nothing_inside]');
    expect([await streets(), await basemaps()]).toEqual(before);
  });
});

describe('a walking network', () => {
  const networks = async (): Promise<string[]> => (await readdir(dataPaths(dataDir).walk)).sort();

  it('of an extract is cut by the compounds of the database, but for their gates', async () => {
    const { code, said } = await run('walk', await file('small.osm', SMALL_XML), '--date', '2026-05-04');
    expect(said).toContain('Walking network: small.bin');
    expect(said).toContain('small.osm of 2026-05-04');
    expect(said).toContain('1 walled compounds with 1 gates; 0 ways end at a wall.');
    expect(code).toBe(0);
    const { header } = readWalkFile(await readFile(join(dataPaths(dataDir).walk, 'small.bin')));
    expect(header).toMatchObject({ sourceDate: '2026-05-04', profile: 'foot-1' });
    expect(header.gates).toMatchObject([{ from: 0, to: 1440 }]);
  });

  it('says of circles that were walked on another one that they may no longer be true', async () => {
    const stale = () =>
      db.query<{ stale_because: string | null }>(
        `select c.stale_because from public.service_circle c where c.name = '此地'`,
      );
    await db.query(`
      insert into public.service_circle (id, territory_id, name, served, pace, places, network, published_by, published_at)
      select private.uuid_v7(), t.id, '此地', '{gym}', 'normal', '[]', '{"version": "old"}', '测试', now()
      from public.compound c join public.territory g on g.id = c.territory_id join public.territory t on t.id = g.parent_id
      where c.name = '松风苑'`);
    const path = await file('small.osm', SMALL_XML);
    expect((await run('walk', path, '--dry-run')).said).not.toContain('no longer certain');
    expect((await run('walk', path)).said).toContain('1 published circles were walked on another network');
    expect(await stale()).toEqual([{ stale_because: 'network' }]);
    const version = walkFileVersion(await readFile(join(dataPaths(dataDir).walk, 'small.bin')));
    await db.query(
      `update public.service_circle set stale_since = null, stale_because = null, network = jsonb_build_object('version', $1::text) where name = '此地'`,
      [version],
    );
    expect((await run('walk', path)).said).not.toContain('no longer certain');
    await db.query(`delete from public.service_circle where name = '此地'`);
  });

  it('of the town is the one that the demo has', async () => {
    const path = join(dataPaths(dataDir).walk, 'town.bin');
    const before = NATIVE === undefined ? await readFile(path) : null;
    expect((await run('walk', '--town')).said).toContain('96 walled compounds');
    expect(before?.equals(await readFile(path)) ?? true).toBe(true);
  });

  it('is not made of a file that holds none, nor in a rehearsal', async () => {
    const before = await networks();
    expect(await run('walk', await file('other.osm', SMALL_XML), '--dry-run')).toMatchObject({ code: 0 });
    const empty = await file('empty.osm', xmlOf('<node id="1" lon="101.2" lat="41.3"/>'));
    expect(await run('walk', empty)).toMatchObject({
      code: 1,
      said: expect.stringContaining('[walk_nothing]') as string,
    });
    const cut = await file('cut.osm', SMALL_XML.subarray(0, 900));
    expect(await run('walk', cut)).toMatchObject({
      code: 1,
      said: expect.stringContaining('[xml_malformed]') as string,
    });
    expect((await run('walk', cut, '--date', 'May')).said).toContain('[usage]');
    expect((await run('walk', cut, '--town')).said).toContain('[usage]');
    expect(await networks()).toEqual(before);
  });
});

describe('boundaries', () => {
  const box = (west: number, south: number, east: number, north: number): [number, number][] => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const grids = (...rings: [string, [number, number][]][]): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: rings.map(([name, ring]) => ({
        type: 'Feature',
        properties: { name },
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    });
  const west = box(101.2, 41.3, 101.205, 41.31);
  const east = box(101.205, 41.3, 101.21, 41.31);
  const community = async (): Promise<string> => {
    const [found] = await db.query<{ code: string }>(
      "select c.code from public.territory c join public.territory s on s.id = c.parent_id where s.name = 'small'",
    );
    return found?.code ?? '';
  };

  it('in GCJ-02 are recognised, not shifted, and imported when the system is named', async () => {
    const parent = await community();
    const shifted = await file(
      'gcj.geojson',
      grids(['西', west.map(wgs84ToGcj02) as [number, number][]], ['东', east.map(wgs84ToGcj02) as [number, number][]]),
    );
    const guess = await run('boundaries', shifted, '--level', 'grid', '--parent', parent);
    expect(guess).toMatchObject({
      code: 1,
      said: expect.stringMatching(
        /gcj02: 100 % of the points inside.*\n[^]*inside as gcj02, \d+ m away: try --crs gcj02 \[looks_like_crs\]/,
      ) as string,
    });
    expect((await run('boundaries', shifted, '--level', 'grid', '--parent', parent, '--crs', 'gcj02')).said).toContain(
      'Imported 2 × grid under “small”',
    );
    const placed = await db.query(
      `select t.name, t.code, s.compounds, s.buildings from public.territory t join public.place_summary s on s.id = t.id where t.code like '${parent}___' order by t.code`,
    );
    expect(placed).toEqual([
      { name: '西', code: `${parent}001`, compounds: 1, buildings: 1 },
      { name: '东', code: `${parent}002`, compounds: 0, buildings: 0 },
    ]);
  });

  /** A street of its own elsewhere, with one community that has no grids: its code. */
  const elsewhere = async (name: string, lon: string): Promise<string> => {
    const moved = new TextDecoder().decode(SMALL_XML).replaceAll('"101.2', `"${lon}`).replaceAll('松风苑', `${name}苑`);
    await run('osm', await file(`${name}.osm`, moved), '--name', name);
    const [found] = await db.query<{ code: string }>(
      'select c.code from public.territory c join public.territory s on s.id = c.parent_id where s.name = $1',
      [name],
    );
    return found?.code ?? '';
  };
  const inZone39 = (point: [number, number]): [number, number] =>
    proj4('+proj=tmerc +lon_0=117 +x_0=39500000 +ellps=GRS80').forward([...point]);
  const gridsOf = (parent: string) =>
    db.query<{ name: string; west: number; south: number }>(
      `select t.name, extensions.st_xmin(t.geom) as west, extensions.st_ymin(t.geom) as south
       from public.territory t where t.code like $1 order by t.code`,
      [`${parent}___`],
    );
  const halves = [box(117.2, 41.3, 117.205, 41.31), box(117.205, 41.3, 117.21, 41.31)];

  it('come from a Shapefile in GBK and CGCS2000 zone 39, and from one that names no system', async () => {
    const parent = await elsewhere('三九', '117.2');
    const areas = halves.map((ring) => [ring.toReversed().map(inZone39)]);
    const rows = ['西片', '东片'].map((name, i) => ({ 网格名称: name, 编号: `A-${i}` }));
    const layer = { areas, rows, encoding: 'gbk' } as const;
    const named = await file('grids.zip', shapefileZip({ ...layer, prj: PRJ_ZONE_39 }));
    const { code, said } = await run('boundaries', named, '--level', 'grid', '--parent', parent);
    expect(said).toContain('Names from the field “网格名称”.');
    expect(said).toContain('own codes from the field “编号”.');
    expect(said).toContain('Coordinates read as epsg:4527.');
    expect(code).toBe(0);
    const placed = await gridsOf(parent);
    expect(placed.map(({ name }) => name)).toEqual(['西片', '东片']);
    expect(placed[1]?.west).toBeCloseTo(117.205, 6);
    expect(placed[1]?.south).toBeCloseTo(41.3, 6);

    const swapped = areas.map(([ring = []]) => [ring.map(([x, y]): [number, number] => [y, x])]);
    const bare = await file('bare.zip', shapefileZip({ ...layer, areas: swapped }));
    const found = await run('boundaries', bare, '--level', 'compound', '--parent', parent, '--dry-run');
    expect(found.said).toContain('only as epsg:4527/yx does it lie in “三九”');
  });

  it('come from KML in GCJ-02 once the system is named, with names as plain text', async () => {
    const parent = await elsewhere('火星', '117.2');
    const names = ['<script>alert(1)</script>', '东片'];
    const kml = halves.map((ring, i) => {
      const coordinates = ring.map((point) => wgs84ToGcj02(point).join()).join(' ');
      return `<Placemark><name><![CDATA[${names[i]}]]></name><Polygon><outerBoundaryIs><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
    });
    const shifted = await file('grids.kml', `<kml><Document>${kml.join('')}</Document></kml>`);
    const to = ['--level', 'grid', '--parent', parent];
    expect((await run('boundaries', shifted, ...to)).said).toMatch(
      / {2}gcj02: 100 % [^]*--crs gcj02 \[looks_like_crs\]/,
    );
    expect(await gridsOf(parent)).toEqual([]);
    expect((await run('boundaries', shifted, ...to, '--crs', 'gcj02')).code).toBe(0);
    const placed = await gridsOf(parent);
    expect(placed.map(({ name }) => name)).toEqual(names);
    expect(placed[1]?.west).toBeCloseTo(117.205, 6);
  });

  it('that fit in several systems wait for somebody to say which', async () => {
    const parent = await community();
    const small = await file('inner.geojson', grids(['亭', box(101.2049, 41.3049, 101.2051, 41.3051)]));
    const to = ['--level', 'compound', '--parent', parent, '--dry-run'];
    const { code, said } = await run('boundaries', small, ...to);
    expect(said).toMatch(/wgs84: 100 % [^]*gcj02: 100 % [^]*\[crs_unclear\]/);
    expect(code).toBe(1);
    expect((await run('boundaries', small, ...to, '--crs', 'wgs84')).said).toContain('Coordinates read as wgs84.');
  });

  it('with anything wrong leave everything as it was', async () => {
    const parent = await community();
    const bad = await file(
      'bad.geojson',
      grids(['西', west], ['北', box(101.2, 41.309, 101.21, 41.32)], ['南', box(101.2, 41.29, 101.21, 41.301)]),
    );
    const { code, said } = await run('boundaries', bad, '--level', 'grid', '--parent', parent);
    expect(code).toBe(1);
    for (const text of [
      'feature 1 “西”: there is one of this name',
      'feature 1 “西”: overlaps the existing “西”',
      'feature 2 “北”: lies outside “small” by',
      'feature 2 “北”: overlaps “西” of the same file',
      'Nothing was written.',
    ]) {
      expect(said).toContain(text);
    }
    expect(await db.query(`select count(*)::int as n from public.territory where code like '${parent}___'`)).toEqual([
      { n: 2 },
    ]);
  });
});

describe('a ledger', () => {
  const doors = (): Promise<{ door: string }[]> =>
    db.query("select h.door from public.household h where h.door like '98__' order by h.door");
  const ledger = async (name: string, ...doubtful: string[]): Promise<string> => {
    const [place] = await db.query<{ compound: string; building: string; unit: string }>(
      `select c.name as compound, b.name as building, u.name as unit from public.stairwell_unit u
       join public.building b on b.id = u.building_id join public.compound c on c.id = b.compound_id
       where (select count(*) from public.compound o where o.name = c.name) = 1 order by u.id limit 1`,
    );
    const line = (compound: string, n: number): string =>
      `${compound},${place?.building},${place?.unit},98${String(n).padStart(2, '0')},端木云,11010119900307123X`;
    const names = [place?.compound ?? '', ...doubtful.map((end) => `${place?.compound}${end}`)];
    return file(name, ['小区,楼栋,单元,房号,户主,身份证号', ...names.map(line)].join('\n'));
  };

  it('waits where a name is not quite known, and leaves nothing behind', async () => {
    const path = await ledger('doubtful.csv', '吗');
    const { code, said } = await run('ledger', 'household', path, '--parent', '990101001');
    expect(code).toBe(1);
    expect(said).toMatch(/line 3: “.+吗” → /);
    expect(await doors()).toEqual([]);
    expect(await db.query("select from private.import_batch where stage = 'staged'")).toEqual([]);
  });

  it('comes in without what is doubtful when that is asked for, identity numbers unread', async () => {
    const path = await ledger('part.csv', '吗');
    const { code, said } = await run('ledger', 'household', path, '--parent', '990101001', '--leave-out');
    expect(said).toContain('1 rows new, 0 changed, 0 as before, 1 not imported.');
    expect(said).toContain('Identity numbers were not read: 2.');
    expect(code).toBe(0);
    expect(await doors()).toEqual([{ door: '9800' }]);
    const again = await run('ledger', 'household', path, '--parent', '990101001', '--leave-out');
    expect(again.said).toContain('0 rows new, 0 changed, 1 as before');
  });

  it('says what it was not given', async () => {
    expect((await run('ledger', 'people', 'x.csv', '--parent', '1')).said).toContain('there is no ledger “people”');
    expect((await run('ledger', 'household', 'x.csv')).said).toContain('--parent CODE is missing');
    const path = await file('other.csv', '甲,乙\n1,2\n');
    expect((await run('ledger', 'household', path, '--parent', '990101001')).said).toContain('--column FIELD=HEADER');
  });
});

describe('the way the command opens its database', () => {
  const small = (): Promise<string> => file('small.osm', SMALL_XML);
  const opening =
    (databaseUrl?: string): OpenTarget =>
    (report) =>
      openTarget({ dataDir, databaseUrl }, report);

  it.runIf(NATIVE === undefined)('respects the process that serves the data directory', async () => {
    await closeDb();
    const lock = await acquireLock(dataPaths(dataDir).lock);
    await lock.announce('http://127.0.0.1:5173');
    const { code, said } = await runOn(opening(), ['osm', await small()]);
    await lock.release();
    expect(code).toBe(1);
    expect(said).toContain(`in use by process ${process.pid} (http://127.0.0.1:5173)`);
  });

  it.runIf(NATIVE === undefined)('takes its lock, and gives it back', async () => {
    expect((await runOn(opening(), ['osm', await small()])).said).toContain('[imported_before]');
    expect(existsSync(dataPaths(dataDir).lock)).toBe(false);
  });

  it('says that a server does not answer', async () => {
    expect((await runOn(opening('postgres://nobody@127.0.0.1:9/none'), ['osm', await small()])).said).toContain(
      '[database_refused]',
    );
  });

  it.runIf(NATIVE)('asks for a prepared database', async () => {
    expect((await runOn(opening(withDatabaseName(NATIVE ?? '', 'template1')), ['osm', await small()])).said).toContain(
      '[database_unprepared]',
    );
  });
});
