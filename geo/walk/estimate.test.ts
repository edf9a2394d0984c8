import { expect, test } from 'vitest';
import { estimatedRing } from './estimate.ts';
import type { LonLat } from './graph.ts';
import { planeAt } from './plane.ts';

test('a quarter of an hour at the standard pace is guessed at 1,000 m ÷ 1.4 all around', () => {
  const place: LonLat = [101.2, 41.3];
  const ring = estimatedRing(place, 900, 'standard');
  const { kx, ky } = planeAt(...place);
  expect(ring).toHaveLength(65);
  expect(ring.at(-1)).toEqual(ring[0]);
  for (const [lon, lat] of ring)
    expect(Math.abs(Math.hypot((lon - place[0]) * kx, (lat - place[1]) * ky) - 1000 / 1.4)).toBeLessThan(0.2);
  const [[x0] = [0, 0], [x16, y16] = [0, 0]] = [ring[0], ring[16]];
  expect([(x0 ?? 0) > place[0], Math.abs((x16 ?? 0) - place[0]) < 1e-6, (y16 ?? 0) > place[1]]).toEqual([
    true,
    true,
    true,
  ]);
});
