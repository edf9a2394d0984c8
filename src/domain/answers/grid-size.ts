import type { TerritoryId } from '../ids.ts';
import { HOUSEHOLDS_PER_GRID, type HouseholdBand } from '../rules/workload.ts';
import type { World } from '../world.ts';

/** How many households a grid in this territory should hold: as the nearest territory above it says, or what is common. */
export function householdBand(world: World, within: TerritoryId | null): HouseholdBand {
  const passed = new Set<string>(); // a tree from elsewhere may bite its own tail
  for (let id = within; id !== null && !passed.has(id); id = world.territory.get(id)?.parent_id ?? null) {
    passed.add(id);
    const said = world.grid_size.get(id);
    if (said) return { from: said.households_from, to: said.households_to };
  }
  return HOUSEHOLDS_PER_GRID;
}
