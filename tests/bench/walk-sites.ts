/**
 * How long it takes to say where the next stations should stand, and how good the answer is: the middle of Porto at 4 km/h, a
 * quarter of an hour, 30,000 simulated households, a candidate in every cell of 100 m. The plan that is found in the background is
 * held against the optimum HiGHS proves, among 480 of the candidates by lot; and, of all candidates, against what is proved of them.
 */
import loadHighs, { type Highs } from 'highs';
import { createRandom } from '../../geo/random.ts';
import type { Mooring } from '../../geo/walk/mooring.ts';
import { prepareNetwork, type Network } from '../../geo/walk/network.ts';
import { boundOf, type Bound } from '../../geo/walk/plan/bound.ts';
import { coverProblem } from '../../geo/walk/plan/cover-problem.ts';
import { greedy } from '../../geo/walk/plan/greedy.ts';
import type { HomesOnEdges } from '../../geo/walk/plan/homes-on-edges.ts';
import { buildMatrix } from '../../geo/walk/plan/matrix.ts';
import { Need } from '../../geo/walk/plan/need.ts';
import { prove } from '../../geo/walk/plan/optimum.ts';
import type { Plan, PlanTask } from '../../geo/walk/plan/plan.ts';
import { restarts } from '../../geo/walk/plan/restarts.ts';
import { SiteReach } from '../../geo/walk/plan/site-reach.ts';
import { swap } from '../../geo/walk/plan/swap.ts';
import { oneSitePerCell, someHomes } from './support/plan-extract.ts';
import { report, round, spread } from './support/report.ts';
import { extractBytes, walkOf } from './support/walk-extract.ts';

const LIMIT = 900;
const HOMES = 30_000;
const SEED = 20261128;
const ROUNDS = 7;
const STARTS = 12;
const PROVED_AMONG = 480;
/** Time limit of one proof, seconds. */
const PATIENCE = 120;

/** What comes of it, and the middle of several times, milliseconds, after one that warms the machine up. */
function timed<T>(work: () => T): { ms: number; value: T } {
  let value = work();
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    value = work();
    return performance.now() - began;
  });
  return { ms: spread(times).median, value };
}

const taskOf = (network: Network, homes: HomesOnEdges, sites: readonly Mooring[], p: number): PlanTask => {
  const matrix = buildMatrix(new SiteReach(network, homes, LIMIT), sites);
  const need = new Need(matrix, new Uint32Array(HOMES).fill(1));
  return { matrix, need, served: new Int32Array(matrix.words), p };
};

function bestOf(task: PlanTask): Plan {
  let best: Plan = { picked: [], total: 0 };
  for (const plan of restarts(task, STARTS, SEED)) best = plan;
  return best;
}

function boundedBy(task: PlanTask, known: Plan): Bound {
  const steps = boundOf(task, known);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Seconds of each stage, once: they are too long to be repeated. */
function proved(highs: Highs, task: PlanTask) {
  const began = performance.now();
  const found = bestOf(task);
  const searched = performance.now();
  const bound = boundedBy(task, found);
  const bounded = performance.now();
  const problem = coverProblem(task, found, bound);
  const proof = prove(highs, problem, { seconds: PATIENCE });
  return {
    greedy: greedy(task).total,
    swap: swap(task, greedy(task)).total,
    restarts: found.total,
    restarts_s: round((searched - began) / 1000),
    bound: bound.total,
    bound_gap: round((bound.total - found.total) / bound.total, 4),
    bound_s: round((bounded - searched) / 1000),
    sites_left: bound.rows.length,
    sites_in_proof: problem.candidates.length,
    proof: proof.status,
    optimum: proof.total,
    optimum_bound: proof.bound,
    gap: round(proof.gap, 4),
    bound_of_all: proof.boundOfAll,
    proof_s: round(proof.seconds),
    best_over_optimum: round(found.total / proof.boundOfAll, 4),
  };
}

const bytes = extractBytes();
if (bytes === null) {
  report({ bench: 'walk-sites', matrix_ms: null, greedy_ms: null, best_over_optimum: null, reason: 'no extract' });
} else {
  const network = prepareNetwork(await walkOf(bytes), { pace: 'standard', minute: null, closed: new Set() });
  const homes = someHomes(network, HOMES, SEED);
  const sites = oneSitePerCell(network);
  const matrix = timed(() => taskOf(network, homes, sites, 5));
  const times = [3, 5, 10].map((p) => timed(() => greedy({ ...matrix.value, p })).ms);
  const highs = await loadHighs();
  const some = createRandom(SEED).shuffle(sites).slice(0, PROVED_AMONG);
  const among = proved(highs, taskOf(network, homes, some, 5));
  report({
    bench: 'walk-sites',
    matrix_ms: round(matrix.ms, 1),
    greedy_ms: round(Math.max(...times), 1),
    best_over_optimum: among.best_over_optimum,
    among_480: among,
    of_all: Object.fromEntries([3, 5, 10].map((p) => [`p${p}`, proved(highs, { ...matrix.value, p })])),
    candidates: sites.length,
    households: HOMES,
    limit_s: LIMIT,
    pace_kmh: 4,
    limits: { matrix_ms: 400, greedy_ms: 30, best_over_optimum: 0.975 },
  });
}
