/** What is planned, and what a plan is: which sites to open so that most households gain a place within reach. */
import { cover, type SiteMatrix } from './matrix.ts';
import type { Need } from './need.ts';

export interface PlanTask {
  readonly matrix: SiteMatrix;
  readonly need: Need;
  /** Homes, as bits of the matrix, that have a place within reach already and need no new one. */
  readonly served: Int32Array;
  /** How many sites may open. */
  readonly p: number;
}

export interface Plan {
  /** Candidates, by their index; fewer than `p` where no more would help anybody. */
  readonly picked: readonly number[];
  /** Households that gain: within reach of a picked site, and of no place before. */
  readonly total: number;
}

/** The plan that opens these rows. */
export function planOf({ matrix, need, served }: PlanTask, rows: readonly number[]): Plan {
  const covered = served.slice();
  for (const row of rows) cover(matrix, row, covered);
  return { picked: rows.map((row) => matrix.candidateOf[row] as number), total: need.count(covered, served) };
}

/** The rows a plan opens. */
export const rowsOf = ({ rowOf }: SiteMatrix, { picked }: Pick<Plan, 'picked'>): number[] =>
  picked.map((candidate) => rowOf[candidate] as number).filter((row) => row !== -1);

/** Rows by what each would gain alone, most first; and that gain, which is the most it can ever add. */
export function ranked({ matrix, need, served }: PlanTask): { order: Uint32Array; alone: Float64Array } {
  const alone = Float64Array.from(matrix.candidateOf, (_, row) => need.gain(row, served));
  const order = Uint32Array.from(alone, (_, row) => row).sort(
    (a, b) => (alone[b] as number) - (alone[a] as number) || a - b,
  );
  return { order, alone };
}
