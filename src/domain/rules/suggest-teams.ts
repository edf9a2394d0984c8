/**
 * Which teams to ask for an order: who can do it first, then who has room, then who is near. Nobody is left out, because a
 * person decides; every suggestion says what speaks for it.
 */
import type { Position } from 'geojson';
import type { ServiceOrder, VolunteerTeam } from '../entities.ts';
import { straightMetres } from './distance.ts';

/**
 * How far it is. `straight`: metres as the crow flies, an estimate and to be labelled as one. `walking`: seconds along the
 * walking network, where it covers both places.
 */
export type Distance =
  | { readonly kind: 'straight'; readonly metres: number }
  | { readonly kind: 'walking'; readonly seconds: number };

/** The port through which walking times replace straight lines; one measure for all teams, so that they compare. */
export type MeasureDistance = (from: Position, to: Position) => Distance;

export const straightLine: MeasureDistance = (from, to) => ({ kind: 'straight', metres: straightMetres(from, to) });

/** `offered`: it is this team's offer the resident chose. `skilled`: it has the skill. `other`: it has not. */
export type Match = 'offered' | 'skilled' | 'other';

export interface TeamSuggestion {
  readonly team: VolunteerTeam;
  readonly match: Match;
  /** Orders it could still take; 0 when it is full. */
  readonly free: number;
  readonly distance: Distance;
  /** It was the last to decline this order. */
  readonly declined: boolean;
}

type Wanted = Pick<ServiceOrder, 'skill' | 'geom' | 'declined_by'> & {
  /** The team whose offer was chosen, or null. */
  readonly offered_by: string | null;
};

/** To compare distances of one measure. */
export const far = (distance: Distance): number => (distance.kind === 'straight' ? distance.metres : distance.seconds);

export function suggestTeams(
  teams: Iterable<VolunteerTeam>,
  order: Wanted,
  measure: MeasureDistance = straightLine,
): readonly TeamSuggestion[] {
  return [...teams]
    .map((team): TeamSuggestion => {
      const skilled = team.skills.includes(order.skill);
      return {
        team,
        match: team.id === order.offered_by && skilled ? 'offered' : skilled ? 'skilled' : 'other',
        free: Math.max(0, team.capacity - team.in_hand),
        distance: measure(team.geom.coordinates, order.geom.coordinates),
        declined: team.id === order.declined_by,
      };
    })
    .sort(
      (a, b) =>
        Number(a.match === 'other') - Number(b.match === 'other') ||
        Number(a.declined) - Number(b.declined) ||
        Number(a.free === 0) - Number(b.free === 0) ||
        far(a.distance) - far(b.distance) ||
        a.team.id.localeCompare(b.team.id),
    );
}
