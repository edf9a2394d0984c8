/** The planning side of the worker: one plan at a time, quick, then better with every turn, then made ready to be proved. */
import type { WalkGraph } from '../../geo/walk/graph.ts';
import { Homes } from '../../geo/walk/homes.ts';
import { MOST_OFF_NETWORK } from '../../geo/walk/mooring.ts';
import { prepareNetwork, type Network, type WalkConditions } from '../../geo/walk/network.ts';
import { boundOf } from '../../geo/walk/plan/bound.ts';
import { coverProblem, type CoverProblem } from '../../geo/walk/plan/cover-problem.ts';
import { greedy } from '../../geo/walk/plan/greedy.ts';
import { NO_EDGE, type HomesOnEdges } from '../../geo/walk/plan/homes-on-edges.ts';
import { bitsOf, buildMatrix } from '../../geo/walk/plan/matrix.ts';
import { Need } from '../../geo/walk/plan/need.ts';
import type { Plan, PlanTask } from '../../geo/walk/plan/plan.ts';
import { restarts } from '../../geo/walk/plan/restarts.ts';
import { TwoPaces } from '../../geo/walk/plan/two-paces.ts';
import type { Snapper } from '../../geo/walk/snap.ts';
import type { PlanQuestion } from './walk-protocol.ts';

/** Starts of the search for better plans: a second or two of a worker's time. */
const STARTS = 12;
const SEED = 20_261_128;

/** `isLast`: no better one will come. */
export interface PlanTurn {
  readonly plan: Plan;
  readonly isLast: boolean;
}

export class PlanDesk {
  readonly #graph: WalkGraph;
  readonly #snapper: Snapper;
  readonly #homes: Homes;
  #task: PlanTask | null = null;
  #best: Plan | null = null;
  #search: Generator<Plan, void> | null = null;

  constructor(graph: WalkGraph, snapper: Snapper, homes: Float64Array) {
    this.#graph = graph;
    this.#snapper = snapper;
    this.#homes = Homes.at(graph, snapper, homes);
  }

  /** The quick plan. Whatever was planned before is forgotten. */
  begin({ places, sites, weights, slowWeights, conditions, limit, count }: PlanQuestion): PlanTurn {
    const usual = this.#at(conditions);
    const slow = this.#at({ ...conditions, pace: 'elderly' });
    const reach = new TwoPaces(usual, slow, limit);
    const snap = (place: readonly [number, number]) => this.#snapper.snap(place, MOST_OFF_NETWORK * 10);
    const served = new Uint8Array(2 * this.#homes.count);
    for (const place of places) {
      const at = snap(place);
      if (!at) continue;
      reach.run(at);
      for (let i = 0; i < reach.count; i++) served[reach.homeOf[reach.reached[i] as number] as number] = 1;
    }
    const matrix = buildMatrix(reach, sites.map(snap));
    const need = new Need(matrix, Uint32Array.from([...weights, ...slowWeights]));
    this.#task = { matrix, need, served: bitsOf(matrix, served), p: count };
    this.#best = greedy(this.#task);
    this.#search = restarts(this.#task, STARTS, SEED);
    return { plan: this.#best, isLast: false };
  }

  /** One turn of looking for a better one. */
  better(): PlanTurn {
    const turn = this.#search?.next();
    if (turn && turn.done !== true) this.#best = turn.value;
    if (!this.#best) throw new Error('nothing has been planned');
    return { plan: this.#best, isLast: !turn || turn.done === true };
  }

  /** What has to be proved of the best plan so far. */
  problem(): CoverProblem {
    if (!this.#task || !this.#best) throw new Error('nothing has been planned');
    const steps = boundOf(this.#task, this.#best);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return coverProblem(this.#task, this.#best, step.value);
  }

  #at(conditions: WalkConditions): { network: Network; homes: HomesOnEdges } {
    const network = prepareNetwork(this.#graph, conditions);
    const { off, toFrom, toTo } = this.#homes.mooredTo(network);
    // who is not connected, or lives behind a gate that is shut, is on no edge
    const edge = this.#homes.edge.map((on, home) => (off[home] === Infinity ? NO_EDGE : on));
    return { network, homes: { edge, off, toFrom, toTo } };
  }
}
