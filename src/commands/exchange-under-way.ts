/** The one exchange that may be under way for an app, so that others can join it and leaving can end it. */
import type { AppContext } from './context.ts';

export interface ExchangeUnderWay {
  /** Somebody asked meanwhile. */
  again: boolean;
  isForced: boolean;
  /** Operations that have gone in it. */
  readonly gone: Set<string>;
  readonly abort: AbortController;
  done: Promise<void>;
}

const running = new WeakMap<AppContext, ExchangeUnderWay>();

export const exchangeUnderWay = (app: AppContext): ExchangeUnderWay | undefined => running.get(app);

export function setExchangeUnderWay(
  app: AppContext,
  isForced: boolean,
  run: (round: ExchangeUnderWay) => Promise<void>,
): Promise<void> {
  const round: ExchangeUnderWay = {
    again: false,
    isForced,
    gone: new Set(),
    abort: new AbortController(),
    done: Promise.resolve(),
  };
  running.set(app, round);
  round.done = run(round).finally(() => {
    if (running.get(app) === round) running.delete(app);
  });
  return round.done;
}

/** Ends an exchange that is under way; what was being sent is sent again another time. */
export function abandonExchange(app: AppContext): void {
  running.get(app)?.abort.abort();
  running.delete(app);
}
