/** From what somebody has opened to its doors, and to the door with the shortest walk. */
import type { Reach } from '../circle.ts';
import type { Selection } from '../selection.ts';
import type { World } from '../world.ts';
import type { CircleGround } from './circle-ground.ts';

/** Doors of a building, or the one of a household, as indices of the ground; none for anything else. */
export function doorsOf(world: World, ground: CircleGround, { kind, id }: Selection): number[] {
  if (kind === 'building') return ground.buildings.flatMap((building, unit) => (building === id ? [unit] : []));
  const household =
    kind === 'household'
      ? world.household.get(id)
      : kind === 'party_household'
        ? world.household.get(world.party_household.get(id)?.household_id ?? '')
        : undefined;
  const unit = household ? ground.units.indexOf(household.stairwell_unit_id) : -1;
  return unit === -1 ? [] : [unit];
}

/** The door from which a place is reached soonest; null where none reaches any. */
export function nearestDoor(reach: Reach, doors: readonly number[]): number | null {
  let best: number | null = null;
  for (const door of doors) {
    const seconds = reach.seconds[door] ?? Infinity;
    if (seconds < Infinity && (best === null || seconds < (reach.seconds[best] ?? Infinity))) best = door;
  }
  return best;
}
