import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aWalkGraph } from '../../tests/builders/a-walk-graph.ts';
import { KnownGround } from './known-ground.ts';
import { toLonLat } from './plane.ts';

const { header } = aWalkGraph([0], []);

/** An L of 3 km, in metres: known is what lies 30 m and more inside of it. */
const corners = [
  [0, 0],
  [3000, 0],
  [3000, 1000],
  [1000, 1000],
  [1000, 3000],
  [0, 3000],
  [0, 0],
] as const;
const coverage = corners.map(([east, north]) => toLonLat(header, 10 * east, 10 * north));
const metres = fc.double({ min: -300, max: 3300, noNaN: true });
/** Rounding of the ring's corners, metres. */
const CLOSE = 0.1;

test('known is what lies inside the ring, but for a margin along it', () => {
  const ground = new KnownGround({ ...header, coverage });
  fc.assert(
    fc.property(metres, metres, (east, north) => {
      const inArm = (a: number, b: number, margin: number): boolean =>
        a > margin && b > margin && a < 3000 - margin && b < 1000 - margin;
      /** Where the arms meet, the margin is round the inner corner. */
      const isKnown = (margin: number): boolean =>
        inArm(east, north, margin) ||
        inArm(north, east, margin) ||
        (east > margin &&
          north > margin &&
          east < 1000 &&
          north < 1000 &&
          Math.hypot(1000 - east, 1000 - north) > margin);
      if (isKnown(30 + CLOSE)) expect(ground.has(10 * east, 10 * north)).toBe(true);
      if (!isKnown(30 - CLOSE)) expect(ground.has(10 * east, 10 * north)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test('a file without a ring does not say where it ends', () => {
  expect(new KnownGround({ ...header, coverage: [] }).has(1e6, 1e6)).toBe(true);
});
