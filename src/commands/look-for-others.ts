import type { AppContext } from './context.ts';
import { outboxFailure, setOutboxStatus } from './show-outbox.ts';

/** Says before anybody signs in that somebody's records lie unsent on this device. */
export async function lookForOthers(app: AppContext): Promise<void> {
  try {
    const others = await app.outbox.others(null);
    if (app.store.getState().session.kind === 'signed_out') setOutboxStatus(app, { others });
  } catch (thrown) {
    outboxFailure(app, thrown);
  }
}
