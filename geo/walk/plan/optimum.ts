/**
 * The best plan, proved: maximise the households of the classes that are reached, a class being reached when one of its sites
 * is open, and at most `p` being open (maximal covering location, Church and ReVelle 1974). HiGHS solves it by branch and cut.
 */
import type { Highs, Model } from 'highs';
import { reachedBy, type CoverProblem } from './cover-problem.ts';

export interface Proof {
  /** `limit`: time was up first; then the best plan lies between `total` and `bound`. */
  readonly status: 'optimal' | 'limit';
  /** Households that `picked` gains. */
  readonly total: number;
  /** No plan of the problem's sites gains more; of all candidates where `isScreened` is false. */
  readonly bound: number;
  /** No plan of any candidates gains more. */
  readonly boundOfAll: number;
  /** The share of `bound` that `total` may fall short by, 0 when it is proved. */
  readonly gap: number;
  /** Candidates. */
  readonly picked: readonly number[];
  /** Whether sites were left out of the problem that a better plan might open. */
  readonly isScreened: boolean;
  /** What it took, seconds. */
  readonly seconds: number;
}

/** Households are whole: a bound less than one above a plan proves it. */
const LESS_THAN_ONE = 0.999;
/** HiGHS keeps its constraints to 1e-6; what that may add up to must not take a household from a bound. */
const ROUNDING = 1e-3;

export interface ProofOptions {
  /** Time limit. */
  readonly seconds: number;
  /** How it stands, now and then: what is known to be reached, and what can be at most. */
  readonly onProgress?: (total: number, bound: number) => void;
}

/** The proof where none is left to find: the known plan gains what is possible at most. */
export function provedAlready(problem: CoverProblem): Proof | null {
  const total = reachedBy(problem, problem.known);
  return total < problem.bound ? null : proofOf(problem, problem.known, total, true, 0);
}

/** Holds up its thread until it is done. Throws when HiGHS fails. */
export function prove(highs: Highs, problem: CoverProblem, { seconds, onProgress }: ProofOptions): Proof {
  const began = performance.now();
  const proved = provedAlready(problem);
  if (proved) return proved;
  const known = reachedBy(problem, problem.known);
  return highs.withModel(modelOf(highs, problem), (model): Proof => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: LESS_THAN_ONE });
    model.setSolution({ colValue: columnsOf(problem, problem.known) });
    model.run({
      [highs.constants.callbackType.mipLogging]: ({ data: { mip_dual_bound } }) => {
        onProgress?.(known, wholeBound(mip_dual_bound, problem));
        return undefined;
      },
    });
    const isOptimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
    const bound = wholeBound(model.info.get('mip_dual_bound'), problem);
    const found = openSites(model, problem);
    const best = found.length <= problem.p && reachedBy(problem, found) > known ? found : problem.known;
    return proofOf(problem, best, bound, isOptimal, (performance.now() - began) / 1000);
  });
}

function proofOf(problem: CoverProblem, best: Uint32Array, proved: number, isOptimal: boolean, seconds: number): Proof {
  const { candidates, isScreened, bound: boundOfAll } = problem;
  const total = reachedBy(problem, best);
  const bound = isOptimal ? total : proved;
  return {
    status: bound === total ? 'optimal' : 'limit',
    total,
    bound,
    boundOfAll: isScreened ? boundOfAll : bound,
    gap: bound === 0 ? 0 : (bound - total) / bound,
    picked: Array.from(best, (site) => candidates[site] as number),
    isScreened,
    seconds,
  };
}

/** Columns: whether each site is open, and to what part each class is reached, which is 0 or 1 by itself. */
function modelOf(highs: Highs, { p, candidates, weight, start, sites }: CoverProblem) {
  const [open, classes] = [candidates.length, weight.length];
  const numCols = open + classes;
  const { continuous, integer } = highs.constants.variableType;
  // row 0: at most p are open; row c + 1: class c is reached no more than its sites are open
  const starts = Int32Array.from({ length: classes + 2 }, (_, row) =>
    row === 0 ? 0 : open + (start[row - 1] as number) + row - 1,
  );
  const indices = new Int32Array(starts[classes + 1] as number);
  const values = new Float64Array(indices.length).fill(1);
  for (let site = 0; site < open; site++) indices[site] = site;
  for (let c = 0; c < classes; c++) {
    const at = starts[c + 1] as number;
    indices.set(sites.subarray(start[c], start[c + 1]), at);
    values.fill(-1, at, starts[c + 2]);
    const last = (starts[c + 2] as number) - 1;
    [indices[last], values[last]] = [open + c, 1];
  }
  return {
    numCols,
    numRows: classes + 1,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from({ length: numCols }, (_, i) => (i < open ? 0 : (weight[i - open] as number))),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(classes + 1).fill(-highs.infinity),
    rowUpper: Float64Array.from({ length: classes + 1 }, (_, row) => (row === 0 ? p : 0)),
    matrix: { format: 'csr', numRows: classes + 1, numCols, starts, indices, values } as const,
    integrality: Int32Array.from({ length: numCols }, (_, i) => (i < open ? integer : continuous)),
  };
}

/** A plan as values of the columns. */
function columnsOf(problem: CoverProblem, plan: Uint32Array): Float64Array {
  const { candidates, weight, start, sites } = problem;
  const open = new Set(plan);
  const columns = new Float64Array(candidates.length + weight.length);
  for (const site of open) columns[site] = 1;
  weight.forEach((_, c) => {
    if (sites.subarray(start[c], start[c + 1]).some((site) => open.has(site))) columns[candidates.length + c] = 1;
  });
  return columns;
}

function openSites(model: Model, { candidates }: CoverProblem): Uint32Array {
  const { colValue } = model.getSolution();
  return Uint32Array.from([...candidates.keys()].filter((site) => (colValue[site] ?? 0) > 0.5));
}

/** The bound that is known anyway where HiGHS has none yet. */
const wholeBound = (found: unknown, { bound }: CoverProblem): number =>
  typeof found === 'number' && Number.isFinite(found) ? Math.min(bound, Math.floor(found + ROUNDING)) : bound;
