/** The port to suggested sites: declared here, fulfilled in `workers/`, faked in tests. */
import type { Amendments } from '../../geo/walk/circle-answer.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import type { WalkConditions } from '../../geo/walk/network.ts';

export interface PlanQuestion {
  /** What is there already: whoever has it within the limit needs no site. */
  readonly places: readonly LonLat[];
  /** Where a site may stand. */
  readonly sites: readonly LonLat[];
  /** Households of each home whose way is to be short, at the pace of `conditions`. */
  readonly weights: Uint32Array;
  /** And those who walk at the pace of the elderly. */
  readonly slowWeights: Uint32Array;
  readonly conditions: WalkConditions;
  /** Seconds. */
  readonly limit: number;
  readonly count: number;
  /** Households one site can serve, or null. */
  readonly capacity: number | null;
}

export interface Planned {
  /** Indices of `sites`. */
  readonly picked: readonly number[];
  /** Households gained. */
  readonly gain: number;
}

export interface Proved extends Planned {
  /** What no choice of so many of these sites can exceed. Equal to `gain` where the plan is proved to be best. */
  readonly bound: number;
}

export interface PlanPort {
  /** What staff know of the ground, as the walks have it. */
  amend(amendments: Amendments): void;
  /**
   * Calls back at once with a quick plan and then with better ones, until it has looked long enough or is told to stop. False
   * where there is no network. Throws a `Failure`.
   */
  suggest(
    place: LonLat,
    homes: Float64Array,
    question: PlanQuestion,
    onPlan: (plan: Planned) => void,
    signal: AbortSignal,
  ): Promise<boolean>;
  /** Proves how good the last suggestion is. Throws a `Failure`: `no_wasm` where the browser cannot. */
  prove(signal: AbortSignal): Promise<Proved>;
}
