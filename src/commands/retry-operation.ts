import type { AppContext } from './context.ts';
import { exchange } from './exchange.ts';
import { renewOperation } from './renew-operation.ts';
import { outboxFailure, showEntries } from './show-outbox.ts';

/** A person asks for another try. What the server has refused goes again under a new id; it keeps its answers by id. Throws a `Failure`. */
export async function retryOperation(app: AppContext, opId: string): Promise<void> {
  const entry = app.store.getState().outbox.find(({ operation }) => operation.op_id === opId);
  if (!entry || entry.state === 'done') return;
  if (entry.result !== null) {
    await renewOperation(app, opId);
    return;
  }
  if (entry.state === 'rejected') {
    // Refused on the way, not by the operation's own answer: whether it arrived is open, so it keeps its id.
    try {
      showEntries(app, await app.outbox.change(new Map([[opId, { state: 'waiting', next_try_at: null }]])));
    } catch (thrown) {
      throw outboxFailure(app, thrown);
    }
  }
  void exchange(app, { force: true });
}
