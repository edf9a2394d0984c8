import { Failure, toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { enter } from './enter.ts';
import { leave } from './leave.ts';

/** Opens a locked device with its PIN, without a network. Never throws: a wrong PIN is told by the session. */
export async function unlock(app: AppContext, pin: string): Promise<void> {
  const { session } = app.store.getState();
  if (session.kind !== 'locked') return;
  const { pins } = app.device;
  const { userId, email } = session;
  const isRight = await pins.check(userId, pin);
  if (app.store.getState().session !== session) return; // another tab has signed out
  if (isRight) {
    pins.noteActive(app.clock.now());
    return enter(app, { userId, email });
  }
  const triesLeft = pins.read(userId)?.triesLeft ?? 0;
  if (triesLeft > 0) app.store.setState({ session: { ...session, triesLeft, wrong: true } });
  else await endByPin(app);
}

/**
 * Too many wrong PINs, or a forgotten one: the session and the copy of the territory go. What is unsent stays on the device
 * for the same person, who signs in with their password (L3, O7).
 */
export async function endByPin(app: AppContext): Promise<void> {
  const { session } = app.store.getState();
  if (session.kind !== 'locked') return;
  leave(app, { kind: 'signed_out', failure: new Failure('pin_spent') });
  // The copy first: whoever pulls the plug now must not find it with a fresh set of tries.
  const ended = await Promise.allSettled([app.replica.wipe(), app.remote.signOut()]);
  app.device.pins.forget(session.userId);
  const failed = ended.find((result) => result.status === 'rejected');
  if (failed) app.store.setState({ session: { kind: 'signed_out', failure: toFailure(failed.reason) } });
}
