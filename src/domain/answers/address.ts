/** Where a door is, in the four parts people write: 小区 · 楼栋 · 单元 · 室. */
import type { Building, Compound, Household, StairwellUnit } from '../entities.ts';
import type { World } from '../world.ts';

export interface Address {
  readonly compound: Compound | null;
  readonly building: Building | null;
  readonly unit: StairwellUnit | null;
  /** The door's number as on the plate, e.g. `501`. */
  readonly door: string;
}

export function addressOf(world: World, household: Household): Address {
  const unit = world.stairwell_unit.get(household.stairwell_unit_id) ?? null;
  const building = unit === null ? null : (world.building.get(unit.building_id) ?? null);
  const compound = world.compound.get(building?.compound_id ?? '') ?? null;
  return { compound, building, unit, door: household.door };
}
