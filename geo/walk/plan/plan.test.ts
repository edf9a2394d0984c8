import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPlanTask, choices, gained, tasks, type TaskWords } from '../../../tests/builders/a-plan-task.ts';
import { createRandom } from '../../random.ts';
import { gains, newlyReached } from './gains.ts';
import { greedy } from './greedy.ts';
import type { Plan } from './plan.ts';
import { restarts } from './restarts.ts';
import { swap } from './swap.ts';

const best = (words: TaskWords): number =>
  Math.max(...choices(words.reaches.length, words.p).map((picked) => gained(words, picked)));

/** A town of 60 sites and 400 homes: large enough that the quick plan is not the best. */
function town(seed: number): TaskWords {
  const random = createRandom(seed);
  const homes = Array.from({ length: 400 }, (): [number, number] => [random.next(), random.next()]);
  return {
    reaches: Array.from({ length: 60 }, () => {
      const [x, y] = [random.next(), random.next()];
      return [...homes.keys()].filter((home) => {
        const [a, b] = homes[home] as [number, number];
        return (a - x) ** 2 + (b - y) ** 2 < 0.03;
      });
    }),
    weights: homes.map(() => random.int(1, 60)),
    p: 5,
  };
}

const last = (plans: Generator<Plan, void>): Plan => [...plans].at(-1) as Plan;

test('every plan opens at most p sites, and counts whom they reach and nobody did before, by weight', () => {
  fc.assert(
    fc.property(tasks, (words) => {
      const { task } = aPlanTask(words);
      const quick = greedy(task);
      for (const { picked, total } of [quick, swap(task, quick), last(restarts(task, 4, 1))]) {
        expect(picked.length).toBeLessThanOrEqual(words.p);
        expect(total).toBe(gained(words, picked));
        expect(total).toBeLessThanOrEqual(best(words));
      }
    }),
  );
});

test('greedy takes the site that adds most, each time, and gains at least 1 − 1/e of what is possible', () => {
  fc.assert(
    fc.property(tasks, (words) => {
      const { picked, total } = greedy(aPlanTask(words).task);
      picked.forEach((site, i) => {
        const before = picked.slice(0, i);
        const most = Math.max(...words.reaches.map((_, other) => gained(words, [...before, other])));
        expect(gained(words, [...before, site])).toBe(most);
      });
      expect(total).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best(words));
      if (picked.length < words.p) expect(total).toBe(gained(words, [...words.reaches.keys()]));
    }),
  );
});

test('swaps never lose anybody, and end where no single move helps', () => {
  fc.assert(
    fc.property(tasks, fc.array(fc.nat(8), { maxLength: 4 }), (words, start) => {
      const { task } = aPlanTask(words);
      const picked = start.filter((site) => site < words.reaches.length).slice(0, words.p);
      const better = swap(task, { picked, total: 0 });
      expect(better.total).toBeGreaterThanOrEqual(gained(words, picked));
      better.picked.forEach((_, at) =>
        words.reaches.forEach((_, site) => {
          const moved = better.picked.map((other, i) => (i === at ? site : other));
          expect(gained(words, moved)).toBeLessThanOrEqual(better.total);
        }),
      );
    }),
  );
});

test('restarts are never worse than greedy, never get worse, and are the same for the same seed', () => {
  let improved = 0;
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const { task } = aPlanTask(town(seed));
    const totals = [...restarts(task, 12, seed)].map(({ total }) => total);
    expect(totals).toHaveLength(12);
    totals.reduce((before, total) => (expect(total).toBeGreaterThanOrEqual(before), total), greedy(task).total);
    if ((totals.at(-1) as number) > greedy(task).total) improved += 1;
    expect(last(restarts(task, 12, seed))).toEqual(last(restarts(task, 12, seed)));
  }
  expect(improved).toBeGreaterThan(0);
});

test('the gain of a candidate is what it adds to those served, and whom it newly reaches are they', () => {
  fc.assert(
    fc.property(tasks, (words) => {
      const { task } = aPlanTask(words);
      const { matrix, need, served } = task;
      expect([...gains(matrix, need, served)]).toEqual(words.reaches.map((_, site) => gained(words, [site])));
      words.reaches.forEach((homes, site) => {
        const fresh = homes.filter((home) => !words.served?.includes(home)).sort((a, b) => a - b);
        expect([...newlyReached(matrix, site, served)]).toEqual(fresh);
      });
    }),
  );
});

test('where everybody is served nothing is picked', () => {
  const { task } = aPlanTask({ reaches: [[0], [0, 1]], weights: [3, 4], served: [0, 1], p: 2 });
  expect(greedy(task)).toEqual({ picked: [], total: 0 });
  expect(last(restarts(task, 3, 1))).toEqual({ picked: [], total: 0 });
});

test('a need that nobody here has picks nothing either', () => {
  expect(greedy(aPlanTask({ reaches: [[0], [1]], weights: [0, 0], p: 2 }).task).picked).toEqual([]);
});
