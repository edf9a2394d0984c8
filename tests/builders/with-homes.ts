/** A building with one stairwell unit, `households` behind it, `elderly` of them with somebody old: where a circle counts. */
import type { WorldBuilder } from './a-world.ts';
import { squareAt } from './square.ts';

export interface HomesAt {
  readonly grid: string;
  readonly compound: string | null;
  /** `[lon, lat]`; a thousandth of a degree is 111 m on the equator. */
  readonly at: readonly [number, number];
}

export function withHomes(
  builder: WorldBuilder,
  id: string,
  { grid, compound, at }: HomesAt,
  households: number,
  elderly = 0,
): WorldBuilder {
  builder
    .withBuilding(`building ${id}`, {
      territory_id: grid,
      compound_id: compound,
      name: `${id}栋`,
      geom: squareAt(at[0], at[1], 0.1),
    })
    .withUnit(id, { building_id: `building ${id}`, geom: { type: 'Point', coordinates: [...at] } });
  for (let n = 0; n < households; n++) builder.withHousehold(`${id} ${n}`, { stairwell_unit_id: id });
  return elderly > 0 ? builder.with('stairwell_need', { id, elderly, children: 0 }) : builder;
}
