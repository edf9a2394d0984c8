/** The real address bar. Rewriting is gathered, because Safari allows a hundred history calls in thirty seconds. */
import type { AddressBar } from '../commands/context.ts';

const GATHER_MS = 300;

/** Marks the history entries that are ours. */
const OURS = { lianxin: true };

const isOurs = (state: unknown): boolean => typeof state === 'object' && state !== null && 'lianxin' in state;

export function browserAddressBar(window: Window): AddressBar {
  const { location, history } = window;
  let waiting: { readonly hash: string; readonly timer: number } | null = null;

  const flush = () => {
    if (!waiting) return;
    window.clearTimeout(waiting.timer);
    // An empty hash needs a path, or the old hash stays.
    history.replaceState(OURS, '', waiting.hash || location.pathname + location.search);
    waiting = null;
  };

  return {
    hash: () => waiting?.hash ?? location.hash,
    replace(hash) {
      if (waiting) window.clearTimeout(waiting.timer);
      waiting = { hash, timer: window.setTimeout(flush, GATHER_MS) };
    },
    push(hash) {
      flush();
      history.pushState(OURS, '', hash || location.pathname + location.search);
    },
    onChange(listener) {
      const changed = () => {
        if (waiting) window.clearTimeout(waiting.timer);
        waiting = null;
        listener(isOurs(history.state));
      };
      window.addEventListener('popstate', changed);
      return () => window.removeEventListener('popstate', changed);
    },
  };
}
