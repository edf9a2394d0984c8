/**
 * When to pull: on return to the page, when the network is back, every minute while somebody is looking; after a failure
 * sooner at first and then ever more rarely, spread by chance so that a whole street does not knock at once.
 */
import type { AppContext } from './context.ts';
import { pull } from './pull.ts';
import { setOnline } from './set-online.ts';

export const EVERY_MS = 60_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 300_000;

/** Milliseconds before attempt number `failures` + 1; `chance` in [0, 1). */
export const retryDelay = (failures: number, chance: number): number =>
  Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)) * (0.5 + chance / 2);

/** The page as far as this needs it: `window` and `document` fit. */
export interface Page {
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
}

/** Pulls until the returned function is called. */
export function keepCurrent(
  app: AppContext,
  { window, document }: Page,
  chance: () => number = Math.random,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const pullNow = () => {
    clearTimeout(timer);
    void pull(app);
  };
  const schedule = () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible' || app.store.getState().session.kind !== 'signed_in') return;
    timer = setTimeout(pullNow, failures === 0 ? EVERY_MS : retryDelay(failures, chance()));
  };
  const stopState = app.store.subscribe(({ sync, session }, before) => {
    if (session.kind !== 'signed_in') clearTimeout(timer);
    else if (before.sync.phase === 'pulling' && sync.phase !== 'pulling') {
      failures = sync.phase === 'idle' ? 0 : failures + 1;
      schedule();
    }
  });
  const online = () => {
    setOnline(app, true);
    failures = 0;
    pullNow();
  };
  const offline = () => setOnline(app, false);
  const seen = () => (document.visibilityState === 'visible' ? pullNow() : clearTimeout(timer));

  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  document.addEventListener('visibilitychange', seen);
  schedule();
  return () => {
    clearTimeout(timer);
    stopState();
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
    document.removeEventListener('visibilitychange', seen);
  };
}
