/** A plan made better by moving one of its sites at a time, until no move helps. */
import { cover } from './matrix.ts';
import { planOf, ranked, rowsOf, type Plan, type PlanTask } from './plan.ts';

/** Never worse than the plan it is given. */
export function swap(task: PlanTask, plan: Plan, { order, alone } = ranked(task)): Plan {
  const { matrix, need, served } = task;
  const rows = rowsOf(matrix, plan);
  for (let unchanged = 0, at = 0; unchanged < rows.length; at = (at + 1) % rows.length) {
    const others = served.slice();
    rows.forEach((row, i) => i !== at && cover(matrix, row, others));
    let best = rows[at] as number;
    let gain = need.gain(best, others);
    for (const row of order) {
      if ((alone[row] as number) <= gain) break;
      const now = need.gain(row, others);
      if (now > gain) [best, gain] = [row, now];
    }
    unchanged = best === rows[at] ? unchanged + 1 : 1;
    rows[at] = best;
  }
  return planOf(task, rows);
}
