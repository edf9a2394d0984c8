import type { OrderDraft } from '../../domain/order-draft.ts';
import type { AppContext } from '../context.ts';

/** Writes into the order that is being taken. At a door whose contact this person holds, name and number need no typing. */
export function changeOrder(app: AppContext, change: Partial<Omit<OrderDraft, 'id'>>): void {
  const { orderDraft, world } = app.store.getState();
  if (!orderDraft) return;
  const { place } = change;
  const contact = place?.kind === 'household' ? world.household_contact.get(place.id) : undefined;
  // What belongs to another door goes with it.
  const resident = place === undefined ? {} : { resident_name: '', resident_phone: '' };
  const known = contact ? { resident_name: contact.head_name, resident_phone: contact.phone ?? '' } : {};
  app.store.setState({ orderDraft: { ...orderDraft, ...resident, ...known, ...change } });
}
