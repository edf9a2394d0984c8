import { Failure, toFailure } from '../domain/failure.ts';
import { isUnsent } from '../domain/outbox.ts';
import { isBlankVisit } from '../domain/visit-draft.ts';
import type { AppContext } from './context.ts';
import { leave } from './leave.ts';
import { lookForOthers } from './look-for-others.ts';

/**
 * Signs out and removes this person's world from the device: a shared tablet must not show it to the next one. While records
 * are unsent it does nothing and answers `unsent_records`, unless the person has said that they may stay on this device until
 * they sign in here again (O7). Never throws.
 */
export async function signOut(app: AppContext, { leaveUnsent = false } = {}): Promise<Failure | null> {
  const { patrol, report, visitDrafts, boundary, session } = app.store.getState();
  const onDisk = await unsentOnDisk(app);
  const written = report.drafts.length + visitDrafts.filter((draft) => !isBlankVisit(draft)).length;
  const drafts = written + boundary.drafts.length;
  // a patrol under way and what is still being written are not told either (T4)
  const unsent = (onDisk ?? 0) + (patrol.running ? 1 : 0) + drafts;
  if (unsent > 0 && !leaveUnsent) return new Failure('unsent_records', String(unsent));
  if (session.kind === 'signed_in') app.device.pins.forget(session.userId);
  leave(app, { kind: 'signed_out', failure: null });
  const wipes = [app.remote.signOut(), app.replica.wipe()];
  if (session.kind === 'signed_in' && drafts === 0) wipes.push(app.drafts.wipe(session.userId));
  if (session.kind === 'signed_in' && onDisk === 0 && unsent === 0) wipes.push(app.device.wipe(session.userId));
  const ended = await Promise.allSettled(wipes);
  const failed = ended.find((result) => result.status === 'rejected');
  // Signed out all the same; but that a copy may still lie on this device must be said.
  if (failed) app.store.setState({ session: { kind: 'signed_out', failure: toFailure(failed.reason) } });
  await lookForOthers(app);
  return null;
}

/** What is unsent, also what another tab has just recorded; null when the disk does not say: then nothing is removed from it. */
async function unsentOnDisk(app: AppContext): Promise<number | null> {
  if (app.store.getState().session.kind !== 'signed_in') return null;
  try {
    return (await app.outbox.read()).filter(isUnsent).length;
  } catch {
    return null; // `outboxStatus.unavailable` has said so.
  }
}
