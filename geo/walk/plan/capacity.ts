/**
 * Plans whose sites serve only so many households. Who goes where: every household to the nearest picked site that has room, the
 * nearer household first (of two at the same distance the one whose site comes first among the candidates); a stairwell may be parted. That is how
 * people go, and not how an office could send them: sent to where there is room, more might be served. Sites that exist already
 * are not rationed: whom they serve needs no new one.
 *
 * `settle` counts exactly by this rule. The search for sites is not exact: bits tell who is within reach, not who finds room, so a
 * step counts only the most promising candidates by the rule, and no bound is given.
 */
import { columnsIn, type Reached } from './matrix.ts';
import type { Plan, PlanTask } from './plan.ts';

/** Whom a site could serve: columns of the matrix, and the seconds there. */
export interface Claims {
  readonly columns: Uint32Array;
  readonly seconds: Float64Array;
}

export interface Settled {
  /** Households each site serves, in the order of the claims; together `total`. */
  readonly load: readonly number[];
  readonly total: number;
  /** Households of each column that are not served by any. */
  readonly rest: Uint32Array;
}

export interface CapacityTask<Site> extends PlanTask {
  /** Households a new site can serve. */
  readonly capacity: number;
  /** What the matrix was built from. */
  readonly reach: Reached<Site>;
  readonly sites: readonly (Site | null)[];
}

export interface CapacityPlan extends Plan {
  /** Households each picked site serves. */
  readonly load: readonly number[];
}

/** Of each step, so many candidates are counted by the rule. */
const CONSIDERED = 24;

/** `weights` of each column, those served already being 0. */
export function settle(claims: readonly Claims[], weights: Uint32Array, capacity: number): Settled {
  const walks = claims.flatMap(({ columns, seconds }, site) =>
    Array.from(columns, (column, i) => ({ site, column, seconds: seconds[i] as number })),
  );
  walks.sort((a, b) => a.seconds - b.seconds || a.site - b.site || a.column - b.column);
  const rest = weights.slice();
  const load = claims.map(() => 0);
  for (const { site, column } of walks) {
    const served = Math.min(rest[column] as number, capacity - (load[site] as number));
    rest[column] = (rest[column] as number) - served;
    load[site] = (load[site] as number) + served;
  }
  return { load, total: load.reduce((sum, households) => sum + households, 0), rest };
}

/** Site by site the one that adds most by the rule; then each is moved while that helps. Yields the plan after every step. */
export function* planWithin<Site>(task: CapacityTask<Site>): Generator<CapacityPlan, void> {
  const { matrix, need, served, capacity, p } = task;
  const weights = need.weights.map((weight, column) => (isIn(served, column) ? 0 : weight));
  const claims = claimsOf(task);
  const columns = Array.from(matrix.candidateOf, (_, row) => columnsIn(matrix, row, served));
  const count = (rows: readonly number[]): Settled => settle(rows.map(claims), weights, capacity);
  let rows: readonly number[] = [];
  let now = count(rows);
  /** Opens what adds most to these rows, if that is more than there is now. */
  const improve = (others: readonly number[]): boolean => {
    const before = now.total;
    for (const row of promising(columns, count(others).rest)) {
      const opened = [...others, row].sort((a, b) => a - b);
      const then = count(opened);
      if (then.total > now.total) [rows, now] = [opened, then];
    }
    return now.total > before;
  };
  const plan = (): CapacityPlan => ({
    picked: rows.map((row) => matrix.candidateOf[row] as number),
    total: now.total,
    load: now.load,
  });
  while (rows.length < p && improve(rows)) yield plan();
  for (let unchanged = 0; unchanged < rows.length; yield plan()) {
    const others = rows.filter((_, i) => i !== unchanged);
    unchanged = improve(others) ? 0 : unchanged + 1;
  }
}

const isIn = (bits: Int32Array, column: number): boolean =>
  (((bits[column >> 5] as number) >>> (column & 31)) & 1) === 1;

/** Seconds are not in the matrix: they are searched anew for the few sites that are considered. */
function claimsOf<Site>({ matrix, reach, sites }: CapacityTask<Site>): (row: number) => Claims {
  const known = new Map<number, Claims>();
  return (row) => {
    const found = known.get(row);
    if (found) return found;
    reach.run(sites[matrix.candidateOf[row] as number] as Site);
    const { reached, seconds, count } = reach;
    const claims = { columns: reached.slice(0, count), seconds: seconds.slice(0, count) };
    known.set(row, claims);
    return claims;
  };
}

/** Rows within whose reach most are left without room. */
function promising(columns: readonly Uint32Array[], rest: Uint32Array): number[] {
  return columns
    .map((list, row) => ({ row, households: list.reduce((sum, column) => sum + (rest[column] as number), 0) }))
    .filter(({ households }) => households > 0)
    .sort((a, b) => b.households - a.households || a.row - b.row)
    .slice(0, CONSIDERED)
    .map(({ row }) => row);
}
