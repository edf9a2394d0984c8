/** What a team's card answers: can they come, what can they do, how good are they. */
import type { ServiceOffer, VolunteerTeam } from '../entities.ts';
import type { VolunteerTeamId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import { isOnDuty, roleMayHold } from '../rules/may-hold.ts';
import { mayPublishOffer } from '../rules/order-steps.ts';
import { rowsBy, type World } from '../world.ts';
import type { Link } from './link.ts';
import { orderLines, type OrderLine } from './order-lines.ts';
import { breadcrumb } from './territory-tree.ts';

export interface VolunteerTeamAnswer {
  readonly team: VolunteerTeam;
  readonly path: readonly Link[];
  /** What it offers now. */
  readonly offers: readonly ServiceOffer[];
  /** Orders it has in hand, as far as this person holds them; null when they hold none of anybody's. */
  readonly inHand: readonly OrderLine[] | null;
  /** This person puts up what it offers. */
  readonly mayPublish: boolean;
}

export function volunteerTeamAnswer(world: World, id: VolunteerTeamId): VolunteerTeamAnswer | null {
  const team = world.volunteer_team.get(id);
  if (!team) return null;
  const orders = rowsBy(world.service_order, 'team_id', id);
  return {
    team,
    path: breadcrumb(world, team.territory_id),
    mayPublish: mayPublishOffer(profileOf(world)?.role) && isOnDuty(world, team.territory_id),
    offers: rowsBy(world.service_offer, 'team_id', id).filter((offer) => offer.withdrawn_at === null),
    inHand: roleMayHold(world, 'service_order')
      ? orderLines(
          world,
          orders.filter(({ stage }) => stage === 'dispatched' || stage === 'accepted'),
        )
      : null,
  };
}
