import { rowsBy, type World } from '../world.ts';
import type { Building, Compound } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { covers } from './covers.ts';
import { centreOf } from './distance.ts';

/**
 * The compounds and buildings that are registered in one part of a territory and have their middle in another, with the part
 * they belong to. The database weighs areas where one lies across a border, and has the last word.
 */
export function settledByGround(
  world: World,
  parentId: TerritoryId,
): { readonly compound: readonly Compound[]; readonly building: readonly Building[] } {
  const parts = rowsBy(world.territory, 'parent_id', parentId);
  const moved = <Row extends Compound | Building>(rows: readonly Row[]): Row[] =>
    rows.flatMap((row) => {
      const centre = centreOf(row.geom);
      const own = parts.find(({ id }) => id === row.territory_id);
      if (!centre || !own || covers(own.geom, centre)) return [];
      const part = parts.find(({ geom }) => covers(geom, centre));
      return part ? [{ ...row, territory_id: part.id }] : [];
    });
  return {
    compound: moved(parts.flatMap(({ id }) => rowsBy(world.compound, 'territory_id', id))),
    building: moved(parts.flatMap(({ id }) => rowsBy(world.building, 'territory_id', id))),
  };
}
