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

type Tables = Pick<World, 'stairwell_unit' | 'building' | 'household' | 'stairwell_need'>;

let last: { readonly tables: Tables; readonly ground: CircleGround } | null = null;

/** The very same object while none of its tables has changed. */
export function groundOf({ stairwell_unit, building, household, stairwell_need }: World): CircleGround {
  const tables: Tables = { stairwell_unit, building, household, stairwell_need };
  const isSame = last && (Object.keys(tables) as (keyof Tables)[]).every((name) => last?.tables[name] === tables[name]);
  if (last && isSame) return last.ground;
  last = { tables, ground: layOut(tables) };
  return last.ground;
}

function layOut(tables: Tables): CircleGround {
  const rows = [...tables.stairwell_unit.values()].flatMap((unit) => {
    const building = tables.building.get(unit.building_id);
    return building ? [{ unit, building }] : [];
  });
  const numbers = (of: (id: StairwellUnitId) => number): Uint32Array =>
    Uint32Array.from(rows, ({ unit }) => of(unit.id));
  return {
    units: rows.map(({ unit }) => unit.id),
    places: Float64Array.from(rows.flatMap(({ unit }) => unit.geom.coordinates.slice(0, 2))),
    buildings: rows.map(({ building }) => building.id),
    compounds: rows.map(({ building }) => building.compound_id),
    territories: rows.map(({ building }) => building.territory_id),
    households: numbers((id) => rowsBy(tables.household, 'stairwell_unit_id', id).length),
    elderly: numbers((id) => tables.stairwell_need.get(id)?.elderly ?? 0),
    children: numbers((id) => tables.stairwell_need.get(id)?.children ?? 0),
  };
}
