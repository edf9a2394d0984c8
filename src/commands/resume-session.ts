import { toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { isIdle } from '../domain/rules/pin.ts';
import { enter } from './enter.ts';
import { showLock } from './lock.ts';
import { lookForOthers } from './look-for-others.ts';

/** Goes on as whoever was signed in on this device, online or not. Never throws. */
export async function resumeSession(app: AppContext): Promise<void> {
  try {
    const account = await app.remote.resume();
    if (account && mustLock(app, account.userId)) showLock(app, account);
    else if (account) await enter(app, account);
    else {
      app.store.setState({ session: { kind: 'signed_out', failure: null } });
      await lookForOthers(app);
    }
  } catch (thrown) {
    app.store.setState({ session: { kind: 'signed_out', failure: toFailure(thrown) } });
  }
}

/** A page that opens soon after it was closed (a camera came in between) asks for no PIN; one that was left alone does. */
function mustLock({ device: { pins }, clock }: AppContext, userId: string): boolean {
  const setting = pins.read(userId);
  return setting !== null && isIdle(pins.activeAt(), clock.now(), setting.minutes);
}
