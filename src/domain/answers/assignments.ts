/** 包联: which leader answers for which place, and how long nobody of them has come. */
import type { Assignment } from '../entities.ts';
import { profileOf } from '../profile-of.ts';
import { FRESHNESS, freshnessOf, type Freshness } from '../rules/cadence.ts';
import { isOnDuty } from '../rules/may-hold.ts';
import type { Role } from '../role.ts';
import type { Selection } from '../selection.ts';
import { rowsBy, type World } from '../world.ts';
import { linkTo, type Link } from './link.ts';

export interface AssignmentLine {
  readonly assignment: Assignment;
  readonly place: Link;
  /** The territory around a compound. */
  readonly around: string | null;
  readonly freshness: Freshness;
  /** It is the signed-in person's own. */
  readonly mine: boolean;
  /** The signed-in person may record a visit for it. */
  readonly recordable: boolean;
}

/** Who records visits for leaders, besides the leaders themselves: those without a tablet need somebody. */
const RECORDERS: readonly Role[] = ['community_staff', 'street_staff'];

function lineOf(world: World, assignment: Assignment, now: number): AssignmentLine {
  const { compound_id, territory_id, profile_id, cadence, last_visited_at } = assignment;
  const compound = world.compound.get(compound_id ?? '');
  const territory = world.territory.get(territory_id);
  const me = profileOf(world);
  const mine = me !== null && profile_id === me.id;
  return {
    assignment,
    place: compound
      ? linkTo('compound', compound)
      : linkTo('territory', { id: territory_id, name: territory?.name ?? '' }),
    around: compound ? (territory?.name ?? null) : (world.territory.get(territory?.parent_id ?? '')?.name ?? null),
    freshness: freshnessOf(cadence, last_visited_at, now),
    mine,
    recordable: mine || (me !== null && RECORDERS.includes(me.role) && isOnDuty(world, territory_id)),
  };
}

const byUrgency = (a: AssignmentLine, b: AssignmentLine): number =>
  FRESHNESS.indexOf(b.freshness) - FRESHNESS.indexOf(a.freshness) ||
  (a.assignment.last_visited_at ?? '').localeCompare(b.assignment.last_visited_at ?? '') ||
  a.place.name.localeCompare(b.place.name, 'zh-CN');

/** All assignments this person holds, the longest unvisited first. */
export const assignmentLines = (world: World, now: number): readonly AssignmentLine[] =>
  [...world.assignment.values()].map((row) => lineOf(world, row, now)).sort(byUrgency);

/** Those of one place, for its card. */
export function assignmentsOf(world: World, { kind, id }: Selection, now: number): readonly AssignmentLine[] {
  const rows =
    kind === 'compound'
      ? [...world.assignment.values()].filter((row) => row.compound_id === id)
      : rowsBy(world.assignment, 'compound_id', null).filter((row) => row.territory_id === id);
  return rows.map((row) => lineOf(world, row, now)).sort(byUrgency);
}

/** For the map: of every assigned place how urgent the most urgent of its assignments is. */
export function freshnessOfPlaces(world: World, now: number): ReadonlyMap<string, Freshness> {
  const worst = new Map<string, Freshness>();
  for (const { compound_id, territory_id, cadence, last_visited_at } of world.assignment.values()) {
    const place = compound_id ?? territory_id;
    const freshness = freshnessOf(cadence, last_visited_at, now);
    const known = worst.get(place);
    if (!known || FRESHNESS.indexOf(freshness) > FRESHNESS.indexOf(known)) worst.set(place, freshness);
  }
  return worst;
}
