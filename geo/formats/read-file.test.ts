import { unzipSync, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { FeatureFile } from './feature-file.ts';
import { LIMITS } from './limits.ts';
import { ImportError } from './problem.ts';
import { readFile } from './read-file.ts';
import { dbf, PRJ_ZONE_39, shapefileZip, shp } from './shapefile/test-files.ts';
import type { Layer } from './shapefile/test-files.ts';
import type { TableFile } from './table/table.ts';
import { xls } from './table/test-files.ts';
import { gbk, utf8, zipOf } from './test-files.ts';

async function features(bytes: Uint8Array): Promise<FeatureFile> {
  const file = await readFile(bytes);
  return file.kind === 'features' ? file : expect.fail('a table');
}

async function tables(bytes: Uint8Array): Promise<TableFile> {
  const file = await readFile(bytes);
  return file.kind === 'table' ? file : expect.fail('features');
}

/** The code a file is refused with; null when it is read. */
const refusal = (bytes: Uint8Array): Promise<string | null> =>
  readFile(bytes).then(
    () => null,
    (error: unknown) => {
      if (error instanceof ImportError) return error.problems.map(({ code }) => code).join();
      throw error;
    },
  );

type Point = [number, number];
/** Clockwise, as outer rings of a Shapefile are. */
const square = (west: number, south: number, size: number): Point[] => [
  [west, south],
  [west, south + size],
  [west + size, south + size],
  [west + size, south],
  [west, south],
];
const layer = (more: Partial<Layer> = {}): Layer => ({
  areas: [
    [square(39444493, 4429731, 100), square(39444513, 4429751, 20).toReversed()],
    [square(39444593, 4429731, 100)],
  ],
  rows: [
    { 名称: '松园第一网格', 编号: 'A-1' },
    { 名称: '柏园第二网格', 编号: 'A-2' },
  ],
  encoding: 'gbk',
  prj: PRJ_ZONE_39,
  ...more,
});

describe('a Shapefile', () => {
  it('in GBK and zone 39 is read with its holes, numbers as they are', async () => {
    const file = await features(shapefileZip(layer()));
    expect(file).toMatchObject({
      format: 'shapefile',
      named: { name: 'CGCS2000_3_Degree_GK_Zone_39', crs: { id: 'epsg:4527' } },
    });
    expect(file.features).toMatchObject([
      {
        properties: { 名称: '松园第一网格', 编号: 'A-1' },
        geometry: { type: 'Polygon', coordinates: [{ length: 5 }, { length: 5 }] },
      },
      { properties: { 名称: '柏园第二网格' }, geometry: { coordinates: [square(39444593, 4429731, 100)] } },
    ]);
  });

  it.each([
    ['gbk', undefined],
    ['gbk', 'UTF-8'],
    ['utf-8', undefined],
    ['utf-8', '936'],
    ['utf-8', 'UTF-8'],
  ] as const)('in %s is read whatever its .cpg says: %s', async (encoding, cpg) => {
    const file = await features(shapefileZip(layer({ encoding, ...(cpg !== undefined && { cpg }) })));
    expect(file.features).toMatchObject([{ properties: { 名称: '松园第一网格' } }, {}]);
  });

  it('names a field by as much of it as its ten bytes hold', async () => {
    const rows = ['松', '柏'].map((name) => ({ 网格名称: name }));
    const file = await features(shapefileZip(layer({ rows, encoding: 'utf-8' })));
    expect(file.features).toMatchObject([{ properties: { 网格名: '松' } }, { properties: { 网格名: '柏' } }]);
  });

  it('gives every hole to the ring around it, and takes rings that run the wrong way for outer ones', async () => {
    const [a, b] = [square(0, 0, 10), square(20, 0, 10)];
    const hole = square(22, 2, 2).toReversed();
    const file = await features(
      shapefileZip(
        layer({
          areas: [
            [a, hole, b],
            [a.toReversed(), b.toReversed()],
          ],
        }),
      ),
    );
    expect(file.features).toMatchObject([
      { geometry: { type: 'MultiPolygon', coordinates: [[a], [b, hole]] } },
      { geometry: { type: 'MultiPolygon', coordinates: [[a.toReversed()], [b.toReversed()]] } },
    ]);
  });

  it('without a .prj claims nothing; with a strange one it names it', async () => {
    const { prj: _, ...bare } = layer();
    expect((await features(shapefileZip(bare))).named).toBeNull();
    const xian = PRJ_ZONE_39.replace('"D_China_2000"', '"D_Xian_1980"').replace('CGCS2000_3', 'Xian_1980_3');
    expect((await features(shapefileZip(layer({ prj: xian })))).named).toEqual({
      name: 'Xian_1980_3_Degree_GK_Zone_39',
      crs: null,
    });
  });

  it('is refused in parts, in layers and in pieces', async () => {
    const { areas, rows, encoding } = layer();
    const [geometry, table] = [shp(areas), dbf({ rows, encoding })];
    expect(await refusal(geometry)).toBe('shapefile_bare');
    expect(await refusal(zipOf({ 'a.shp': geometry }))).toBe('shapefile_incomplete');
    expect(await refusal(zipOf({ 'a.shp': geometry, 'a.dbf': table, 'b.shp': geometry }))).toBe('shapefile_several');
    expect(await refusal(zipOf({ 'a.shp': geometry.subarray(0, -8), 'a.dbf': table }))).toBe('shapefile_malformed');
    expect(await refusal(zipOf({ 'a.shp': geometry, 'a.dbf': table.subarray(0, -60) }))).toBe('shapefile_malformed');
    const fewer = dbf({ rows: rows.slice(1), encoding });
    expect(await refusal(zipOf({ 'a.shp': geometry, 'a.dbf': fewer }))).toBe('shapefile_malformed');
  });
});

const kml = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
const placemark = (name: string, coordinates: string): string =>
  `<Placemark><name>${name}</name><ExtendedData><Data name="编号"><value>7</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
const RING = '101.2,41.3,0 101.21,41.3,0\n101.21,41.31,0 101.2, 41.31, 0 101.2,41.3,0';

describe('KML and KMZ', () => {
  it('give placemarks with folder, name, data and rings', async () => {
    const text = kml(
      `<Folder><name>东区</name>${placemark('<![CDATA[<script>alert(1)</script>\u202e]]>', RING)}</Folder>`,
    );
    const expected = {
      properties: { name: '<script>alert(1)</script>', 编号: '7', folder: '东区' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [101.2, 41.3],
            [101.21, 41.3],
            [101.21, 41.31],
            [101.2, 41.31],
            [101.2, 41.3],
          ],
        ],
      },
    };
    expect(await features(utf8(text))).toMatchObject({ format: 'kml', named: null, features: [expected] });
    const kmz = zipOf({ 'images/a.png': 'x', 'doc.kml': text });
    expect(await features(kmz)).toMatchObject({ format: 'kmz', features: [expected] });
  });

  it('are read in the encoding they name', async () => {
    const text = kml(placemark('松园', RING)).replace('UTF-8', 'GB2312');
    expect((await features(gbk(text))).features).toMatchObject([{ properties: { name: '松园' } }]);
  });

  it('may hold a sea of blanks', async () => {
    const text = kml(placemark('松园', RING.replaceAll(' ', ' '.repeat(200_000))));
    expect((await features(utf8(text))).features).toMatchObject([{ geometry: { coordinates: [{ length: 5 }] } }]);
  });

  it('put the outer ring first and join parts', async () => {
    const ring = (kind: string, at: number): string =>
      `<${kind}><LinearRing><coordinates>${at},1 ${at + 1},1 ${at},2 ${at},1</coordinates></LinearRing></${kind}>`;
    const text = kml(
      `<Placemark><MultiGeometry><Polygon>${ring('innerBoundaryIs', 5)}${ring('outerBoundaryIs', 4)}</Polygon><Polygon>${ring('outerBoundaryIs', 8)}</Polygon></MultiGeometry></Placemark>`,
    );
    const starts = { type: 'MultiPolygon', coordinates: [[{ 0: [4, 1] }, { 0: [5, 1] }], [{ 0: [8, 1] }]] };
    expect((await features(utf8(text))).features).toMatchObject([{ geometry: starts }]);
  });
});

it('reads waypoints and tracks of GPX', async () => {
  const text = `<gpx version="1.1"><wpt lat="41.3" lon="101.2"><name>东门</name></wpt><trk><name>巡查</name><trkseg><trkpt lat="41.3" lon="101.2"/><trkpt lat="41.4" lon="101.2"/></trkseg></trk></gpx>`;
  expect(await features(utf8(text))).toMatchObject({
    format: 'gpx',
    features: [
      { properties: { name: '东门' }, geometry: { type: 'Point', coordinates: [101.2, 41.3] } },
      {
        properties: { name: '巡查' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [101.2, 41.3],
            [101.2, 41.4],
          ],
        },
      },
    ],
  });
});

const LEDGER = [
  ['松园社区党员台账', null, null, null],
  ['姓名', '住址', null, '联系方式'],
  [null, '小区', '楼栋', null],
  ['端木云', '松园', 3, '0000-1'],
  ['', null, null, null],
  ['司空雪', null, 4, '0000-2'],
];
const MERGES = [
  { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
  { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
  { startRow: 1, startCol: 1, endRow: 1, endCol: 2 },
  { startRow: 1, startCol: 3, endRow: 2, endCol: 3 },
  { startRow: 3, startCol: 1, endRow: 5, endCol: 1 },
];
const READ = {
  name: '台账',
  columns: ['姓名', '住址 / 小区', '住址 / 楼栋', '联系方式'],
  rows: [
    { line: 4, cells: ['端木云', '松园', 3, '0000-1'] },
    { line: 5, cells: [null, '松园', null, null] },
    { line: 6, cells: ['司空雪', '松园', 4, '0000-2'] },
  ],
};

describe('a ledger', () => {
  it('in old Excel, with a title and merged headers, becomes columns and rows', async () => {
    expect(await tables(xls('台账', LEDGER, MERGES))).toEqual({ kind: 'table', format: 'xls', tables: [READ] });
  });

  it('in new Excel is the same; a formula is what it came to, dates are days, long numbers keep their digits', async () => {
    const book = (rows: unknown[][], merges: typeof MERGES) =>
      writeXlsx({
        sheets: [
          { name: '台账', rows: rows as never, merges },
          { name: '空', rows: [] },
        ],
      });
    expect(await tables(new Uint8Array(await book(LEDGER, MERGES)))).toEqual({
      kind: 'table',
      format: 'xlsx',
      tables: [READ],
    });
    const values = [
      ['日期', '号码', '公式'],
      [new Date('2026-11-20T00:00:00Z'), 1e17, '=1+1'],
    ];
    expect((await tables(new Uint8Array(await book(values, [])))).tables[0]?.rows[0]?.cells).toEqual([
      '2026-11-20',
      '100000000000000000',
      '=1+1',
    ]);
  });

  it.each([
    ['UTF-8', utf8('\uFEFF姓名,备注\r\n端木云,"甲,""乙""\n丙"\r\n')],
    ['GBK', gbk('姓名;备注\n端木云;"甲,""乙""\n丙"')],
    ['tabs', gbk('姓名\t备注\r\n端木云\t"甲,""乙""\n丙"\r\n')],
  ])('as CSV in %s is read with its quotes', async (_, bytes) => {
    expect(await tables(bytes)).toEqual({
      kind: 'table',
      format: 'csv',
      tables: [{ name: '', columns: ['姓名', '备注'], rows: [{ line: 2, cells: ['端木云', '甲,"乙" 丙'] }] }],
    });
  });

  it('keeps what looks like a formula or a number as text in CSV, and names columns apart', async () => {
    const [table] = (await tables(utf8('编号,编号,\n007,=cmd(),x'))).tables;
    expect(table).toMatchObject({ columns: ['编号', '编号 2', 'C'], rows: [{ cells: ['007', '=cmd()', 'x'] }] });
  });
});

/** An archive whose directory says another size of every entry than is true. */
function lying(zip: Uint8Array, size: number): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  let at = view.getUint32(copy.length - 6, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    view.setUint32(at + 24, size, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
  }
  return copy;
}

const BOOK = new Uint8Array(
  await writeXlsx({
    sheets: [
      { name: '台账', rows: LEDGER, merges: MERGES },
      { name: '说明', rows: [['请勿改动']] },
    ],
  }),
);
/** The workbook with one of its parts replaced. */
const spoilt = (part: string, text: string): Uint8Array => zipSync({ ...unzipSync(BOOK), [part]: utf8(text) });

describe('a hostile file is refused', () => {
  const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1e6);
  const many = Array.from({ length: LIMITS.fileVertices / 1000 + 1 }, (_, i) =>
    placemark(`${i}`, '101,41 '.repeat(1000)),
  );
  it.each<[what: string, bytes: () => Uint8Array, code: string]>([
    ['nothing', () => new Uint8Array(), 'file_empty'],
    ['too many bytes', () => new Uint8Array(LIMITS.fileBytes + 1), 'file_too_large'],
    ['a zip bomb', () => zipOf({ 'a.shp': zeros(20) }), 'zip_bomb'],
    [
      'a zip bomb of many parts',
      () => lying(zipOf(Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`${i}.dbf`, 'x']))), 900_000),
      'zip_bomb',
    ],
    ['a zip bomb that lies', () => lying(zipOf({ 'doc.kml': zeros(5) }), 1000), 'zip_bomb'],
    ['a workbook that lies', () => lying(zipOf({ 'xl/workbook.xml': zeros(5) }), 1000), 'zip_bomb'],
    ['a path out of the archive', () => zipOf({ '../../etc/passwd': 'x', 'doc.kml': kml('') }), 'zip_path'],
    ['a path of Windows', () => zipOf({ 'a\\..\\..\\b.kml': kml('') }), 'zip_path'],
    ['an absolute path', () => zipOf({ '/doc.kml': kml('') }), 'zip_path'],
    ['an archive of pictures', () => zipOf({ 'a.png': 'x' }), 'zip_unknown'],
    ['an archive cut off', () => zipSync({ 'doc.kml': utf8(kml('')) }).subarray(0, -30), 'zip_malformed'],
    ['gzip', () => Uint8Array.of(0x1f, 0x8b, 8, 0), 'compressed'],
    ['entities', () => utf8('<!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml>&b;</kml>'), 'xml_doctype'],
    ['an entity of a file', () => utf8(kml('<name>&passwd;</name>')), 'xml_malformed'],
    ['deep nesting', () => utf8(kml('<Folder>'.repeat(1e5))), 'xml_malformed'],
    ['other XML', () => utf8('<osm/>'), 'xml_unknown'],
    ['a web page called .xls', () => utf8('<html><table><tr><td>1</td></tr></table></html>'), 'table_web_page'],
    ['more points than a file may have', () => utf8(kml(many.join(''))), 'file_vertices'],
    [
      'a count of points that is not there',
      () => zipOf({ 'a.shp': shp([[square(0, 0, 1)]]).fill(0x7f, 144, 148), 'a.dbf': dbf(layer()) }),
      'shapefile_malformed',
    ],
    ['an open quote', () => utf8('a,b\n1,"2'), 'csv_quote'],
    ['no text', () => Uint8Array.of(0x61, 0xff, 0xff, 0x62), 'text_encoding'],
    ['a header alone', () => utf8('姓名,住址\n'), 'table_empty'],
    ['old Excel cut off', () => xls('a', LEDGER).subarray(0, 1200), 'table_malformed'],
    ['new Excel cut off', () => BOOK.subarray(0, -200), 'zip_malformed'],
    ['new Excel cut off in the middle', () => BOOK.subarray(0, BOOK.length / 2), 'zip_malformed'],
    ['a workbook whose sheet is none', () => spoilt('xl/worksheets/sheet1.xml', '<sheet'), 'table_malformed'],
    ['a workbook without sheets', () => spoilt('xl/workbook.xml', '<workbook/>'), 'table_empty'],
    ['a thousand columns', () => utf8(`${'a,'.repeat(1000)}\n`.repeat(3)), 'table_too_large'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes())).toBe(code);
  });
});

describe('whatever happens to a file', () => {
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
  it.each<[what: string, whole: Uint8Array]>([
    [
      'a Shapefile',
      zipSync({ 'a.shp': shp(layer().areas), 'a.dbf': dbf(layer()), 'a.prj': utf8(PRJ_ZONE_39) }, { level: 0 }),
    ],
    ['KML', utf8(kml(placemark('甲', RING)))],
    ['old Excel', xls('台账', LEDGER, MERGES)],
    ['new Excel', BOOK],
    ['CSV', gbk('姓名,备注\n端木云,"甲"\n')],
  ])('%s is read or refused by a code', async (_, whole) => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (length, changes) => {
          const file = whole.slice();
          for (const [at, value] of changes) file[at % file.length] = value;
          await refusal(file);
          await refusal(file.subarray(0, length));
        },
      ),
      { numRuns: 150 },
    );
  });
});
