import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCrossing } from './crossing.ts';

describe('where a ring meets itself', () => {
  it.each<[what: string, ring: number[][], at: number[] | null]>([
    [
      'nowhere',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 1],
        [0, 4],
        [0, 0],
      ],
      null,
    ],
    [
      'at a touched corner',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
        [0, 0],
      ],
      [2, 0],
    ],
    [
      'at a corner used twice',
      [
        [0, 0],
        [2, 2],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
        [0, 0],
      ],
      [2, 2],
    ],
    [
      'along a spike',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [4, 6],
        [4, 4],
        [0, 4],
        [0, 0],
      ],
      [4, 4],
    ],
    [
      'along a spike at its beginning',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
        [-2, 0],
        [0, 0],
      ],
      [-2, 0],
    ],
  ])('%s', (_, ring, at) => {
    const found = findCrossing(ring);
    expect(found).toEqual(at);
  });

  const around = (radii: readonly number[]): number[][] =>
    radii.map((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [101 + radius * Math.cos(angle) * 0.01, 41 + radius * Math.sin(angle) * 0.01];
    });
  const closed = (ring: number[][]): number[][] => [...ring, ring[0] ?? []];

  it('is never found in a star around its middle', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 }), (radii) => {
        expect(findCrossing(closed(around(radii)))).toBeNull();
      }),
    );
  });

  it('is always found when two corners of a convex ring are swapped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 200 }), fc.nat(), (count, at) => {
        const ring = around(Array.from({ length: count }, () => 1));
        const [i, j] = [at % count, (at + 2) % count];
        expect(findCrossing(closed(ring.with(i, ring[j] ?? []).with(j, ring[i] ?? [])))).not.toBeNull();
      }),
    );
  });
});
