import { expect, test } from 'vitest';
import { proveOptimum } from './optimum-client.ts';

test('the worker fetches HiGHS and proves a plan, in a browser', async () => {
  const proof = await proveOptimum(
    {
      p: 2,
      candidates: Uint32Array.of(7, 8, 9),
      bound: 14,
      isScreened: false,
      weight: Float64Array.of(5, 4, 3, 2),
      start: Uint32Array.of(0, 1, 3, 4, 5),
      sites: Uint32Array.of(0, 0, 1, 1, 2),
      known: Uint32Array.of(1, 2),
    },
    { seconds: 20 },
  );
  expect(proof).toMatchObject({ status: 'optimal', total: 12, bound: 12, picked: [7, 8] });
});
