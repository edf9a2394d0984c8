import { toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { leave } from './leave.ts';

/** Signs out and removes this person's world from the device: a shared tablet must not show it to the next one. Never throws. */
export async function signOut(app: AppContext): Promise<void> {
  leave(app, { kind: 'signed_out', failure: null });
  const ended = await Promise.allSettled([app.remote.signOut(), app.replica.wipe()]);
  const failed = ended.find((result) => result.status === 'rejected');
  // Signed out all the same; but that a copy may still lie on this device must be said.
  if (failed) app.store.setState({ session: { kind: 'signed_out', failure: toFailure(failed.reason) } });
}
