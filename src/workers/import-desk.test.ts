/** One file from its bytes to the pieces that are sent, by the desk that the worker has. */
import { utf8, zipOf } from '../../geo/formats/test-files.ts';
import { readXlsx } from 'hucre/xlsx';
import { beforeEach, expect, it } from 'vitest';
import { wgs84ToGcj02 } from '../../geo/crs/offset.ts';
import { ImportError } from '../../geo/formats/problem.ts';
import { PRJ_ZONE_39, shapefileZip } from '../../geo/formats/shapefile/test-files.ts';
import { xls } from '../../geo/formats/table/test-files.ts';
import { guessColumns } from '../domain/ledger/guess-columns.ts';
import type { KnownPlaces } from '../domain/ledger/known-places.ts';
import { ImportDesk } from './import-desk.ts';
import proj4 from 'proj4';

const nothing: KnownPlaces = {
  compounds: [],
  buildings: [],
  units: [],
  households: { ids: [], units: [], doors: [] },
  partyOrgs: [],
  residentUnits: [],
  territories: [],
};
const places: KnownPlaces = {
  ...nothing,
  compounds: [{ id: 'c', name: '清和苑', where: '' }],
  buildings: [{ id: 'b', name: '3号楼', compound: 'c' }],
  units: [{ id: 'u', name: '2单元', building: 'b' }],
};

const square = (west: number, south: number, size: number) =>
  [
    [west, south],
    [west, south + size],
    [west + size, south + size],
    [west + size, south],
    [west, south],
  ] as [number, number][];
const boundary = (west: number, south: number, size: number) => ({
  type: 'MultiPolygon' as const,
  coordinates: [[square(west, south, size)]],
});

let desk: ImportDesk;
beforeEach(() => {
  desk = new ImportDesk();
});

const ledger = (rows: number) =>
  utf8(
    [
      '小区,楼栋,单元,房号,户主,身份证号',
      ...Array.from({ length: rows }, (_, n) => `清和苑,3号楼,2单元,${1000 + n},端木云,11010119900307123X`),
    ].join('\n'),
  );
const task = (columns: readonly string[]) => ({
  kind: 'household' as const,
  sheet: 0,
  mapping: guessColumns(columns, 'household'),
  decisions: [],
  crs: null,
});

it('cuts many rows into pieces that the server takes, numbered without a gap, without identity numbers', async () => {
  const file = await desk.open('台账.csv', ledger(5000));
  expect(file.sheets[0]).toMatchObject({ rows: 5000, examples: ['清和苑', '3号楼', '2单元', '1000', '端木云', ''] });
  desk.know(places);
  const shares: number[] = [];
  const found = await desk.match(task(file.sheets[0]?.columns ?? []), { onProgress: (share) => shares.push(share) });
  expect(found).toMatchObject({ rows: 5000, sure: 5000, faults: [], doubts: [], dropped: 5000 });
  expect(shares.at(-1)).toBe(1);
  let next = 0;
  for (let index = 0, piece = desk.piece(0); piece; piece = desk.piece(++index)) {
    expect(piece.first_row).toBe(next);
    expect(new TextEncoder().encode(JSON.stringify(piece.rows)).length).toBeLessThan(1_200_000);
    expect(JSON.stringify(piece)).not.toContain('1101011990');
    next += piece.rows.length;
  }
  expect(next).toBe(5000);
  expect(desk.lines([0, 4999])).toEqual([2, 5001]);
});

it('stops when it is told to', async () => {
  const file = await desk.open('台账.csv', ledger(5000));
  desk.know(places);
  const control = new AbortController();
  const work = desk.match(task(file.sheets[0]?.columns ?? []), {
    signal: control.signal,
    onProgress: (share) => share > 0.1 && control.abort(),
  });
  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  expect(desk.piece(0)).toBeNull();
});

it('gives the file back with reasons: text as text, formulas defused', async () => {
  await desk.open('表.csv', utf8('名称,备注\n甲,=1+1\n乙,b\n'));
  const csv = await desk.reasons('原因', [[3, '没有叫这个名字的']]);
  expect(csv.name).toBe('表-原因.csv');
  expect(new TextDecoder().decode(csv.bytes)).toBe("原因,名称,备注\r\n,甲,'=1+1\r\n没有叫这个名字的,乙,b\r\n");
});

it('gives an old workbook back as a workbook', async () => {
  await desk.open(
    '表.xls',
    xls('表', [
      ['名称', '备注'],
      ['甲', '=cmd()'],
      ['乙', 'b'],
    ]),
  );
  const { name, bytes } = await desk.reasons('原因', [
    [2, '太长'],
    [2, '没有填'],
  ]);
  expect(name).toBe('表-原因.xlsx');
  const [sheet] = (await readXlsx(new Uint8Array(bytes))).sheets;
  expect(sheet?.rows.map((row) => row.map((cell) => cell ?? ''))).toEqual([
    ['原因', '名称', '备注'],
    ['太长；没有填', '甲', "'=cmd()"],
    ['', '乙', 'b'],
  ]);
});

it('reads a Shapefile in GBK and CGCS2000 zone 39 where it lies', async () => {
  const plane = proj4('+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=39500000 +y_0=0 +ellps=GRS80 +units=m +no_defs');
  const ring = square(116.35, 39.99, 0.01);
  const file = await desk.open(
    '网格.zip',
    shapefileZip({
      areas: [[ring.map((at) => plane.forward<[number, number]>(at))]],
      rows: [{ 网格名称: '第一网格' }],
      encoding: 'gbk',
      prj: PRJ_ZONE_39,
    }),
  );
  expect(file.features).toEqual({ count: 1, attributes: ['网格名称'], named: expect.stringContaining('39') as string });
  const { plain, offers } = desk.crs(boundary(116.34, 39.98, 0.03), null);
  expect(plain).toBe('epsg:4527');
  expect(offers[0]).toMatchObject({ crs: 'epsg:4527', inside: 1, preview: [{ type: 'MultiLineString' }] });
  const found = desk.boundaries({ crs: 'epsg:4527', nameField: '网格名称', codeField: null, officeCodeField: null });
  expect(found).toMatchObject({ sure: 1, faults: [] });
  const [area] = (desk.piece(0)?.rows ?? []) as { name: string; geom: { coordinates: number[][][][] } }[];
  expect(area?.name).toBe('第一网格');
  expect(area?.geom.coordinates[0]?.[0]?.[0]?.[0]).toBeCloseTo(116.35, 6);
});

it('asks where GCJ-02 and WGS 84 both fit', async () => {
  const ring = square(116.35, 39.99, 0.002).map((at) => wgs84ToGcj02(at));
  await desk.open(
    'a.geojson',
    utf8(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: { name: '甲' }, geometry: { type: 'Polygon', coordinates: [ring] } }],
      }),
    ),
  );
  const { plain, offers } = desk.crs(boundary(116.3, 39.95, 0.1), null);
  expect(plain).toBeNull();
  expect(offers.map(({ crs }) => crs)).toEqual(expect.arrayContaining(['wgs84', 'gcj02', 'bd09']));
});

it('tells what is wrong with areas by their place, and then sends none', async () => {
  await desk.open(
    'a.geojson',
    utf8(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { name: '甲' },
            geometry: { type: 'Polygon', coordinates: [square(116.35, 39.99, 0.002)] },
          },
          {
            type: 'Feature',
            properties: { name: '' },
            geometry: { type: 'Polygon', coordinates: [square(116.36, 39.99, 0.002)] },
          },
        ],
      }),
    ),
  );
  const found = desk.boundaries({ crs: 'wgs84', nameField: 'name', codeField: null, officeCodeField: null });
  expect(found).toMatchObject({ sure: 0, faults: [{ line: 2, code: 'no_name' }] });
  expect(desk.piece(0)).toBeNull();
});

it.each([
  ['a bomb', zipOf({ 'doc.kml': new Uint8Array(40_000_000) }), 'zip_bomb'],
  ['a path out of the archive', zipOf({ '../doc.kml': '<kml/>' }), 'zip_path'],
  ['half an archive', zipOf({ 'doc.kml': '<kml/>' }).subarray(0, 30), 'zip_malformed'],
  [
    'a million corners',
    utf8(
      `<kml><Placemark><LineString><coordinates>${'1,1 '.repeat(1_000_001)}</coordinates></LineString></Placemark></kml>`,
    ),
    'file_vertices',
  ],
  [
    'an encrypted workbook',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 600 }, () => 0)]),
    'table_malformed',
  ],
  ['200 MB', new Uint8Array(200_000_000), 'file_too_large'],
])(
  'refuses %s',
  async (_what, bytes, code) => {
    const refused = await desk.open('x', bytes).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(ImportError);
    expect((refused as ImportError).problems[0]?.code).toBe(code);
    await expect(desk.match(task([]))).rejects.toThrow();
  },
  60_000,
);
