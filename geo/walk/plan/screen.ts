/** Which sites a proof may do without: those another one is as good as, and, where they are too many, the unlikely ones. */
import { cover, type SiteMatrix } from './matrix.ts';
import { ranked, type PlanTask } from './plan.ts';

/** The rows that gain anything and that no other is as good as: whatever plan is best, one as good opens only these. */
export function undominated(task: PlanTask): number[] {
  const { matrix, need, served } = task;
  // homes nobody counts decide nothing
  const wanted = need.columns.map((word, i) => word & ~(served[i] as number));
  const { order, alone } = ranked(task);
  const kept: number[] = [];
  for (const row of order)
    if ((alone[row] as number) > 0 && !kept.some((better) => isWithin(matrix, row, better, wanted))) kept.push(row);
  return kept;
}

/**
 * `most` of the rows: those of the plan, and for each of its sites in turn the rows that would best stand in its place. A best
 * plan is mostly a good plan with some of its sites moved.
 */
export function screen(task: PlanTask, plan: readonly number[], rows: Iterable<number>, most: number): Set<number> {
  const { matrix, need, served } = task;
  const all = [...rows];
  const places = plan.length === 0 ? [-1] : [...plan.keys()];
  const replacements = places.map((at) => {
    const others = served.slice();
    plan.forEach((row, i) => i !== at && cover(matrix, row, others));
    const gain = new Map(all.map((row) => [row, need.gain(row, others)]));
    return [...all].sort((a, b) => (gain.get(b) as number) - (gain.get(a) as number) || a - b);
  });
  const kept = new Set(plan);
  for (let rank = 0; rank < all.length && kept.size < most; rank++)
    for (const list of replacements) if (kept.size < most) kept.add(list[rank] as number);
  return kept;
}

function isWithin({ words, bits, begin, end }: SiteMatrix, row: number, other: number, wanted: Int32Array): boolean {
  for (let word = begin[row] as number; word < (end[row] as number); word++) {
    const own = (bits[row * words + word] as number) & (wanted[word] as number);
    if ((own & ~(bits[other * words + word] as number)) !== 0) return false;
  }
  return true;
}
