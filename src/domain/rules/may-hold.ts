/**
 * Who holds what, for words only: the database decides what a role receives (`supabase/README.md`); a card uses this to
 * say why something is not here and whom to ask, instead of showing an empty space.
 */
import type { TerritoryId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import type { Role } from '../role.ts';
import type { World } from '../world.ts';

export type Guarded =
  | 'household'
  | 'household_contact'
  | 'stairwell_need'
  | 'care_household'
  | 'case_record'
  | 'case_detail'
  | 'service_order';

/** Roles that may see each kind of record, inside their own duty. */
export const HOLDERS: Record<Guarded, readonly Role[]> = {
  household: ['grid_worker', 'community_staff', 'street_staff'],
  household_contact: ['grid_worker', 'community_staff', 'street_staff'],
  stairwell_need: ['grid_worker', 'community_staff', 'street_staff'],
  care_household: ['grid_worker'],
  case_record: ['grid_worker', 'community_staff', 'street_staff', 'leader'],
  case_detail: ['grid_worker', 'community_staff', 'street_staff'],
  service_order: ['grid_worker', 'community_staff', 'street_staff', 'leader'],
};

export const roleMayHold = (world: World, what: Guarded): boolean => {
  const role = profileOf(world)?.role;
  return role !== undefined && HOLDERS[what].includes(role);
};

/** Whether the place lies at or under the person's duty, so that every guarded record of it was sent to them. */
export function isOnDuty(world: World, territoryId: TerritoryId): boolean {
  const duty = profileOf(world)?.territory_ids ?? [];
  for (let at = world.territory.get(territoryId), steps = 0; at && steps < 16; steps += 1) {
    if (duty.includes(at.id)) return true;
    at = at.parent_id === null ? undefined : world.territory.get(at.parent_id);
  }
  return false;
}

/** Who draws: the staff of communities and of the office, inside their duty. */
export function mayDraw(world: World, territoryId: TerritoryId | null = null): boolean {
  const role = profileOf(world)?.role;
  return (
    (role === 'community_staff' || role === 'street_staff') && (territoryId === null || isOnDuty(world, territoryId))
  );
}

/** True when the person holds all rows of `what` in this place, so that counting them gives the true number. */
export const holdsAll = (world: World, what: Guarded, territoryId: TerritoryId): boolean =>
  roleMayHold(world, what) && isOnDuty(world, territoryId);
