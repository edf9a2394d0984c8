import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Contour } from './contour.ts';
import type { Raster } from './time-field.ts';

function raster(width: number, height: number, seconds: (i: number, j: number) => number): Raster {
  const size = width * height;
  return {
    i0: 0,
    j0: 0,
    width,
    height,
    step: 1,
    seconds: Float32Array.from({ length: size }, (_, k) => seconds(k % width, Math.floor(k / width))),
    east: new Uint8Array(size),
    north: new Uint8Array(size),
    free: new Uint8Array(size).fill(255),
  };
}

const area = (ring: readonly number[]): number => {
  let twice = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    twice += (ring[j] ?? 0) * (ring[i + 1] ?? 0) - (ring[i] ?? 0) * (ring[j + 1] ?? 0);
  return twice / 2;
};
const areas = (field: Raster, level: number): number[] => new Contour().rings(field, level).map(area);

test('the contour of a cone is a circle, and that of a ring road has a hole', () => {
  const cone = raster(41, 41, (i, j) => Math.hypot(i - 20, j - 20));
  const [circle = 0, ...none] = areas(cone, 10);
  expect(none).toEqual([]);
  expect(Math.abs(circle / (Math.PI * 100) - 1)).toBeLessThan(0.01);
  const road = raster(41, 41, (i, j) => Math.abs(Math.hypot(i - 20, j - 20) - 10));
  const both = areas(road, 4).sort((a, b) => a - b);
  expect(both.map((part) => Math.round(Math.sqrt(Math.abs(part) / Math.PI)))).toEqual([6, 14]);
  expect(both.map(Math.sign)).toEqual([-1, 1]);
});

test('opposite corners stay two islands; a single point is a rhombus', () => {
  const within = new Set(['2,2', '3,3']);
  const field = raster(6, 6, (i, j) => (within.has(`${i},${j}`) ? 0 : Infinity));
  expect(areas(field, 1)).toEqual([0.5, 0.5]);
});

test('a barrier is where the contour stops, from either side', () => {
  // the middle column is within; one barrier lies a quarter east of it, another a quarter west
  const field = raster(5, 9, (i, j) => (i === 2 && j > 1 && j < 7 ? 0 : Infinity));
  for (let j = 0; j < 9; j++) {
    field.east[j * 5 + 2] = 1 + Math.round(254 * 0.25);
    field.east[j * 5 + 1] = 1 + Math.round(254 * 0.75);
  }
  const [ring = []] = new Contour().rings(field, 10);
  const columns = ring.filter((_, i) => i % 2 === 0);
  expect(Math.max(...columns)).toBeCloseTo(2.25, 2);
  expect(Math.min(...columns)).toBeCloseTo(1.75, 2);
});

test('of any field the rings close, and what is within grows with the level', () => {
  const value = fc.constantFrom(0, 1, 2, 3, 4.5, 6, 20, Infinity);
  fc.assert(
    fc.property(fc.array(value, { minLength: 49, maxLength: 49 }), (inner) => {
      // the frame of a field is never reached
      const field = raster(9, 9, (i, j) =>
        i === 0 || j === 0 || i === 8 || j === 8 ? Infinity : (inner[(j - 1) * 7 + i - 1] ?? Infinity),
      );
      const contour = new Contour();
      let last = 0;
      for (const level of [0.5, 1, 2.5, 4, 5, 7]) {
        const rings = contour.rings(field, level);
        for (const ring of rings) {
          expect(ring.length).toBeGreaterThanOrEqual(8);
          for (let i = 0; i < ring.length; i += 2) {
            const [x = 0, y = 0] = [ring[i], ring[i + 1]];
            expect(Number.isInteger(x) || Number.isInteger(y)).toBe(true);
            const [px = 0, py = 0] = [ring.at(i - 2), ring.at(i - 1)];
            expect(Math.max(Math.abs(px - x), Math.abs(py - y))).toBeLessThanOrEqual(1);
          }
        }
        const total = rings.reduce((sum, ring) => sum + area(ring), 0);
        expect(total).toBeGreaterThanOrEqual(last - 1e-9);
        last = total;
      }
    }),
    { numRuns: 300 },
  );
});
