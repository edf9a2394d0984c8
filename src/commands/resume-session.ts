import { toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { enter } from './enter.ts';
import { lookForOthers } from './look-for-others.ts';

/** Goes on as whoever was signed in on this device, online or not. Never throws. */
export async function resumeSession(app: AppContext): Promise<void> {
  try {
    const account = await app.remote.resume();
    if (account) await enter(app, account);
    else {
      app.store.setState({ session: { kind: 'signed_out', failure: null } });
      await lookForOthers(app);
    }
  } catch (thrown) {
    app.store.setState({ session: { kind: 'signed_out', failure: toFailure(thrown) } });
  }
}
