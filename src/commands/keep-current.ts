/**
 * When to tell and to ask: on return to the page, when the network is back, every minute while somebody is looking, or when
 * something unsent is to be tried again; after a failure sooner at first and then ever more rarely, spread by chance so that
 * a whole street does not knock at once.
 */
import { nextTryAt } from '../domain/outbox-batch.ts';
import { isHeld } from '../domain/outbox.ts';
import type { AppContext } from './context.ts';
import { exchange } from './exchange.ts';
import { setOnline } from './set-online.ts';

export const EVERY_MS = 60_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 300_000;
/** What waits is not looked at more often than this, whatever it says. */
const SOONEST_MS = 1_000;

/** Milliseconds before attempt number `failures` + 1; `chance` in [0, 1). */
export const retryDelay = (failures: number, chance: number): number =>
  Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)) * (0.5 + chance / 2);

/** The page as far as this needs it: `window` and `document` fit. */
export interface Page {
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
}

/** Goes on until the returned function is called. */
export function keepCurrent(
  app: AppContext,
  { window, document }: Page,
  chance: () => number = Math.random,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const now = (force: boolean) => {
    clearTimeout(timer);
    void exchange(app, { force, chance });
  };
  const schedule = () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible' || app.store.getState().session.kind !== 'signed_in') return;
    const pull = failures === 0 ? EVERY_MS : retryDelay(failures, chance());
    const push = nextTryAt(app.store.getState().outbox, app.clock.now());
    const wait = push === null ? pull : Math.min(pull, Math.max(SOONEST_MS, push - app.clock.now()));
    timer = setTimeout(() => now(false), wait);
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
    now(true);
  };
  const offline = () => setOnline(app, false);
  const seen = () => {
    clearTimeout(timer);
    // Whoever leaves the page will not take back any more what an undo still holds.
    if (document.visibilityState === 'visible' || app.store.getState().outbox.some(isHeld)) now(true);
  };

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
