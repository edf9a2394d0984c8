/** Where on the map a selection lies, as far as it is held. A person or an organisation lies where they are responsible. */
import type { Geometry } from 'geojson';
import { boundsOfGeometry, unionOfBounds, type Bounds } from '../../geo/bounds.ts';
import type { GridWorkerId, PartyOrgId } from '../domain/ids.ts';
import type { Selection } from '../domain/selection.ts';
import type { World } from '../domain/world.ts';
import { teamsFor } from '../domain/answers/service-order.ts';
import type { OrderStage, ServiceOrder, VolunteerTeam } from '../domain/entities.ts';
import { coverageOf } from './coverage-of.ts';

const ofGeometry = (geometry: Geometry | null | undefined): Bounds | null =>
  geometry ? boundsOfGeometry(geometry) : null;

export function boundsOf(world: World, { kind, id }: Selection): Bounds | null {
  switch (kind) {
    case 'territory':
    case 'compound':
    case 'building':
    case 'service_station':
    case 'case_record':
    case 'resident_unit':
    case 'volunteer_team':
    case 'facility':
    case 'candidate_site':
    case 'compound_gate':
    case 'footpath':
    case 'responsibility_zone':
      return ofGeometry(world[kind].get(id)?.geom);
    case 'service_order': {
      // With the team that comes, or the best to ask: the line between them is what one opens it for.
      const order = world.service_order.get(id);
      const team = order && WITH_TEAM.includes(order.stage) ? teamOf(world, order) : undefined;
      return unionOfBounds([ofGeometry(order?.geom), ofGeometry(team?.geom)].filter((bounds) => bounds !== null));
    }
    case 'household':
      return ofGeometry(world.stairwell_unit.get(world.household.get(id)?.stairwell_unit_id ?? '')?.geom);
    case 'party_household': {
      const household = world.party_household.get(id)?.household_id;
      return household ? boundsOf(world, { kind: 'household', id: household }) : null;
    }
    case 'party_org':
      return (
        boundsOfAll(world, coverageOf(world, { kind, id: id as PartyOrgId })) ??
        homeOf(world, world.party_org.get(id)?.territory_id)
      );
    case 'grid_worker':
      return (
        boundsOfAll(world, coverageOf(world, { kind, id: id as GridWorkerId })) ??
        homeOf(world, world.grid_worker.get(id)?.territory_id)
      );
  }
}

const homeOf = (world: World, territoryId: string | undefined): Bounds | null =>
  territoryId ? boundsOf(world, { kind: 'territory', id: territoryId }) : null;

export const boundsOfAll = (world: World, places: readonly Selection[]): Bounds | null =>
  unionOfBounds(places.map((place) => boundsOf(world, place)).filter((bounds) => bounds !== null));

/** Somebody is to come. */
const WITH_TEAM: readonly OrderStage[] = ['placed', 'dispatched', 'accepted'];

const teamOf = (world: World, order: ServiceOrder): VolunteerTeam | undefined =>
  world.volunteer_team.get(order.team_id ?? '') ?? teamsFor(world, order).find(({ match }) => match !== 'other')?.team;
