import type { Failure } from '../domain/failure.ts';
import type { WalkedFrom } from '../domain/rules/walked-from.ts';

export interface WalkState {
  /** How the network stands. `none`: no file covers the place; then straight lines are estimates and say so. */
  readonly network:
    | { readonly kind: 'idle' | 'none' | 'ready' }
    | { readonly kind: 'loading'; readonly share: number }
    | { readonly kind: 'failed'; readonly failure: Failure };
  /** Walks to the order that is open, from the teams that may serve it. */
  readonly toOrder: WalkedFrom | null;
}

export const initialWalk: WalkState = { network: { kind: 'idle' }, toOrder: null };
