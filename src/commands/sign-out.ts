import { Failure, toFailure } from '../domain/failure.ts';
import { isUnsent } from '../domain/outbox.ts';
import type { AppContext } from './context.ts';
import { leave } from './leave.ts';
import { lookForOthers } from './look-for-others.ts';

/**
 * Signs out and removes this person's world from the device: a shared tablet must not show it to the next one. While records
 * are unsent it does nothing and answers `unsent_records`, unless the person has said that they may stay on this device until
 * they sign in here again (O7). Never throws.
 */
export async function signOut(app: AppContext, { leaveUnsent = false } = {}): Promise<Failure | null> {
  const { outbox, patrol, report, session } = app.store.getState();
  // a patrol under way and reports still being written are not told either (T4)
  const unsent = outbox.filter(isUnsent).length + (patrol.running ? 1 : 0) + report.drafts.length;
  if (unsent > 0 && !leaveUnsent) return new Failure('unsent_records', String(unsent));
  if (session.kind === 'signed_in') app.device.pins.forget(session.userId);
  leave(app, { kind: 'signed_out', failure: null });
  const wipes = [app.remote.signOut(), app.replica.wipe()];
  if (session.kind === 'signed_in' && report.drafts.length === 0) wipes.push(app.drafts.wipe(session.userId));
  if (session.kind === 'signed_in' && unsent === 0) wipes.push(app.device.wipe(session.userId));
  const ended = await Promise.allSettled(wipes);
  const failed = ended.find((result) => result.status === 'rejected');
  // Signed out all the same; but that a copy may still lie on this device must be said.
  if (failed) app.store.setState({ session: { kind: 'signed_out', failure: toFailure(failed.reason) } });
  await lookForOthers(app);
  return null;
}
