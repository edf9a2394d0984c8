import type { AppContext } from './context.ts';
import type { Page } from './keep-current.ts';
import { surrender } from './surrender.ts';

/** A locked device asks for nothing else, so it asks this often whether it has been revoked. Milliseconds. */
export const ASK_EVERY_MS = 60_000;

/** Lets go of everything when the server says that this device has been revoked, whatever it was asked. Returns the way to stop. */
export function followRevocation(app: AppContext, { window }: Pick<Page, 'window'>): () => void {
  const ask = (): void => {
    const { session, online } = app.store.getState();
    // A refusal is heard below; any other failure is the network's, and the next minute asks again.
    if (session.kind === 'locked' && online) app.remote.readDevices().catch(() => undefined);
  };
  const stopHearing = app.remote.onRevoked(() => void surrender(app));
  const stopState = app.store.subscribe(({ session }, before) => {
    if (session.kind === 'locked' && before.session.kind !== 'locked') ask();
  });
  const timer = setInterval(ask, ASK_EVERY_MS);
  window.addEventListener('online', ask);
  return () => {
    stopHearing();
    stopState();
    clearInterval(timer);
    window.removeEventListener('online', ask);
  };
}
