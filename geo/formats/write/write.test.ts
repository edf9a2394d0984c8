/** Every writer is read back by a reader that is not its own: our readers of what offices bring, and the library's. */
import type { Feature, Geometry, Position } from 'geojson';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { describe, expect, test } from 'vitest';
import { readFile } from '../read-file.ts';
import type { FeatureTable } from './feature-table.ts';
import { writeFlatGeobuf } from './flatgeobuf.ts';
import { writeGeoJson } from './geojson.ts';
import { writeKml } from './kml.ts';

/** Clockwise, as no file should have it; with a hole that runs counter-clockwise. */
const OUTER: Position[] = [
  [101.2, 41.3],
  [101.2, 41.31],
  [101.21, 41.31],
  [101.21, 41.3],
  [101.2, 41.3],
];
const HOLE: Position[] = [
  [101.203, 41.303],
  [101.206, 41.303],
  [101.206, 41.306],
  [101.203, 41.303],
];
/** A ring may begin anywhere. */
const sorted = (ring: readonly Position[] = []): string[] => ring.map(String).toSorted((a, b) => a.localeCompare(b));
const FAR: Position[] = OUTER.map(([lon = 0, lat = 0]) => [lon + 0.05, lat]);

const table = (...geometries: Geometry[]): FeatureTable => ({
  title: '网格 <A&B>',
  notes: ['来源：连心图', '内部资料 注意保管', '坐标系：WGS 84（EPSG:4326）'],
  columns: [
    { title: '名称', kind: 'text' },
    { title: '编码', kind: 'text' },
    { title: '户数', kind: 'number' },
    { title: '面积"', kind: 'number' },
  ],
  rows: geometries.map((geometry, at) => ({
    name: at === 0 ? '<script>alert("1")</script> & \u0007\uD800 第一网格' : `第${at + 1}网格`,
    geometry,
    values: [
      at === 0 ? '<b>&\'"' : `第${at + 1}网格`,
      `00${at}`,
      at === 0 ? null : 300 + at,
      at === 1 ? Number.NaN : 1.5,
    ],
  })),
});
const AREAS: Geometry[] = [
  { type: 'Polygon', coordinates: [OUTER, HOLE] },
  { type: 'MultiPolygon', coordinates: [[OUTER], [FAR]] },
];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The area to the left of a ring, doubled. */
const turn = (ring: readonly Position[]): number =>
  ring.slice(1).reduce((sum, [x = 0, y = 0], i) => {
    const [px = 0, py = 0] = ring[i] ?? [];
    return sum + (px - 101) * (y - 41) - (x - 101) * (py - 41);
  }, 0);

async function features(bytes: Uint8Array): Promise<Feature[]> {
  const file = await readFile(bytes);
  if (file.kind !== 'features') throw new Error('no features');
  return file.features as Feature[];
}

describe('GeoJSON', () => {
  const text = writeGeoJson(table(...AREAS));

  test('is read back with every value, and says where it is from', async () => {
    const [first, second] = await features(bytesOf(text));
    expect(first?.properties).toEqual({ 名称: '<b>&\'"', 编码: '000', 户数: null, '面积"': 1.5 });
    expect(second?.properties).toEqual({ 名称: '第2网格', 编码: '001', 户数: 301, '面积"': null });
    const { name, notes, crs } = JSON.parse(text) as { name: string; notes: string[]; crs?: unknown };
    expect([name, notes, crs]).toEqual(['网格 <A&B>', table().notes, undefined]);
  });

  test('turns outer rings counter-clockwise and holes clockwise', async () => {
    const [first, second] = await features(bytesOf(text));
    const rings = first?.geometry.type === 'Polygon' ? first.geometry.coordinates : [];
    expect(rings.map((ring) => Math.sign(turn(ring)))).toEqual([1, -1]);
    expect(rings.map((ring) => ring.length)).toEqual([5, 4]);
    expect(sorted(rings[0])).toEqual(sorted(OUTER));
    const polygons = second?.geometry.type === 'MultiPolygon' ? second.geometry.coordinates : [];
    expect(polygons.map(([outer = []]) => Math.sign(turn(outer)))).toEqual([1, 1]);
  });

  test('of nothing is an empty collection', () => {
    expect(JSON.parse(writeGeoJson(table()))).toMatchObject({ type: 'FeatureCollection', features: [] });
  });
});

describe('KML', () => {
  const POINTS: Geometry[] = [
    { type: 'Point', coordinates: [101.2, 41.3] },
    { type: 'LineString', coordinates: OUTER },
    { type: 'MultiLineString', coordinates: [OUTER, HOLE] },
    { type: 'MultiPoint', coordinates: HOLE },
  ];

  test('is read back with every value and shape; nothing of a text becomes markup', async () => {
    const kml = writeKml(table(...AREAS, ...POINTS));
    expect(kml).not.toContain('<script');
    expect(kml).not.toContain('\u0007');
    const read = await features(bytesOf(kml));
    expect(read).toHaveLength(6);
    expect(read[0]?.properties).toMatchObject({
      name: '<script>alert("1")</script> & 第一网格',
      编码: '000',
      '面积"': '1.5',
    });
    expect(read[0]?.properties).not.toHaveProperty('户数');
    expect(read[1]?.properties).toMatchObject({ 户数: '301' });
    expect(read.map(({ geometry }) => geometry.type)).toEqual([
      'Polygon',
      'MultiPolygon',
      'Point',
      'LineString',
      'MultiLineString',
      'MultiPoint',
    ]);
    const rings = read[0]?.geometry.type === 'Polygon' ? read[0].geometry.coordinates : [];
    expect(rings.map(sorted)).toEqual([sorted(OUTER), sorted(HOLE)]);
  });

  test('carries title and notes', () => {
    const kml = writeKml(table(...AREAS));
    expect(kml).toContain('<name>网格 &lt;A&amp;B&gt;</name>');
    expect(kml).toContain('内部资料 注意保管');
  });
});

describe('FlatGeobuf', () => {
  async function read(bytes: Uint8Array): Promise<{ meta: HeaderMeta | null; features: Feature[] }> {
    let meta: HeaderMeta | null = null;
    const found: Feature[] = [];
    for await (const feature of deserialize(bytes, undefined, (header) => void (meta = header))) found.push(feature);
    return { meta, features: found };
  }

  test('is read back by the library: values, shapes, head', async () => {
    const { meta, features } = await read(writeFlatGeobuf(table(...AREAS)));
    expect(meta).toMatchObject({
      title: '网格 <A&B>',
      description: table().notes.join('\n'),
      featuresCount: 2,
      crs: { org: 'EPSG', code: 4326 },
    });
    expect(features.map(({ properties }) => properties)).toEqual([
      { 名称: '<b>&\'"', 编码: '000', '面积"': 1.5 },
      { 名称: '第2网格', 编码: '001', 户数: 301 },
    ]);
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'MultiPolygon']);
    const rings = features[0]?.geometry.type === 'Polygon' ? features[0].geometry.coordinates : [];
    expect(rings.map(sorted)).toEqual([sorted(OUTER), sorted(HOLE)]);
  });

  test('of one kind names it, and of points and lines too', async () => {
    const { meta, features } = await read(writeFlatGeobuf(table({ type: 'Point', coordinates: [101.2, 41.3] })));
    expect(meta?.geometryType).toBe(1);
    expect(features[0]?.geometry).toEqual({ type: 'Point', coordinates: [101.2, 41.3] });
    const line = await read(writeFlatGeobuf(table({ type: 'LineString', coordinates: OUTER })));
    expect(line.features[0]?.geometry).toEqual({ type: 'LineString', coordinates: OUTER });
  });
});
