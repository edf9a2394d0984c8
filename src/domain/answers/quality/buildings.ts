/** Buildings that lie in no grid, or in another than they are registered in, and the households in them. */
import type { Building } from '../../entities.ts';
import { centreOf } from '../../rules/distance.ts';
import { rowsBy, type World } from '../../world.ts';
import { settling, type QualityFinding } from './finding.ts';
import type { GridIndex } from './grid-index.ts';

export function buildingFindings(world: World, building: Building, index: GridIndex): QualityFinding[] {
  const centre = centreOf(building.geom);
  if (!centre) return [];
  const grids = index.at(centre);
  const place = { kind: 'building', id: building.id } as const;
  const households = rowsBy(world.stairwell_unit, 'building_id', building.id).reduce(
    (sum, unit) => sum + rowsBy(world.household, 'stairwell_unit_id', unit.id).length,
    0,
  );
  const compound = world.compound.get(building.compound_id ?? '')?.name ?? '';
  const rest = { places: [place], at: null, weight: households, remedy: null };
  const one = `${compound}${building.name}`;
  if (grids.length === 0) {
    const kind = households > 0 ? 'household_nowhere' : 'building_nowhere';
    return [{ ...rest, id: `${kind} ${building.id}`, kind, params: { one, n: households } }];
  }
  const own = world.territory.get(building.territory_id);
  if (grids.some(({ id }) => id === building.territory_id || id === own?.parent_id)) return [];
  const most = grids[0];
  return [
    {
      ...rest,
      id: `building_elsewhere ${building.id}`,
      kind: 'building_elsewhere',
      params: { one, own: own?.name ?? '–', most: most?.name ?? '' },
      places: [place, ...grids.map(({ id }) => ({ kind: 'territory', id }) as const)],
      remedy: settling(own, most),
    },
  ];
}
