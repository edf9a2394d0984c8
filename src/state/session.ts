import type { Failure } from '../domain/failure.ts';
import type { Role } from '../domain/role.ts';

/** Who is signed in. `starting` until the stored session has been looked at; `role` is null until the first pull told it. */
export type Session =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed_out'; readonly failure: Failure | null }
  | { readonly kind: 'signed_in'; readonly userId: string; readonly email: string; readonly role: Role | null };

export const initialSession: Session = { kind: 'starting' };
