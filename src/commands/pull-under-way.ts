/** The one pull that may be under way for an app, so that others can join it and leaving can end it. */
import type { AppContext } from './context.ts';

export interface PullUnderWay {
  readonly done: Promise<void>;
  readonly abort: AbortController;
}

const running = new WeakMap<AppContext, PullUnderWay>();

export const pullUnderWay = (app: AppContext): PullUnderWay | undefined => running.get(app);

export function setPullUnderWay(app: AppContext, pull: PullUnderWay): void {
  running.set(app, pull);
  void pull.done.finally(() => {
    if (running.get(app) === pull) running.delete(app);
  });
}

/** Ends a pull that is under way without a trace in the state. */
export function abandonPull(app: AppContext): void {
  running.get(app)?.abort.abort();
  running.delete(app);
}
