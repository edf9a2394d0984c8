/**
 * Suggested sites, beside the walking worker and not in it: a plan may think for seconds while a finger drags. The network is
 * opened a second time for it, when somebody plans.
 */
import type { LonLat } from '../../geo/walk/graph.ts';
import { Failure } from '../domain/failure.ts';
import type { PlanTurn } from './plan-desk.ts';
import type { Walk } from './walk.ts';
import type { PlanQuestion } from './walk-protocol.ts';

/** After so long nobody waits for a proof; then how far it came is told. Seconds. */
const PATIENCE = 30;

interface Found {
  readonly picked: readonly number[];
  readonly gain: number;
}

export class Planner {
  readonly #walk: Walk;
  #place: LonLat | null = null;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  /** Amendments as the walking worker has them. */
  amend(...amendments: Parameters<Walk['amend']>): void {
    this.#walk.amend(...amendments);
  }

  async suggest(
    place: LonLat,
    homes: Float64Array,
    question: PlanQuestion,
    onPlan: (plan: Found) => void,
    signal: AbortSignal,
  ): Promise<boolean> {
    let best = -1;
    const take = ({ plan }: PlanTurn): void => {
      if (signal.aborted || plan.total <= best) return;
      best = plan.total;
      onPlan({ picked: plan.picked, gain: plan.total });
    };
    this.#place = place;
    let turn = await this.#walk.plan(place, homes, question, { signal });
    while (turn && !signal.aborted) {
      take(turn);
      if (turn.isLast) return true;
      turn = await this.#walk.betterPlan(place, { signal });
    }
    return turn !== null;
  }

  async prove(signal: AbortSignal): Promise<Found & { readonly bound: number }> {
    const problem = this.#place && (await this.#walk.planProblem(this.#place, { signal }));
    if (!problem) throw new Failure('unexpected', 'nothing has been planned');
    const { proveOptimum } = await import('./optimum-client.ts');
    const { picked, total, boundOfAll } = await proveOptimum(problem, { seconds: PATIENCE, signal });
    return { picked, gain: total, bound: boundOfAll };
  }
}
