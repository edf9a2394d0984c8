/** The buildings around a spot, for choosing one by hand. */
import type { Position } from 'geojson';
import type { BuildingId } from '../ids.ts';
import { centreOf, straightMetres } from '../rules/distance.ts';
import type { World } from '../world.ts';

export interface NearbyBuilding {
  readonly place: { readonly kind: 'building'; readonly id: BuildingId };
  readonly title: string;
  readonly subtitle: string;
}

/** Nearest first, by straight line to their middle; those without a name of their own cannot be told apart and are left out. */
export function nearbyBuildings(world: World, around: Position, limit: number): NearbyBuilding[] {
  return [...world.building.values()]
    .flatMap((building) => {
      const centre = building.name === '' ? null : centreOf(building.geom);
      return centre ? [{ building, metres: straightMetres(around, centre) }] : [];
    })
    .sort((a, b) => a.metres - b.metres)
    .slice(0, limit)
    .map(({ building }) => {
      const compound = world.compound.get(building.compound_id ?? '');
      const title = [compound?.name, building.name].filter(Boolean).join(' · ');
      return {
        place: { kind: 'building', id: building.id },
        title,
        subtitle: world.territory.get(building.territory_id)?.name ?? '',
      };
    });
}
