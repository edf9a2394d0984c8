import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { nameOfCrs, parseCrs, sameCrs } from './crs.ts';
import { metresBetween, ringAreaM2 } from './metres.ts';
import { bd09ToWgs84, gcj02ToWgs84, wgs84ToBd09, wgs84ToGcj02 } from './offset.ts';
import { doubtRange, toWgs84 } from './transform.ts';

const crs = (text: string) => {
  const parsed = parseCrs(text);
  if (!parsed) throw new Error(`unknown crs ${text}`);
  return parsed;
};

describe('names of coordinate systems', () => {
  it.each([
    ['wgs84', 'wgs84'],
    ['WGS-84', 'wgs84'],
    ['EPSG:4326', 'wgs84'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84'],
    ['urn:ogc:def:crs:EPSG::4490', 'cgcs2000'],
    ['CGCS2000', 'cgcs2000'],
    ['GCJ-02', 'gcj02'],
    ['bd_09', 'bd09'],
    ['epsg:4527', 'epsg:4527'],
    ['urn:ogc:def:crs:EPSG:9.1:4548', 'epsg:4548'],
  ])('reads %s as %s', (text, id) => {
    expect(parseCrs(text)?.id).toBe(id);
  });

  it('remembers that north comes first, also in the numbers', () => {
    const swapped = crs('EPSG:4527/yx');
    expect(nameOfCrs(swapped)).toBe('epsg:4527/yx');
    expect(toWgs84(swapped)(4429731.416, 39444493.7835)).toEqual(toWgs84(crs('epsg:4527'))(39444493.7835, 4429731.416));
    expect(doubtRange(swapped, 4429731, 39444493)).toBeNull();
    expect(doubtRange(swapped, 39444493, 4429731)).toEqual({ doubt: 'axes_swapped' });
  });

  it('are one where they mean the same', () => {
    expect(sameCrs(crs('epsg:4548'), crs('epsg:4509'))).toBe(true);
    expect(sameCrs(crs('wgs84'), crs('cgcs2000'))).toBe(true);
    expect(sameCrs(crs('epsg:4527'), crs('epsg:4548'))).toBe(false);
    expect(sameCrs(crs('epsg:4527'), crs('epsg:4527/yx'))).toBe(false);
    expect(sameCrs(crs('gcj02'), crs('bd09'))).toBe(false);
  });

  it.each(['', 'epsg:3857', 'mars/yx', '/yx', 'epsg:4555', 'epsg:4490x', 'constructor', 'beijing54'])(
    'does not know %s',
    (text) => {
      expect(parseCrs(text)).toBeNull();
    },
  );
});

/** Written by `st_astext(st_transform(…), 4)` of PostGIS 3.3.2 with PROJ 9.1.1. */
const PROJ: readonly [epsg: number, lon: number, lat: number, x: number, y: number][] = [
  [4498, 116.35, 40, 20444493.7835, 4429731.416],
  [4509, 116.35, 40, 444493.7835, 4429731.416],
  [4513, 75.2, 39.5, 25517202.6906, 4374033.2114],
  [4527, 116.35, 40, 39444493.7835, 4429731.416],
  [4533, 134.5, 48.3, 45462904.2175, 5351906.4202],
  [4534, 75.2, 39.5, 517202.6906, 4374033.2114],
  [4541, 97.1, 30.2, 605924.6791, 3342795.7361],
  [4545, 109.45, 18.25, 653357.6282, 2019260.1864],
  [4548, 116.35, 40, 444493.7835, 4429731.416],
  [4554, 134.5, 48.3, 462904.2175, 5351906.4202],
];

describe('CGCS2000 Gauss–Krüger', () => {
  it.each(PROJ)('EPSG:%i gives what PROJ gives, to a millimetre', (epsg, lon, lat, x, y) => {
    const point = toWgs84(crs(`epsg:${epsg}`))(x, y);
    expect(metresBetween(point, [lon, lat])).toBeLessThan(0.001);
  });

  it('knows every code from 4491 to 4554 and nothing beside', () => {
    const known = Array.from({ length: 80 }, (_, i) => 4485 + i).filter(
      (code) => parseCrs(`epsg:${code}`)?.kind === 'gauss_kruger',
    );
    expect([known[0], known.at(-1), known.length]).toEqual([4491, 4554, 64]);
  });
});

const somewhere = fc.record({
  lon: fc.double({ min: 74, max: 134.9, noNaN: true }),
  lat: fc.double({ min: 4, max: 53, noNaN: true }),
});

describe('GCJ-02 and BD-09', () => {
  it('shift Beijing by the known half kilometre', () => {
    expect(metresBetween([116.397, 39.908], wgs84ToGcj02([116.397, 39.908]))).toBeCloseTo(553, -1);
    expect(metresBetween([116.397, 39.908], wgs84ToBd09([116.397, 39.908]))).toBeGreaterThan(1000);
  });

  it('come back to a hundredth of a millimetre', () => {
    fc.assert(
      fc.property(somewhere, ({ lon, lat }) => {
        expect(metresBetween(gcj02ToWgs84(wgs84ToGcj02([lon, lat])), [lon, lat])).toBeLessThan(1e-4);
        expect(metresBetween(bd09ToWgs84(wgs84ToBd09([lon, lat])), [lon, lat])).toBeLessThan(1e-4);
      }),
    );
  });

  it('answer also where the formula begins with a jump', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 71.9, max: 72.1, noNaN: true }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (lon, lat) => {
          expect(gcj02ToWgs84([lon, lat]).every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });
});

describe('numbers that cannot belong to the system', () => {
  it('says what was probably meant', () => {
    expect(doubtRange(crs('wgs84'), 116.3, 40)).toBeNull();
    expect(doubtRange(crs('wgs84'), 40, 116.3)).toEqual({ doubt: 'axes_swapped' });
    expect(doubtRange(crs('wgs84'), 39444493, 4429731)).toEqual({ doubt: 'projected', suggest: 'epsg:4527' });
    expect(doubtRange(crs('gcj02'), 444493, 4429731)).toEqual({ doubt: 'projected', suggest: null });
    expect(doubtRange(crs('epsg:4527'), 39444493, 4429731)).toBeNull();
    expect(doubtRange(crs('epsg:4527'), 4429731, 39444493)).toEqual({ doubt: 'axes_swapped' });
    expect(doubtRange(crs('epsg:4527'), 116.3, 40)).toEqual({ doubt: 'degrees' });
    expect(doubtRange(crs('epsg:4527'), 40444493, 4429731)).toEqual({ doubt: 'zone', suggest: 'epsg:4528' });
    expect(doubtRange(crs('epsg:4527'), 444493, 4429731)).toEqual({ doubt: 'zone', suggest: null });
    expect(doubtRange(crs('epsg:4548'), 444493, 9e6)).toEqual({ doubt: 'outside' });
    expect(doubtRange(crs('wgs84'), 200, 95)).toEqual({ doubt: 'outside' });
  });
});

it('measures a ring of 100 m by 100 m', () => {
  const d = 100 / 111_195;
  const k = 1 / Math.cos((40 * Math.PI) / 180);
  expect(
    ringAreaM2([
      [116, 40],
      [116 + d * k, 40],
      [116 + d * k, 40 + d],
      [116, 40 + d],
      [116, 40],
    ]),
  ).toBeCloseTo(10_000, -1);
});
