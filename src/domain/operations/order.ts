/** Operations on offers and orders (`supabase/README.md`) and what they do to the rows before the server says so. */
import type { Outcome, ServiceOffer, ServiceOrder, ServiceOrderDetail, VolunteerTeam } from '../entities.ts';
import type { BuildingId, CompoundId, HouseholdId, ServiceOfferId, ServiceOrderId, VolunteerTeamId } from '../ids.ts';
import { centreOf } from '../rules/distance.ts';
import { ORDER_STEPS, type OrderVerb } from '../rules/order-steps.ts';
import type { Changes, World } from '../world.ts';
import { NO_CHANGES, type Made, type OperationKind, type OperationKinds } from './kind.ts';

export interface OrderPlaceArgs {
  order_id: ServiceOrderId;
  offer_id: ServiceOfferId;
  /** One of the three says where. */
  household_id?: HouseholdId;
  building_id?: BuildingId;
  compound_id?: CompoundId;
  /** `YYYY-MM-DD`. */
  wished_on?: string;
  description?: string;
  resident_name?: string;
  resident_phone?: string;
}

export interface OfferPublishArgs {
  offer_id: ServiceOfferId;
  team_id: VolunteerTeamId;
  /** One of the team's. */
  skill: string;
  outcome: Outcome;
  title: string;
  description?: string;
}

export interface OrderOperations {
  'offer.publish': OfferPublishArgs;
  'offer.withdraw': { offer_id: ServiceOfferId };
  'order.place': OrderPlaceArgs;
  'order.dispatch': { order_id: ServiceOrderId; team_id: VolunteerTeamId; note?: string };
  'order.accept': { order_id: ServiceOrderId; note?: string };
  'order.decline': { order_id: ServiceOrderId; reason: string };
  'order.complete': { order_id: ServiceOrderId; note?: string };
  /** `rating` 1–5. */
  'order.rate': { order_id: ServiceOrderId; rating: number; comment?: string };
  'order.cancel': { order_id: ServiceOrderId; reason: string };
}

interface Change {
  readonly order?: Partial<ServiceOrder>;
  readonly detail?: Partial<ServiceOrderDetail>;
}

/** A step on an order that is there. `change` gives what becomes different besides the stage. */
const step = <Args extends { order_id: ServiceOrderId }>(
  verb: OrderVerb,
  change: (order: ServiceOrder, args: Args, at: string) => Change,
): OperationKind<Args> => ({
  about: ({ order_id }) => [{ entity: 'service_order', id: order_id }],
  title: (world, { order_id }) => world.service_order.get(order_id)?.title ?? '',
  effect(world, args, { made_at }) {
    const before = world.service_order.get(args.order_id);
    if (!before) return NO_CHANGES;
    const { order, detail } = change(before, args, made_at);
    const after: ServiceOrder = { ...before, stage: ORDER_STEPS[verb].to, ...order };
    const held = world.service_order_detail.get(args.order_id);
    return {
      upserts: {
        service_order: [after],
        ...(held && detail ? { service_order_detail: [{ ...held, ...detail }] } : {}),
        volunteer_team: loads(world, before, after),
      },
      removes: {},
    };
  },
});

const inHand = (order: ServiceOrder, team: VolunteerTeam): number =>
  Number(order.team_id === team.id && (order.stage === 'dispatched' || order.stage === 'accepted'));

/** What the teams have in hand follows at once, because the next order is given by it; results and ratings come from the server. */
const loads = (world: World, before: ServiceOrder, after: ServiceOrder): VolunteerTeam[] =>
  [...new Set([before.team_id, after.team_id])].flatMap((id) => {
    const team = world.volunteer_team.get(id ?? '');
    const more = team ? inHand(after, team) - inHand(before, team) : 0;
    return team && more !== 0 ? [{ ...team, in_hand: Math.max(0, team.in_hand + more) }] : [];
  });

export const orderKinds: OperationKinds<OrderOperations> = {
  'offer.publish': {
    about: ({ offer_id }) => [{ entity: 'service_offer', id: offer_id }],
    title: (_world, { title }) => title,
    effect: (world, { offer_id, description = '', ...args }, { made_at }) => {
      if (!world.volunteer_team.has(args.team_id)) return NO_CHANGES;
      const offer: ServiceOffer = {
        id: offer_id,
        version: 0, // the server's first is 1
        ...args,
        description,
        published_at: made_at,
        withdrawn_at: null,
      };
      return { upserts: { service_offer: [offer] }, removes: {} };
    },
  },
  'offer.withdraw': {
    about: ({ offer_id }) => [{ entity: 'service_offer', id: offer_id }],
    title: (world, { offer_id }) => world.service_offer.get(offer_id)?.title ?? '',
    effect(world, { offer_id }, { made_at }) {
      const offer = world.service_offer.get(offer_id);
      return offer ? { upserts: { service_offer: [{ ...offer, withdrawn_at: made_at }] }, removes: {} } : NO_CHANGES;
    },
  },
  'order.place': {
    about: ({ order_id, offer_id }) => [
      { entity: 'service_order', id: order_id },
      { entity: 'service_offer', id: offer_id },
    ],
    title: (world, { offer_id }) => world.service_offer.get(offer_id)?.title ?? '',
    effect: placeOrder,
  },
  'order.dispatch': step('dispatch', (_order, { team_id }, at) => ({ order: { team_id, dispatched_at: at } })),
  'order.accept': step('accept', (_order, _args, at) => ({
    order: { accepted_at: at },
    detail: { decline_reason: null },
  })),
  'order.decline': step('decline', ({ team_id }, { reason }) => ({
    order: { team_id: null, declined_by: team_id, dispatched_at: null, accepted_at: null },
    detail: { decline_reason: reason },
  })),
  'order.complete': step('complete', (_order, { note }, at) => ({
    order: { completed_at: at },
    ...(note === undefined ? {} : { detail: { completion_note: note } }),
  })),
  'order.rate': step('rate', (_order, { rating, comment }, at) => ({
    order: { rating, closed_at: at },
    ...(comment === undefined ? {} : { detail: { rating_comment: comment } }),
  })),
  'order.cancel': step('cancel', (_order, { reason }, at) => ({
    order: { closed_at: at },
    detail: { cancel_reason: reason },
  })),
};

/** Changes nothing when the place or the offer is not one this device holds: the server will say what is wrong. */
function placeOrder(world: World, args: OrderPlaceArgs, { made_at }: Made): Changes {
  const offer = world.service_offer.get(args.offer_id);
  const unit = world.stairwell_unit.get(world.household.get(args.household_id ?? '')?.stairwell_unit_id ?? '');
  const building = world.building.get(unit?.building_id ?? args.building_id ?? '');
  const place = building ?? world.compound.get(args.compound_id ?? '');
  const centre = place && centreOf(place.geom);
  if (!offer || !place || !centre) return NO_CHANGES;
  const order: ServiceOrder = {
    id: args.order_id,
    version: 0, // the server's first is 1
    territory_id: place.territory_id,
    compound_id: building ? building.compound_id : (args.compound_id ?? null),
    building_id: building?.id ?? null,
    number: '', // given by the server
    offer_id: offer.id,
    skill: offer.skill,
    outcome: offer.outcome,
    title: offer.title,
    stage: 'placed',
    team_id: null,
    declined_by: null,
    rating: null,
    wished_on: args.wished_on ?? null,
    placed_at: made_at,
    dispatched_at: null,
    accepted_at: null,
    completed_at: null,
    closed_at: null,
    geom: { type: 'Point', coordinates: centre },
  };
  const detail: ServiceOrderDetail = {
    id: args.order_id,
    version: 0,
    description: args.description ?? '',
    resident_name: args.resident_name ?? null,
    resident_phone: args.resident_phone ?? null,
    household_id: args.household_id ?? null,
    decline_reason: null,
    completion_note: null,
    rating_comment: null,
    cancel_reason: null,
  };
  return { upserts: { service_order: [order], service_order_detail: [detail] }, removes: {} };
}
