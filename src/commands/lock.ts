import type { Account } from '../domain/account.ts';
import type { AppContext } from './context.ts';
import { leave } from './leave.ts';

/** Locks, if this person has a PIN: the world leaves memory and screen, and stays on the device (SPEC.md, L2). */
export function lock(app: AppContext): void {
  const { session } = app.store.getState();
  if (session.kind === 'signed_in' && app.device.pins.read(session.userId)) showLock(app, session);
}

export function showLock(app: AppContext, { userId, email }: Account): void {
  const triesLeft = app.device.pins.read(userId)?.triesLeft ?? 0;
  leave(app, { kind: 'locked', userId, email, triesLeft, wrong: false });
}
