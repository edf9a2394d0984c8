import type { AppContext } from './context.ts';
import { checkIn } from './check-in.ts';
import { flush, type FlushOptions } from './flush.ts';
import { leave } from './leave.ts';
import { pull } from './pull.ts';
import { toFailure } from '../domain/failure.ts';
import { exchangeUnderWay, setExchangeUnderWay, type ExchangeUnderWay } from './exchange-under-way.ts';

/**
 * Tells the server what is to be told, then asks what it has (O4: push before pull), until nothing is left to do now. One at
 * a time: asking while one is under way makes it go round once more. `force`: also what waits for a later try. Never throws:
 * how it went is `state.outboxStatus` and `state.sync`.
 */
export function exchange(app: AppContext, { force = false, chance = Math.random } = {}): Promise<void> {
  const current = exchangeUnderWay(app);
  if (current) {
    current.again = true;
    if (force) {
      current.isForced = true;
      current.gone.clear();
    }
    return current.done;
  }
  if (app.store.getState().session.kind !== 'signed_in') return Promise.resolve();
  return setExchangeUnderWay(app, force, (round) => run(app, round, chance));
}

async function run(app: AppContext, round: ExchangeUnderWay, chance: () => number): Promise<void> {
  const { signal } = round.abort;
  try {
    do {
      round.again = false;
      await checkIn(app, { introduce: true });
      if (signal.aborted) return;
      const { gone, isForced } = round;
      const options = (photos: boolean): FlushOptions => ({ signal, gone, isForced, photos, chance });
      let flushed = await flush(app, options(false));
      while (flushed === 'sent') flushed = await flush(app, options(false));
      if (signal.aborted) return;
      await pull(app);
      if (signal.aborted) return;
      await checkIn(app);
      // A few photos, and around again: a record made meanwhile does not wait for all of them.
      if (flushed !== 'failed' && (await flush(app, options(true))) === 'sent') round.again = true;
    } while (round.again && !signal.aborted && app.store.getState().session.kind === 'signed_in');
  } catch (thrown) {
    // The server no longer knows this session. What is unsent stays on the device for whoever made it.
    if (!signal.aborted) leave(app, { kind: 'signed_out', failure: toFailure(thrown) });
  }
}
