/** What page and walking worker say to each other. One answer for every request, with its number. */
import type { ProblemCode } from '../../geo/formats/problem.ts';
import type { Amendments, CircleAnswer, CircleQuestion } from '../../geo/walk/circle-answer.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import type { WalkConditions } from '../../geo/walk/network.ts';
import type { Pace } from '../../geo/walk/paces.ts';
import type { CoverProblem } from '../../geo/walk/plan/cover-problem.ts';
import type { Walked, WalkedPath } from '../../geo/walk/walker.ts';
import type { Obstacle } from '../domain/circle.ts';
import type { NetworkFacts } from '../domain/entities.ts';
import type { PlanTurn } from './plan-desk.ts';

/** Conditions as they travel: who walks, when (minutes since midnight; null for any hour), which gates are shut besides. */
export interface Conditions {
  readonly pace: Pace;
  readonly minute: number | null;
  readonly closed: readonly string[];
}

/** Where new sites should stand; the homes are those told last. */
export interface PlanQuestion {
  /** What is there already: whoever has it within the limit needs no site. */
  readonly places: readonly LonLat[];
  /** Where a site may stand. */
  readonly sites: readonly LonLat[];
  /** Households of each home at the pace of `conditions`, and at that of the elderly. */
  readonly weights: Uint32Array;
  readonly slowWeights: Uint32Array;
  readonly conditions: WalkConditions;
  /** Seconds. */
  readonly limit: number;
  readonly count: number;
  /** Households one site can serve, or null. */
  readonly capacity: number | null;
}

/** `network` is the address of its file. */
export interface WalkQuestions {
  open: { readonly network: string; readonly file: ArrayBuffer };
  distances: { readonly network: string; readonly from: LonLat; readonly to: readonly LonLat[] } & Conditions;
  path: { readonly network: string; readonly from: LonLat; readonly to: LonLat } & Conditions;
  /** What staff know of the ground; in place of what was told before. */
  amend: { readonly network: string; readonly amendments: Amendments };
  /** The doors that circles are asked about, `lon, lat` in turn; in place of those before. */
  homes: { readonly network: string; readonly places: Float64Array };
  circle: { readonly network: string; readonly question: CircleQuestion };
  /** A plan, then better ones, then what is to be proved of the best: each upon the one before. */
  plan: { readonly network: string; readonly question: PlanQuestion };
  plan_better: { readonly network: string };
  plan_problem: { readonly network: string };
  obstacles: { readonly network: string; readonly pairs: readonly (readonly [LonLat, LonLat])[] };
}

export interface WalkAnswers {
  open: NetworkFacts;
  distances: readonly (Walked | null)[];
  path: WalkedPath | null;
  /** Gates and footpaths, by id, that could not be joined to anything. */
  amend: readonly string[];
  homes: null;
  circle: CircleAnswer & { readonly connected: Uint8Array };
  obstacles: readonly (readonly Obstacle[])[];
  plan: PlanTurn;
  plan_better: PlanTurn;
  plan_problem: CoverProblem;
}

export type WalkQuestion = {
  [Kind in keyof WalkQuestions]: { readonly kind: Kind; readonly about: WalkQuestions[Kind] };
}[keyof WalkQuestions];

export type WalkRequest = WalkQuestion & { readonly id: number };

/** A refused file is told by its code; anything else that goes wrong is a fault of ours. */
export type WalkReply =
  | { readonly id: number; readonly answer: WalkAnswers[keyof WalkAnswers] }
  | { readonly id: number; readonly problem: ProblemCode | null; readonly detail: string };
