/**
 * The ground of a circle: every stairwell unit of which this person holds the door, with how many households live behind it
 * as far as they may know. Made once per state of the tables, because a finger that drags a station asks sixty times a second.
 */
import type { BuildingId, CompoundId, StairwellUnitId, TerritoryId } from '../ids.ts';
import { rowsBy, type World } from '../world.ts';

export interface CircleGround {
  /** What follows has one entry per unit, in this order. */
  readonly units: readonly StairwellUnitId[];
  /** `lon, lat` in turn, EPSG:4326. */
  readonly places: Float64Array;
  readonly buildings: readonly BuildingId[];
  readonly compounds: readonly (CompoundId | null)[];
  readonly territories: readonly TerritoryId[];
  readonly households: Uint32Array;
  /** Households with somebody of 60 or more; with a child under 14. */
  readonly elderly: Uint32Array;
  readonly children: Uint32Array;
}

type Doors = Pick<CircleGround, 'units' | 'places' | 'buildings' | 'compounds' | 'territories'>;

const doorsOf = remembered(['stairwell_unit', 'building'], layOut);

/**
 * The very same object while none of its tables has changed; and the very same doors while no stairwell unit and no building has:
 * walks to them stay true, whoever moves in.
 */
export const groundOf = remembered(
  ['stairwell_unit', 'building', 'household', 'stairwell_need'],
  (world): CircleGround => {
    const doors = doorsOf(world);
    const numbers = (of: (id: StairwellUnitId) => number): Uint32Array => Uint32Array.from(doors.units, (id) => of(id));
    return {
      ...doors,
      households: numbers((id) => rowsBy(world.household, 'stairwell_unit_id', id).length),
      elderly: numbers((id) => world.stairwell_need.get(id)?.elderly ?? 0),
      children: numbers((id) => world.stairwell_need.get(id)?.children ?? 0),
    };
  },
);

function layOut({ stairwell_unit, building: buildings }: World): Doors {
  const rows = [...stairwell_unit.values()].flatMap((unit) => {
    const building = buildings.get(unit.building_id);
    return building ? [{ unit, building }] : [];
  });
  return {
    units: rows.map(({ unit }) => unit.id),
    places: Float64Array.from(rows.flatMap(({ unit }) => unit.geom.coordinates.slice(0, 2))),
    buildings: rows.map(({ building }) => building.id),
    compounds: rows.map(({ building }) => building.compound_id),
    territories: rows.map(({ building }) => building.territory_id),
  };
}

/** The last answer, while the tables it is made of are the same. */
function remembered<Answer>(
  tables: readonly (keyof World)[],
  make: (world: World) => Answer,
): (world: World) => Answer {
  let last: { readonly of: readonly unknown[]; readonly answer: Answer } | null = null;
  return (world) => {
    const of = tables.map((name) => world[name]);
    if (!last || of.some((table, n) => table !== last?.of[n])) last = { of, answer: make(world) };
    return last.answer;
  };
}
