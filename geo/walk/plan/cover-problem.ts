/**
 * The question whose answer is proved, made as small as it gets without changing the answer: homes that the same sites reach
 * are one class, sites that another one is as good as are left out, homes served already are not in it. Plain arrays, so that it
 * travels to a worker.
 */
import type { SiteMatrix } from './matrix.ts';
import { ranked, rowsOf, type Plan, type PlanTask } from './plan.ts';
import { screen, undominated } from './screen.ts';

export interface CoverProblem {
  readonly p: number;
  /** The sites among which the best are sought, as candidates; below, a site is a position in this list. */
  readonly candidates: Uint32Array;
  /**
   * Whether candidates were left out only to keep the question small. Then what is proved is proved of the sites in it: with
   * one that was left out, a plan may be better.
   */
  readonly isScreened: boolean;
  /** Households of each class, and the sites that reach it: `sites` from `start[c]` to `start[c + 1]`. */
  readonly weight: Float64Array;
  readonly start: Uint32Array;
  readonly sites: Uint32Array;
  /** Sites of the plan to begin with. */
  readonly known: Uint32Array;
}

/** At most `most` sites, around those of the best plan known. */
export function coverProblem(task: PlanTask, known: Plan, most = 300): CoverProblem {
  const { matrix, p } = task;
  const { order, alone } = ranked(task);
  const useful = order.filter((row) => (alone[row] as number) > 0);
  const begun = rowsOf(matrix, known);
  // a site of the known plan may be dominated: it stays, so that the plan can be told
  const kept = new Set([...begun, ...undominated(task, useful)]);
  const rows = [...(kept.size > most ? screen(task, begun, kept, most) : kept)].sort((a, b) => a - b);
  const { weight, start, sites } = classesOf(task, rows);
  return {
    p,
    candidates: Uint32Array.from(rows, (row) => matrix.candidateOf[row] as number),
    isScreened: rows.length < kept.size,
    weight,
    start,
    sites,
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

function* columnsIn({ words, bits, begin, end }: SiteMatrix, row: number, except: Int32Array): Generator<number> {
  for (let word = begin[row] as number; word < (end[row] as number); word++)
    for (let left = (bits[row * words + word] as number) & ~(except[word] as number); left !== 0; left &= left - 1)
      yield word * 32 + 31 - Math.clz32(left & -left);
}
