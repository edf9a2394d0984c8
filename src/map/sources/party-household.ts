/**
 * Party households stand at their stairwell's door. Several share one, so there are two sources: a pin per door with a
 * count, and, very near, the households of a door side by side.
 */
import type { PartyHousehold } from '../../domain/entities.ts';
import type { World } from '../../domain/world.ts';
import { labelPoint } from './label-point.ts';
import { inRows } from './local-metres.ts';
import { feature, point, type MapSource } from './source.ts';

const STEP_METRES = 3.6;
const tables = ({ party_household, household, stairwell_unit }: World): readonly unknown[] => [
  party_household,
  household,
  stairwell_unit,
];

function byDoor(world: World): Map<string, PartyHousehold[]> {
  const doors = new Map<string, PartyHousehold[]>();
  for (const row of world.party_household.values()) {
    const unitId = world.household.get(row.household_id)?.stairwell_unit_id;
    if (!unitId || !world.stairwell_unit.has(unitId)) continue;
    const door = doors.get(unitId);
    if (door) door.push(row);
    else doors.set(unitId, [row]);
  }
  return doors;
}

/** `count` households behind one door; `only` is the household's id where it is the only one, `building` otherwise opens. */
export const partyDoor: MapSource = {
  inputs: ({ state: { world } }) => tables(world),
  features: ({ state: { world } }) =>
    [...byDoor(world)].flatMap(([unitId, rows]) => {
      const unit = world.stairwell_unit.get(unitId);
      const only = rows.length === 1 ? (rows[0]?.id ?? '') : '';
      const center = rows.some((row) => row.is_center);
      return unit ? [feature(unitId, unit.geom, { count: rows.length, center, only, building: unit.building_id })] : [];
    }),
};

export const partyHousehold: MapSource = {
  inputs: ({ state: { world } }) => [...tables(world), world.building],
  features: ({ state: { world } }) =>
    [...byDoor(world)].flatMap(([unitId, rows]) => {
      const unit = world.stairwell_unit.get(unitId);
      if (!unit) return [];
      const building = world.building.get(unit.building_id);
      const middle = building ? labelPoint(building.geom) : unit.geom.coordinates;
      return rows.map((row, index) =>
        feature(row.id, point(inRows(unit.geom.coordinates, middle, index, rows.length, STEP_METRES)), {
          center: row.is_center,
        }),
      );
    }),
};
