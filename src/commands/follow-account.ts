import { Failure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { enter } from './enter.ts';
import { leave } from './leave.ts';

/**
 * Keeps the app true to the stored session: another tab may sign out, or sign in as somebody else, and this one must not
 * go on showing the first person's world or ask with the second one's rights. Returns the way to stop.
 */
export function followAccount(app: AppContext): () => void {
  return app.remote.onAccount((account) => {
    const { session } = app.store.getState();
    if (session.kind !== 'signed_in' && session.kind !== 'locked') return;
    if (account === null) leave(app, { kind: 'signed_out', failure: new Failure('session_expired') });
    else if (account.userId !== session.userId) void enter(app, account);
  });
}
