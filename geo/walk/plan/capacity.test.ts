import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPlanTask, choices, gained, tasks } from '../../../tests/builders/a-plan-task.ts';
import { planWithin, settle, type CapacityPlan, type Claims } from './capacity.ts';

const claim = (...walks: readonly [column: number, seconds: number][]): Claims => ({
  columns: Uint32Array.from(walks, ([column]) => column),
  seconds: Float64Array.from(walks, ([, seconds]) => seconds),
});

test('who lives nearest has the room, and who finds none goes to the next site', () => {
  const near = claim([0, 10], [1, 20], [2, 30]);
  const far = claim([2, 40], [1, 50]);
  expect(settle([near], Uint32Array.of(6, 6, 6), 10)).toEqual({ load: [10], total: 10, rest: Uint32Array.of(0, 2, 6) });
  expect(settle([near, far], Uint32Array.of(6, 6, 6), 10)).toEqual({
    load: [10, 8],
    total: 18,
    rest: Uint32Array.of(0, 0, 0),
  });
});

test('of two sites at the same distance the first is filled first', () => {
  expect(settle([claim([0, 10]), claim([0, 10])], Uint32Array.of(5), 3).load).toEqual([3, 2]);
});

const claims = fc.array(
  fc
    .uniqueArray(fc.nat(9), { maxLength: 10 })
    .chain((columns) =>
      fc
        .array(fc.nat(20), { minLength: columns.length, maxLength: columns.length })
        .map((seconds) => claim(...columns.map((column, i): [number, number] => [column, seconds[i] ?? 0]))),
    ),
  { maxLength: 5 },
);
const weights = fc.array(fc.nat(12), { minLength: 10, maxLength: 10 }).map((list) => Uint32Array.from(list));

test('nobody is served twice, no site beyond its room, and nobody is turned away where there is any', () => {
  fc.assert(
    fc.property(claims, weights, fc.integer({ min: 1, max: 40 }), (sites, homes, capacity) => {
      const { load, total, rest } = settle(sites, homes, capacity);
      expect(total).toBe(homes.reduce((sum, weight, column) => sum + weight - (rest[column] as number), 0));
      load.forEach((served, site) => {
        expect(served).toBeLessThanOrEqual(capacity);
        if (served < capacity) for (const column of sites[site]?.columns ?? []) expect(rest[column]).toBe(0);
      });
    }),
  );
});

test('more room, or one more site, serves no fewer', () => {
  fc.assert(
    fc.property(claims, weights, fc.integer({ min: 1, max: 40 }), (sites, homes, capacity) => {
      const { total } = settle(sites, homes, capacity);
      expect(settle(sites, homes, capacity + 3).total).toBeGreaterThanOrEqual(total);
      expect(settle(sites.slice(1), homes, capacity).total).toBeLessThanOrEqual(total);
    }),
  );
});

const last = (plans: Iterable<CapacityPlan>): CapacityPlan => [...plans].at(-1) ?? { picked: [], total: 0, load: [] };

test('a plan is counted by the rule, keeps to p and to the room, and with room for all is a plan without', () => {
  fc.assert(
    fc.property(tasks, fc.constantFrom(3, 20, 1e9), (words, capacity) => {
      const { task, reach, sites } = aPlanTask(words);
      const totals = [...planWithin({ ...task, reach, sites, capacity })].map(({ total }) => total);
      totals.reduce((before, total) => (expect(total).toBeGreaterThanOrEqual(before), total), 0);
      const { picked, total, load } = last(planWithin({ ...task, reach, sites, capacity }));
      expect(picked.length).toBeLessThanOrEqual(words.p);
      expect(load.reduce((sum, served) => sum + served, 0)).toBe(total);
      for (const served of load) expect(served).toBeLessThanOrEqual(capacity);
      expect(total).toBeLessThanOrEqual(gained(words, picked));
      if (capacity === 1e9) expect(total).toBe(gained(words, picked));
    }),
  );
});

test('small plans are the best of all by the rule, or no single move helps', () => {
  fc.assert(
    fc.property(tasks, fc.constantFrom(3, 20), (words, capacity) => {
      const { task, reach, sites } = aPlanTask(words);
      const found = last(planWithin({ ...task, reach, sites, capacity }));
      const { need, served } = task;
      const unserved = need.weights.slice();
      for (const column of unserved.keys())
        if (((served[column >> 5] as number) >>> (column & 31)) & 1) unserved[column] = 0;
      const count = (picked: readonly number[]): number => {
        const opened = picked.flatMap((site) => {
          const mooring = sites[site];
          if (!mooring) return [];
          reach.run(mooring);
          return [{ columns: reach.reached.slice(0, reach.count), seconds: reach.seconds.slice(0, reach.count) }];
        });
        return settle(opened, unserved, capacity).total;
      };
      expect(count(found.picked)).toBe(found.total);
      if (words.p === 1)
        expect(found.total).toBe(Math.max(...choices(words.reaches.length, 1).map((picked) => count(picked))));
      else
        found.picked.forEach((_, at) =>
          words.reaches.forEach((_, site) =>
            expect(count(found.picked.map((other, i) => (i === at ? site : other)))).toBeLessThanOrEqual(found.total),
          ),
        );
    }),
  );
});
