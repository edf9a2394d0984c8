/** An order while it is being taken at a door: two choices (what, where) and what the resident says. */
import type { BuildingId, CompoundId, HouseholdId, ServiceOfferId, ServiceOrderId } from './ids.ts';
import type { OrderPlaceArgs } from './operations/order.ts';
import type { Selection } from './selection.ts';

export type OrderPlace =
  | { readonly kind: 'compound'; readonly id: CompoundId }
  | { readonly kind: 'building'; readonly id: BuildingId }
  | { readonly kind: 'household'; readonly id: HouseholdId };

export interface OrderDraft {
  /** The id of the order it becomes: however often the button is pressed, there is one. */
  readonly id: ServiceOrderId;
  readonly offer_id: ServiceOfferId | null;
  readonly place: OrderPlace | null;
  readonly description: string;
  readonly resident_name: string;
  readonly resident_phone: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly wished_on: string;
}

export const newOrderDraft = (id: ServiceOrderId): OrderDraft => ({
  id,
  offer_id: null,
  place: null,
  description: '',
  resident_name: '',
  resident_phone: '',
  wished_on: '',
});

/** A selection as a place where a service can be given; null for anything else. */
export function orderPlaceOf({ kind, id }: Selection): OrderPlace | null {
  switch (kind) {
    case 'compound':
      return { kind, id: id as CompoundId };
    case 'building':
      return { kind, id: id as BuildingId };
    case 'household':
      return { kind, id: id as HouseholdId };
    default:
      return null;
  }
}

/** The arguments of `order.place`; null while what or where is lacking. */
export function orderArgs(draft: OrderDraft): OrderPlaceArgs | null {
  const { id, offer_id, place } = draft;
  if (offer_id === null || place === null) return null;
  const said = { ...text(draft, 'description'), ...text(draft, 'resident_name'), ...text(draft, 'resident_phone') };
  return { order_id: id, offer_id, ...placeArgs(place), ...said, ...text(draft, 'wished_on') };
}

const text = <Field extends 'description' | 'resident_name' | 'resident_phone' | 'wished_on'>(
  draft: OrderDraft,
  field: Field,
): { readonly [Key in Field]?: string } => {
  const value = draft[field].trim();
  return value === '' ? {} : ({ [field]: value } as { [Key in Field]?: string });
};

function placeArgs(place: OrderPlace): Pick<OrderPlaceArgs, 'household_id' | 'building_id' | 'compound_id'> {
  switch (place.kind) {
    case 'household':
      return { household_id: place.id };
    case 'building':
      return { building_id: place.id };
    case 'compound':
      return { compound_id: place.id };
  }
}
