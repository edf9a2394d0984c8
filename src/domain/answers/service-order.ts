/** What an order's card answers: how far it is, what comes next, who serves, whose it is. */
import type { ServiceOffer, ServiceOrder, ServiceOrderDetail, VolunteerTeam } from '../entities.ts';
import type { ServiceOrderId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import type { Role } from '../role.ts';
import { HOLDERS } from '../rules/may-hold.ts';
import { stepsFor, type OrderVerb } from '../rules/order-steps.ts';
import { suggestTeams, type TeamSuggestion } from '../rules/suggest-teams.ts';
import { walkingMeasure, type WalkedFrom } from '../rules/walked-from.ts';
import type { World } from '../world.ts';
import { addressOf, type Address } from './address.ts';
import { linkTo, type Link } from './link.ts';
import { breadcrumb } from './territory-tree.ts';

export interface ServiceOrderAnswer {
  readonly order: ServiceOrder;
  readonly path: readonly Link[];
  /** Compound and building, as far as the order names them. */
  readonly place: readonly Link[];
  readonly offer: ServiceOffer | null;
  readonly team: VolunteerTeam | null;
  /** The team that declined it last. */
  readonly declinedBy: VolunteerTeam | null;
  readonly detail: ServiceOrderDetail | null;
  readonly household: { readonly link: Link; readonly address: Address } | null;
  /** What this person may do with it now, the next step first. */
  readonly steps: readonly OrderVerb[];
  /** Who may read whose it is, for those who may not. */
  readonly detailHolders: readonly Role[];
}

export function serviceOrderAnswer(world: World, id: ServiceOrderId): ServiceOrderAnswer | null {
  const order = world.service_order.get(id);
  if (!order) return null;
  const compound = world.compound.get(order.compound_id ?? '');
  const building = world.building.get(order.building_id ?? '');
  const detail = world.service_order_detail.get(id) ?? null;
  const household = world.household.get(detail?.household_id ?? '');
  return {
    order,
    detail,
    path: breadcrumb(world, order.territory_id),
    place: [...(compound ? [linkTo('compound', compound)] : []), ...(building ? [linkTo('building', building)] : [])],
    offer: world.service_offer.get(order.offer_id ?? '') ?? null,
    team: world.volunteer_team.get(order.team_id ?? '') ?? null,
    declinedBy: world.volunteer_team.get(order.declined_by ?? '') ?? null,
    household: household
      ? { link: linkTo('household', { id: household.id, name: household.door }), address: addressOf(world, household) }
      : null,
    steps: stepsFor(profileOf(world)?.role, order.stage),
    detailHolders: HOLDERS.case_detail,
  };
}

/** How many teams are suggested, on the card and by lines on the map. */
const SUGGESTED = 5;

/** The teams to ask for an order that waits; none for one that has a team. `walked`: walks measured to it, where they are known. */
export function teamsFor(
  world: World,
  order: ServiceOrder,
  walked: WalkedFrom | null = null,
): readonly TeamSuggestion[] {
  if (order.stage !== 'placed') return [];
  const offered_by = world.service_offer.get(order.offer_id ?? '')?.team_id ?? null;
  const teams = [...world.volunteer_team.values()];
  const measure = walkingMeasure(
    walked,
    order.geom.coordinates,
    teams.map(({ geom }) => geom.coordinates),
  );
  return suggestTeams(teams, { ...order, offered_by }, measure).slice(0, SUGGESTED);
}
