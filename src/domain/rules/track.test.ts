import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { squareAt } from '../../../tests/builders/square.ts';
import { metresToEdge } from './edge-distance.ts';
import { GRID_WATCH_START, watchGrid } from './leaving-grid.ts';
import { nextPoint, thinned, trackMetres, type Fix, type TrackPoint } from './track.ts';
import { walkingOrder, wayLength } from './walking-order.ts';

const START = 1_000_000;
/** `east` metres along the equator, where a degree is 111,195 m. */
const fix = (east: number, seconds: number, accuracy = 8): Fix => ({
  lon: east / 111_195,
  lat: 0,
  accuracy,
  at: START + seconds * 1000,
});
const walk = (...fixes: Fix[]): TrackPoint[] =>
  fixes.reduce<TrackPoint[]>((points, next) => {
    const point = nextPoint(points.at(-1) ?? null, next, START);
    return point ? [...points, point] : points;
  }, []);

describe('a track', () => {
  test('takes steps of five metres and more', () => {
    expect(walk(fix(0, 0), fix(3, 2), fix(6, 4), fix(12, 8))).toHaveLength(3);
  });
  test('leaves out what is too vague, and believes a vague step only when it is long', () => {
    expect(walk(fix(0, 0), fix(50, 20, 60))).toHaveLength(1);
    expect(walk(fix(0, 0), fix(12, 20, 30))).toHaveLength(1);
    expect(walk(fix(0, 0), fix(20, 20, 30))).toHaveLength(2);
    expect(walk(fix(0, 0), { ...fix(20, 20), accuracy: NaN })).toHaveLength(1);
  });
  test('leaves out what nobody can have walked', () => {
    expect(walk(fix(0, 0), fix(500, 10), fix(20, 12))).toHaveLength(2);
  });
  test('its seconds never go back, whatever the clock does', () => {
    expect(walk(fix(0, 30), fix(10, 10)).map(([, , seconds]) => seconds)).toEqual([30, 30]);
  });
  test('a device that lies still makes no way', () => {
    const noise = fc.array(fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.nat(3)), { maxLength: 200 });
    fc.assert(
      fc.property(noise, (steps) => {
        const points = walk(...steps.map(([east], index) => fix(east, index * 3)));
        expect(trackMetres(points)).toBe(0);
      }),
    );
  });
  test('is thinned by leaving out points between both ends', () => {
    const points = Array.from({ length: 9000 }, (_, n): TrackPoint => [n / 1e4, 0, n]);
    const small = thinned(points);
    expect(small).toHaveLength(2500);
    expect(small.at(0)).toBe(points.at(0));
    expect(small.at(-1)).toBe(points.at(-1));
    expect(trackMetres(small)).toBeCloseTo(trackMetres(points), 3);
    expect(thinned(small)).toBe(small);
  });
});

describe('leaving the grid', () => {
  // 1.1 km wide, from 0 to 0.01 degrees
  const grid = squareAt(0, 0, 1);
  const at = (east: number, accuracy = 8): Fix => ({ ...fix(east, 0, accuracy), lat: 0.005 });
  const states = (...fixes: Fix[]): boolean[] => {
    let watch = GRID_WATCH_START;
    return fixes.map((next) => (watch = watchGrid(watch, next, grid)).outside);
  };
  test('the distance to the border is in metres', () => {
    expect(metresToEdge(grid, [0.012, 0.005])).toBeCloseTo(222.4, 0);
    expect(metresToEdge(grid, [0.009, 0.005])).toBeCloseTo(111.2, 0);
    expect(metresToEdge({ type: 'Point', coordinates: [0, 0] }, [0, 0])).toBe(Infinity);
  });
  test('is said after two fixes well outside, and taken back after two inside', () => {
    expect(states(at(600), at(1200), at(1210), at(1100), at(1090))).toEqual([false, false, true, true, false]);
  });
  test('one stray fix says nothing, in either direction', () => {
    expect(states(at(600), at(1300), at(600), at(1300), at(600))).not.toContain(true);
    expect(states(at(1300), at(1300), at(600), at(1300), at(600))).toEqual([false, true, true, true, true]);
  });
  test('a vague fix has to be farther out, and a very vague one says nothing', () => {
    expect(states(at(1140, 40), at(1140, 40))).toEqual([false, false]);
    expect(states(at(1170, 40), at(1170, 40))).toEqual([false, true]);
    expect(states(at(2000, 90), at(2000, 90))).toEqual([false, false]);
  });
});

describe('walking order', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
  const where = ([x, y]: readonly number[]) => [(x ?? 0) / 1e4, (y ?? 0) / 1e4];
  test('the nearest is next, and a crossing is untangled', () => {
    const stops = [
      [30, 0],
      [0, 0],
      [10, 0],
      [20, 0],
    ];
    expect(walkingOrder(stops, where, [-0.0001, 0]).map(([x]) => x)).toEqual([0, 10, 20, 30]);
  });
  test('without a start the way begins at the first', () => {
    expect(
      walkingOrder(
        [
          [50, 0],
          [0, 0],
          [60, 0],
        ],
        where,
        null,
      )[0],
    ).toEqual([50, 0]);
  });
  test('nothing is lost, nothing comes twice, and no single turn makes it shorter', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 14 }), fc.option(place), (stops, from) => {
        const start = from && where(from);
        const order = walkingOrder(stops, where, start);
        const sorted = (list: typeof stops) => list.map(String).sort((a, b) => a.localeCompare(b));
        expect(sorted(order)).toEqual(sorted(stops));
        const metres = wayLength(order.map(where), start);
        for (let i = start ? 0 : 1; i < order.length; i++)
          for (let j = i + 1; j < order.length; j++) {
            const turned = [...order.slice(0, i), ...order.slice(i, j + 1).reverse(), ...order.slice(j + 1)];
            expect(wayLength(turned.map(where), start)).toBeGreaterThan(metres - 0.02);
          }
      }),
      { numRuns: 60 },
    );
  });
  test('nothing to do is no way', () => {
    expect(walkingOrder([], where, null)).toEqual([]);
    expect(wayLength([], [0, 0])).toBe(0);
  });
});
