/**
 * What may be done with an order in which stage, and by whom: the client's copy of `private.service_order_transition`, so
 * that a screen offers what the server will take. A test compares the two.
 */
import type { OrderStage } from '../entities.ts';
import type { Role } from '../role.ts';

export type OrderVerb = 'dispatch' | 'accept' | 'decline' | 'complete' | 'rate' | 'cancel';

interface OrderStep {
  readonly from: readonly OrderStage[];
  readonly to: OrderStage;
  readonly roles: readonly Role[];
}

const FIELD: readonly Role[] = ['grid_worker', 'community_staff', 'street_staff'];
const STAFF: readonly Role[] = ['community_staff', 'street_staff'];

/** In the order in which they are offered: the first that is possible is what comes next. */
export const ORDER_STEPS: Readonly<Record<OrderVerb, OrderStep>> = {
  dispatch: { from: ['placed'], to: 'dispatched', roles: STAFF },
  accept: { from: ['dispatched'], to: 'accepted', roles: FIELD },
  complete: { from: ['accepted'], to: 'completed', roles: FIELD },
  rate: { from: ['completed'], to: 'rated', roles: FIELD },
  decline: { from: ['dispatched', 'accepted'], to: 'placed', roles: FIELD },
  cancel: { from: ['placed', 'dispatched', 'accepted'], to: 'cancelled', roles: FIELD },
};

const VERBS = Object.keys(ORDER_STEPS) as OrderVerb[];

/** What this role may do with an order in this stage, the next step of its way first. */
export const stepsFor = (role: Role | undefined, stage: OrderStage): readonly OrderVerb[] =>
  VERBS.filter(
    (verb) => role !== undefined && ORDER_STEPS[verb].roles.includes(role) && ORDER_STEPS[verb].from.includes(stage),
  );

export const mayPlaceOrder = (role: Role | undefined): boolean => role !== undefined && FIELD.includes(role);
export const mayPublishOffer = (role: Role | undefined): boolean => role !== undefined && STAFF.includes(role);

/** The way of an order as people count it: the five of 五单, the offer being there before. */
export const ORDER_WAY = [
  'placed',
  'dispatched',
  'accepted',
  'completed',
  'rated',
] as const satisfies readonly OrderStage[];

/** Something is still to be done with it. */
export const isOrderOpen = (stage: OrderStage): boolean => stage !== 'rated' && stage !== 'cancelled';
