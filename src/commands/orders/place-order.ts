import { Failure } from '../../domain/failure.ts';
import { orderArgs } from '../../domain/order-draft.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';

/** While an undo is offered (8 seconds) the order stays on the device; a little longer, for a slow thumb. */
const UNDO_MS = 9_000;

/** Places the order that is being taken; resolves with the operation's id. Throws a `Failure`; the draft is then still there. */
export async function placeOrder(app: AppContext): Promise<string> {
  const { orderDraft } = app.store.getState();
  const args = orderDraft && orderArgs(orderDraft);
  if (!args) throw new Failure('invalid_input', 'an order needs an offer and a place');
  const opId = await perform(app, 'order.place', args, { holdMs: UNDO_MS });
  // Unless another one was begun meanwhile.
  app.store.setState((state) => (state.orderDraft?.id === orderDraft.id ? { orderDraft: null } : {}));
  return opId;
}
