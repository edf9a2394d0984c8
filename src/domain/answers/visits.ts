/** Visits of a household and patrols of a person, newest first. */
import type { CareHousehold, Patrol, Visit } from '../entities.ts';
import type { HouseholdId, TerritoryId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import { freshnessOf, type Freshness } from '../rules/cadence.ts';
import { rowsBy, type World } from '../world.ts';

export interface HouseholdVisits {
  readonly visits: readonly Visit[];
  /** Where it is under care, and this person may know. */
  readonly care: (CareHousehold & { readonly freshness: Freshness }) | null;
}

export function visitsOfHousehold(world: World, id: HouseholdId, now: number): HouseholdVisits {
  const care = world.care_household.get(id);
  return {
    visits: [...rowsBy(world.visit, 'household_id', id)].sort((a, b) => b.visited_at.localeCompare(a.visited_at)),
    care: care ? { ...care, freshness: freshnessOf(care.cadence, care.last_visited_at, now) } : null,
  };
}

export interface PatrolLine {
  readonly patrol: Patrol;
  readonly place: string;
  readonly visits: number;
}

/** The signed-in person's own patrols. */
export function myPatrols(world: World): readonly PatrolLine[] {
  const me = profileOf(world);
  if (!me) return [];
  return [...rowsBy(world.patrol, 'profile_id', me.id)]
    .sort((a, b) => b.started_at.localeCompare(a.started_at))
    .map((patrol) => ({
      patrol,
      place: world.territory.get(patrol.territory_id)?.name ?? '',
      visits: rowsBy(world.visit, 'patrol_id', patrol.id).length,
    }));
}

/** Patrols of a territory as others may know them, newest first. */
export const patrolsOf = (world: World, id: TerritoryId): readonly Patrol[] =>
  [...rowsBy(world.patrol, 'territory_id', id)].sort((a, b) => b.started_at.localeCompare(a.started_at));
