/**
 * The question whose answer is proved, made as small as it gets without changing the answer: homes that the same sites reach
 * are one class, sites that no better plan could open are left out, homes served already are not in it. Plain arrays, so that it
 * travels to a worker.
 */
import type { Bound } from './bound.ts';
import { columnsIn } from './matrix.ts';
import { rowsOf, type Plan, type PlanTask } from './plan.ts';
import { screen } from './screen.ts';

export interface CoverProblem {
  readonly p: number;
  /** The sites among which the best are sought, as candidates; below, a site is a position in this list. */
  readonly candidates: Uint32Array;
  /** What no plan of any candidates exceeds. */
  readonly bound: number;
  /**
   * Whether sites were left out only to keep the question small. Then what is proved is proved of the sites in it; of all
   * candidates only `bound` is.
   */
  readonly isScreened: boolean;
  /** Households of each class, and the sites that reach it: `sites` from `start[c]` to `start[c + 1]`. */
  readonly weight: Float64Array;
  readonly start: Uint32Array;
  readonly sites: Uint32Array;
  /** Sites of the plan to begin with. */
  readonly known: Uint32Array;
}

/** At most `most` sites: where more are in question, those around the best plan known. */
export function coverProblem(task: PlanTask, known: Plan, bound: Bound, most = 300): CoverProblem {
  const { matrix, p } = task;
  const begun = rowsOf(matrix, known);
  // the known plan stays, so that it can be begun with
  const wanted = new Set([...begun, ...bound.rows]);
  const rows = [...(wanted.size > most ? screen(task, begun, wanted, most) : wanted)].sort((a, b) => a - b);
  return {
    p,
    candidates: Uint32Array.from(rows, (row) => matrix.candidateOf[row] as number),
    bound: bound.total,
    isScreened: rows.length < wanted.size,
    ...classesOf(task, rows),
    known: Uint32Array.from(begun, (row) => rows.indexOf(row)),
  };
}

/** Households that sites of the problem reach together. */
export function reachedBy({ weight, start, sites }: CoverProblem, picked: Iterable<number>): number {
  const open = new Set(picked);
  return weight.reduce(
    (sum, households, c) =>
      sites.subarray(start[c], start[c + 1]).some((site) => open.has(site)) ? sum + households : sum,
    0,
  );
}

/** Columns are parted site by site: those that are together at the end are reached by the same sites. */
function classesOf({ matrix, need, served }: PlanTask, rows: readonly number[]) {
  const classOf = new Int32Array(matrix.homeOf.length);
  // class 0 is reached by nobody
  const sitesOf: number[][] = [[]];
  rows.forEach((row, site) => {
    const parted = new Map<number, number>();
    for (const column of columnsIn(matrix, row, served)) {
      const before = classOf[column] as number;
      const known = parted.get(before);
      const now = known ?? sitesOf.push([...(sitesOf[before] as number[]), site]) - 1;
      if (known === undefined) parted.set(before, now);
      classOf[column] = now;
    }
  });
  const households = new Float64Array(sitesOf.length);
  classOf.forEach((of, column) => (households[of] = (households[of] as number) + (need.weights[column] as number)));
  const used = [...sitesOf.keys()].filter((of) => of !== 0 && (households[of] as number) > 0);
  const lists = used.map((of) => sitesOf[of] as number[]);
  const start = new Uint32Array(used.length + 1);
  lists.forEach((list, c) => (start[c + 1] = (start[c] as number) + list.length));
  return {
    weight: Float64Array.from(used, (of) => households[of] as number),
    start,
    sites: Uint32Array.from(lists.flat()),
  };
}
