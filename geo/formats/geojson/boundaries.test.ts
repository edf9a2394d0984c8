import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCrs, WGS84 } from '../../crs/crs.ts';
import { wgs84ToGcj02 } from '../../crs/offset.ts';
import { claimOf } from '../claim.ts';
import { LIMITS } from '../limits.ts';
import { ImportError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { readBoundaries } from './boundaries.ts';
import type { BoundaryFeature, Fields } from './boundaries.ts';
import { parseCollection } from './parse.ts';

const ANY: Fields = { name: null, code: null, officeCode: null };
const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function read(file: Uint8Array, crs: string | null = null, fields: Fields = ANY): BoundaryFeature[] {
  const parsed = parseCollection(file);
  const claim = claimOf(parsed, crs === null ? null : parseCrs(crs));
  return readBoundaries(parsed.features, claim?.crs ?? WGS84, fields);
}

function problems(file: Uint8Array, crs: string | null = null, fields: Fields = ANY): readonly Problem[] {
  try {
    read(file, crs, fields);
    return [];
  } catch (error) {
    if (error instanceof ImportError) return error.problems;
    throw error;
  }
}

type Ring = readonly (readonly number[])[];
const square = (west = 101.2, south = 41.3, size = 0.01): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const feature = (properties: unknown, ...rings: unknown[]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});
const collection = (...features: unknown[]): Uint8Array => bytes({ type: 'FeatureCollection', features });

describe('a good file', () => {
  it('yields names, codes and rounded WGS 84', () => {
    const [row] = read(collection(feature({ 名称: ' 第一 网格\n', no: 7, std: '990101001001001' }, square())), null, {
      name: null,
      code: 'std',
      officeCode: 'no',
    });
    expect(row).toMatchObject({ index: 0, name: '第一 网格', code: '990101001001001', office_code: '7' });
    expect(row?.geom.coordinates[0]?.[0]?.[2]).toEqual([101.21, 41.31]);
  });

  it('is brought over from GCJ-02 and from Gauss–Krüger', () => {
    const shifted = square().map(([lon = 0, lat = 0]) => wgs84ToGcj02([lon, lat]));
    expect(read(collection(feature({ name: '甲' }, shifted)), 'gcj02')[0]?.geom.coordinates[0]?.[0]?.[0]).toEqual([
      101.2, 41.3,
    ]);
    // EPSG:4527 of 116.35 E 40 N, from PROJ
    const plane = [
      [39444493.7835, 4429731.416],
      [39444593.7835, 4429731.416],
      [39444593.7835, 4429831.416],
      [39444493.7835, 4429731.416],
    ];
    expect(read(collection(feature({ name: '乙' }, plane)), 'epsg:4527')[0]?.geom.coordinates[0]?.[0]?.[0]).toEqual([
      116.35, 40,
    ]);
  });

  it('may name its own system the old way', () => {
    const file = (name: string) =>
      bytes({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name } },
        features: [feature({ name: '甲' }, square())],
      });
    expect(read(file('urn:ogc:def:crs:EPSG::4490'))).toHaveLength(1);
    expect(read(file('urn:ogc:def:crs:OGC:1.3:CRS84'), 'gcj02')).toHaveLength(1);
    expect(problems(file('EPSG:3857'))).toMatchObject([{ code: 'crs_unknown', params: { crs: 'EPSG:3857' } }]);
    expect(problems(file('EPSG:4527'), 'wgs84')).toMatchObject([
      { code: 'crs_conflict', params: { given: 'wgs84', file: 'epsg:4527' } },
    ]);
  });
});

describe('a file that is refused whole', () => {
  it.each<[what: string, file: Uint8Array, code: string]>([
    ['nothing in it', bytes(''), 'file_empty'],
    ['blanks', bytes(' \n\t'), 'file_empty'],
    ['another encoding', new Uint8Array([0x7b, 0xb1, 0xb1]), 'not_utf8'],
    ['two-byte text', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'not_utf8'],
    ['a cut end', collection(feature({}, square())).subarray(0, 80), 'not_json'],
    ['a table', bytes('code,name\n1,甲'), 'not_json'],
    ['one feature', bytes(feature({}, square())), 'not_feature_collection'],
    ['a topology', bytes({ type: 'Topology', objects: {} }), 'not_feature_collection'],
    ['a list', bytes([]), 'not_feature_collection'],
    ['no list', bytes({ type: 'FeatureCollection', features: {} }), 'not_feature_collection'],
    ['no features', collection(), 'no_features'],
    ['too many features', collection(...Array.from({ length: LIMITS.features + 1 }, () => 0)), 'too_many_features'],
  ])('%s', (_, file, code) => {
    expect(problems(file).map((problem) => problem.code)).toEqual([code]);
  });
});

describe('a feature that is refused', () => {
  const bow = [
    [101.2, 41.3],
    [101.22, 41.32],
    [101.22, 41.3],
    [101.2, 41.32],
    [101.2, 41.3],
  ];
  it.each<[what: string, given: unknown, crs: string, expected: object]>([
    ['is none', 7, 'wgs84', { code: 'not_a_feature' }],
    [
      'has no geometry',
      { type: 'Feature', properties: { name: '甲' }, geometry: null },
      'wgs84',
      { code: 'no_geometry', name: '甲' },
    ],
    [
      'is a line',
      { type: 'Feature', properties: { name: '甲' }, geometry: { type: 'LineString', coordinates: [] } },
      'wgs84',
      { code: 'wrong_geometry', params: { found: 'LineString' } },
    ],
    [
      'has text for numbers',
      feature({ name: '甲' }, [
        ['101', '41'],
        [1, 2],
        [3, 4],
        ['101', '41'],
      ]),
      'wgs84',
      { code: 'bad_coordinates', params: { at: '0.0.0' } },
    ],
    ['has an empty polygon', feature({ name: '甲' }), 'wgs84', { code: 'bad_coordinates' }],
    [
      'has two corners',
      feature({ name: '甲' }, [
        [101.2, 41.3],
        [101.3, 41.3],
        [101.2, 41.3],
      ]),
      'wgs84',
      { code: 'ring_too_short', params: { points: 3 } },
    ],
    [
      'stays open',
      feature({ name: '甲' }, square().slice(0, 4)),
      'wgs84',
      { code: 'ring_unclosed', params: { gap: '1111.9' } },
    ],
    ['encloses nothing', feature({ name: '甲' }, square(101.2, 41.3, 1e-6)), 'wgs84', { code: 'ring_no_area' }],
    [
      'crosses itself',
      feature({ name: '甲' }, bow),
      'wgs84',
      { code: 'ring_crossing', params: { lon: 101.21, lat: 41.31 } },
    ],
    [
      'crosses itself in a hole',
      feature({ name: '甲' }, square(101.1, 41.2, 0.3), bow),
      'wgs84',
      { code: 'ring_crossing' },
    ],
    [
      'has latitude first',
      feature({ name: '甲' }, square(41.3, 101.2)),
      'wgs84',
      { code: 'range_axes_swapped', params: { suggest: 'wgs84/yx' } },
    ],
    [
      'is in metres',
      feature({ name: '甲' }, square(39444493, 4429731, 100)),
      'wgs84',
      { code: 'range_projected', params: { suggest: 'epsg:4527' } },
    ],
    ['is in degrees', feature({ name: '甲' }, square()), 'epsg:4527', { code: 'range_degrees' }],
    [
      'is of another zone',
      feature({ name: '甲' }, square(40444493, 4429731, 100)),
      'epsg:4527',
      { code: 'range_zone', params: { suggest: 'epsg:4528' } },
    ],
    ['is nowhere', feature({ name: '甲' }, square(300, 300)), 'gcj02', { code: 'range_outside' }],
    ['is abroad', feature({ name: '甲' }, square(2.35, 48.85)), 'wgs84', { code: 'outside_china' }],
    ['has no name', feature({ title: '甲' }, square()), 'wgs84', { code: 'no_name', params: { there: 'title' } }],
    ['has a novel for a name', feature({ name: '很'.repeat(99) }, square()), 'wgs84', { code: 'name_too_long' }],
    ['has no properties', feature(null, square()), 'wgs84', { code: 'no_name' }],
    [
      'has 20,001 corners',
      feature(
        { name: '甲' },
        Array.from({ length: LIMITS.vertices + 1 }, () => [101, 41]),
      ),
      'wgs84',
      { code: 'too_many_vertices' },
    ],
  ])('%s', (_, given, crs, expected) => {
    expect(
      problems(collection(feature({ name: '好' }, square(101, 41)), given), crs === 'wgs84' ? null : crs).filter(
        (problem) => problem.index === 1,
      ),
    ).toMatchObject([expected]);
  });

  it('is told with all the others, by index', () => {
    const file = collection(
      feature({ name: '甲' }, square()),
      feature({ name: '甲' }, square(101.3)),
      feature({}, bow),
    );
    expect(problems(file).map(({ index, code }) => [index, code])).toEqual([
      [1, 'duplicate_name_in_file'],
      [2, 'no_name'],
      [2, 'ring_crossing'],
    ]);
  });

  it('shares its code with another, or has none', () => {
    const file = collection(
      ...['1', '1', ''].map((code, i) => feature({ name: `网格${i}`, code }, square(101 + i / 10))),
    );
    expect(
      problems(file, null, { name: null, code: 'code', officeCode: null }).map(({ index, code }) => [index, code]),
    ).toEqual([
      [1, 'duplicate_code_in_file'],
      [2, 'no_code_field'],
    ]);
  });
});

describe('whatever happens to a file', () => {
  const whole = collection(feature({ name: '甲' }, square()), feature({ name: '乙' }, square(101.3)));

  it('it is read or refused by a code', () => {
    const change = fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length }), fc.array(change, { maxLength: 3 }), (length, changes) => {
        const file = whole.slice();
        for (const [at, value] of changes) file[at] = value;
        problems(file.subarray(0, length));
      }),
      { numRuns: 1000 },
    );
  });

  it('so is any JSON put where a feature or a geometry belongs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        problems(
          collection(a, { type: 'Feature', properties: b, geometry: a }, feature({ name: '丙' }, a, b), {
            type: 'Feature',
            properties: a,
            geometry: { type: 'MultiPolygon', coordinates: b },
          }),
        );
      }),
      { numRuns: 500 },
    );
  });
});
