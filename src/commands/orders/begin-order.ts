import type { ServiceOfferId, ServiceOrderId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import { newOrderDraft, type OrderPlace } from '../../domain/order-draft.ts';
import type { AppContext } from '../context.ts';
import { changeOrder } from './change-order.ts';

/** Begins taking an order (点单), or goes on with the one that was begun: from an offer, from a place, either first. */
export function beginOrder(
  app: AppContext,
  known: { readonly offer_id?: ServiceOfferId; readonly place?: OrderPlace },
): void {
  const { orderDraft } = app.store.getState();
  app.store.setState({
    orderDraft: orderDraft ?? newOrderDraft(newId(app.clock.now()) as ServiceOrderId),
    screen: 'orders',
    selection: null,
    highlight: [],
  });
  changeOrder(app, known);
}
