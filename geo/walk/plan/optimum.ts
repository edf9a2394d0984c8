/**
 * The best plan, proved: maximise the households of the classes that are reached, a class being reached when one of its sites
 * is open, and at most `p` being open (maximal covering location, Church and ReVelle 1974). HiGHS solves it by branch and cut.
 */
import type { Highs, Model } from 'highs';
import { reachedBy, type CoverProblem } from './cover-problem.ts';

export interface Proof {
  /** `limit`: time was up first; then the best plan lies between `total` and `bound`. */
  readonly status: 'optimal' | 'limit';
  /** Households that `picked` reaches. */
  readonly total: number;
  /** No plan of the problem's sites reaches more. */
  readonly bound: number;
  /** The share of `bound` that `total` may fall short by, 0 when it is proved. */
  readonly gap: number;
  /** Candidates. */
  readonly picked: readonly number[];
  /** Told again, because it belongs to the answer: with sites that were left out a plan may be better. */
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

/** Holds up its thread until it is done. Throws when HiGHS fails. */
export function prove(highs: Highs, problem: CoverProblem, { seconds, onProgress }: ProofOptions): Proof {
  const began = performance.now();
  const households = problem.weight.reduce((sum, weight) => sum + weight, 0);
  let [best, bound, isOptimal] = [problem.known, households, false];
  let total = reachedBy(problem, best);
  if (total === households) isOptimal = true;
  else
    highs.withModel(modelOf(highs, problem), (model) => {
      model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: LESS_THAN_ONE });
      model.setSolution({ colValue: columnsOf(problem, best) });
      model.run({
        [highs.constants.callbackType.mipLogging]: ({ data: { mip_dual_bound } }) => {
          onProgress?.(total, wholeBound(mip_dual_bound, households));
          return undefined;
        },
      });
      isOptimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
      bound = wholeBound(model.info.get('mip_dual_bound'), households);
      const found = openSites(model, problem);
      if (found.length <= problem.p && reachedBy(problem, found) > total) best = found;
      total = reachedBy(problem, best);
    });
  if (isOptimal) bound = total;
  return {
    status: isOptimal ? 'optimal' : 'limit',
    total,
    bound,
    gap: bound === 0 ? 0 : (bound - total) / bound,
    picked: Array.from(best, (site) => problem.candidates[site] as number),
    isScreened: problem.isScreened,
    seconds: (performance.now() - began) / 1000,
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

/** `households` where HiGHS knows nothing yet. */
const wholeBound = (bound: unknown, households: number): number =>
  typeof bound === 'number' && Number.isFinite(bound) ? Math.min(households, Math.floor(bound + ROUNDING)) : households;
