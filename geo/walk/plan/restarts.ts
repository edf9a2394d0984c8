/**
 * The better plan, in the background: the quick one and then many begun at random, each improved by swaps, the best kept
 * (GRASP: Feo and Resende 1995). One turn of the loop is one start, so that a worker can stop, or say how it stands, between two.
 */
import { createRandom, type Random } from '../../random.ts';
import { cover } from './matrix.ts';
import { planOf, ranked, type Plan, type PlanTask } from './plan.ts';
import { greedy } from './greedy.ts';
import { swap } from './swap.ts';

/** A random start takes one of so many sites that add most. */
const CHOICE = 40;

/** Yields the best plan so far after each of `starts`; the first is never worse than `greedy`. Same seed, same plans. */
export function* restarts(task: PlanTask, starts: number, seed: number): Generator<Plan, void> {
  const random = createRandom(seed);
  const ranks = ranked(task);
  let best = swap(task, greedy(task), ranks);
  yield best;
  for (let start = 1; start < starts; start++) {
    const found = swap(task, randomStart(task, random), ranks);
    if (found.total > best.total) best = found;
    yield best;
  }
}

function randomStart(task: PlanTask, random: Random): Plan {
  const { matrix, need, served, p } = task;
  const covered = served.slice();
  const rows: number[] = [];
  while (rows.length < p) {
    const { order, alone } = ranked({ matrix, need, served: covered, p });
    const choice = Array.from(order.subarray(0, CHOICE)).filter((row) => (alone[row] as number) > 0);
    if (choice.length === 0) break;
    const row = random.pick(choice);
    rows.push(row);
    cover(matrix, row, covered);
  }
  return planOf(task, rows);
}
