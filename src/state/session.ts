import type { Failure } from '../domain/failure.ts';
import type { Role } from '../domain/role.ts';

/** Who is signed in. `starting` until the stored session has been looked at; `role` is null until the first pull told it. */
export type Session =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed_out'; readonly failure: Failure | null }
  | Locked
  | { readonly kind: 'signed_in'; readonly userId: string; readonly email: string; readonly role: Role | null };

/** Signed in, but the world is neither in memory nor on the screen until the PIN is given. */
export interface Locked {
  readonly kind: 'locked';
  readonly userId: string;
  readonly email: string;
  readonly triesLeft: number;
  /** The last PIN was wrong. */
  readonly wrong: boolean;
}

export const initialSession: Session = { kind: 'starting' };
