/** What page and proving worker say to each other: one question to a worker, progress, and one answer. */
import type { CoverProblem } from '../../geo/walk/plan/cover-problem.ts';
import type { Proof } from '../../geo/walk/plan/optimum.ts';

export interface OptimumRequest {
  readonly problem: CoverProblem;
  /** Time limit. */
  readonly seconds: number;
}

export type OptimumReply =
  | { readonly kind: 'progress'; readonly total: number; readonly bound: number }
  | { readonly kind: 'proof'; readonly proof: Proof }
  /** `network`: HiGHS could not be fetched. `no_wasm`: the browser may not run it. `unexpected`: it failed. */
  | { readonly kind: 'failure'; readonly code: 'network' | 'no_wasm' | 'unexpected'; readonly detail: string };
