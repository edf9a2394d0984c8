import type { BuildingId } from '../../domain/ids.ts';
import type { World } from '../../domain/world.ts';
import { labelPoint } from './label-point.ts';
import { all, feature, point, type MapSource } from './source.ts';

export const building: MapSource = {
  inputs: ({ state: { world } }) => [world.building],
  features: ({ state: { world } }) => all(world.building).map((row) => feature(row.id, row.geom, { use: row.use })),
};

/** `name` and the `households` this person holds there: thousands of homes become a number, never a pin each. */
export const buildingLabel: MapSource = {
  inputs: ({ state: { world } }) => [world.building, world.stairwell_unit, world.household],
  features({ state: { world } }) {
    const counts = householdsByBuilding(world);
    return all(world.building).map((row) =>
      feature(row.id, point(labelPoint(row.geom)), { name: row.name, households: counts.get(row.id) ?? 0 }),
    );
  },
};

export const stairwellUnit: MapSource = {
  inputs: ({ state: { world } }) => [world.stairwell_unit],
  features: ({ state: { world } }) =>
    all(world.stairwell_unit).map((row) => feature(row.id, row.geom, { name: row.name, building: row.building_id })),
};

function householdsByBuilding(world: World): Map<BuildingId, number> {
  const counts = new Map<BuildingId, number>();
  for (const { stairwell_unit_id } of world.household.values()) {
    const buildingId = world.stairwell_unit.get(stairwell_unit_id)?.building_id;
    if (buildingId) counts.set(buildingId, (counts.get(buildingId) ?? 0) + 1);
  }
  return counts;
}
