/** Visits: recorded at a door, in a compound or a territory (`visit.record`), or by a leader for an assignment. */
import type { Point } from 'geojson';
import { addressOf } from '../answers/address.ts';
import type { Visit, VisitKind, VisitMet } from '../entities.ts';
import type { AssignmentId, CompoundId, HouseholdId, PatrolId, TerritoryId, VisitId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import { renewsCare } from '../rules/cadence.ts';
import type { World } from '../world.ts';
import { NO_CHANGES, type OperationKinds } from './kind.ts';

interface VisitFacts {
  visit_id: VisitId;
  findings?: string;
  /** ISO 8601; when it was made, where nobody says otherwise. */
  visited_at?: string;
  /** Where the device was; only the distance from the place is kept. */
  geom?: Point;
  /** Of the device's position, metres. */
  accuracy_m?: number;
}

export interface VisitRecordArgs extends VisitFacts {
  /** One of the three says where. */
  household_id?: HouseholdId;
  compound_id?: CompoundId;
  territory_id?: TerritoryId;
  kind: VisitKind;
  met: VisitMet;
  patrol_id?: PatrolId;
}

export interface AssignmentVisitArgs extends VisitFacts {
  assignment_id: AssignmentId;
  met?: VisitMet;
}

export interface VisitOperations {
  'visit.record': VisitRecordArgs;
  'assignment.visit': AssignmentVisitArgs;
}

export const visitKinds: OperationKinds<VisitOperations> = {
  'visit.record': {
    about: ({ visit_id }) => [{ entity: 'visit', id: visit_id }],
    title: (world, args) => placeName(world, args),
    effect(world, args, { made_at }) {
      const place = placeOf(world, args);
      if (!place) return NO_CHANGES;
      const { kind, met } = args;
      const visit = visitOf(world, args, made_at, { ...place, kind, met, assignment_id: null });
      const care = renewsCare(visit) ? world.care_household.get(place.household_id ?? '') : undefined;
      return {
        upserts: {
          visit: [visit],
          ...(care && isLater(visit, care.last_visited_at)
            ? { care_household: [{ ...care, last_visited_at: visit.visited_at }] }
            : {}),
        },
        removes: {},
      };
    },
  },
  'assignment.visit': {
    about: ({ visit_id }) => [{ entity: 'visit', id: visit_id }],
    title: (world, { assignment_id }) => placeName(world, world.assignment.get(assignment_id) ?? {}),
    effect(world, args, { made_at }) {
      const assignment = world.assignment.get(args.assignment_id);
      if (!assignment) return NO_CHANGES;
      const { territory_id, compound_id, id: assignment_id } = assignment;
      const place = { territory_id, compound_id, household_id: null };
      const met = args.met ?? 'other';
      const visit = visitOf(world, args, made_at, { ...place, kind: 'assignment', met, assignment_id });
      return {
        upserts: {
          visit: [visit],
          ...(isLater(visit, assignment.last_visited_at)
            ? { assignment: [{ ...assignment, last_visited_at: visit.visited_at }] }
            : {}),
        },
        removes: {},
      };
    },
  },
};

type Place = Pick<Visit, 'territory_id' | 'compound_id' | 'household_id'>;

function visitOf(
  world: World,
  { visit_id, findings = '', visited_at, ...args }: VisitFacts & { patrol_id?: PatrolId },
  made_at: string,
  rest: Place & Pick<Visit, 'kind' | 'met' | 'assignment_id'>,
): Visit {
  const me = profileOf(world);
  return {
    id: visit_id,
    version: 0, // the server's first is 1
    patrol_id: args.patrol_id ?? null,
    profile_id: me?.id ?? null,
    visitor_name: me?.display_name ?? '',
    findings: findings.trim() || null,
    distance_m: null, // the server measures it
    visited_at: visited_at ?? made_at,
    ...rest,
  };
}

const isLater = ({ visited_at }: Visit, last: string | null): boolean =>
  last === null || Date.parse(visited_at) > Date.parse(last);

type Where = { household_id?: HouseholdId; compound_id?: CompoundId | null; territory_id?: TerritoryId };

/** As the server finds it; null when the place is not one this device holds. */
function placeOf(world: World, { household_id, compound_id, territory_id }: Where): Place | null {
  if (household_id !== undefined) {
    const household = world.household.get(household_id);
    const building = household && addressOf(world, household).building;
    return building ? { household_id, compound_id: building.compound_id, territory_id: building.territory_id } : null;
  }
  const compound = world.compound.get(compound_id ?? '');
  if (compound) return { household_id: null, compound_id: compound.id, territory_id: compound.territory_id };
  const territory = world.territory.get(territory_id ?? '');
  return territory ? { household_id: null, compound_id: null, territory_id: territory.id } : null;
}

function placeName(world: World, { household_id, compound_id, territory_id }: Where): string {
  const household = world.household.get(household_id ?? '');
  if (household) {
    const { compound, building, unit, door } = addressOf(world, household);
    return [compound?.name, building?.name, unit?.name, door].filter(Boolean).join(' ');
  }
  return world.compound.get(compound_id ?? '')?.name ?? world.territory.get(territory_id ?? '')?.name ?? '';
}
