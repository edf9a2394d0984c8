import { Failure } from '../../domain/failure.ts';
import { orderArgs } from '../../domain/order-draft.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';

/** Places the order that is being taken. Throws a `Failure`; the draft is then still there. */
export async function placeOrder(app: AppContext): Promise<void> {
  const { orderDraft } = app.store.getState();
  const args = orderDraft && orderArgs(orderDraft);
  if (!args) throw new Failure('invalid_input', 'an order needs an offer and a place');
  await perform(app, 'order.place', args);
  // Unless another one was begun meanwhile.
  app.store.setState((state) => (state.orderDraft?.id === orderDraft.id ? { orderDraft: null } : {}));
}
