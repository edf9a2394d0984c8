import type { TerritoryId } from '../../domain/ids.ts';
import type { Selection } from '../../domain/selection.ts';
import type { World } from '../../domain/world.ts';

/** The territory an export about a place is written down for; null where it is about no place in particular. */
export function territoryOf(world: World, place: Selection | null): TerritoryId | null {
  if (place?.kind === 'territory') return world.territory.get(place.id)?.id ?? null;
  return place?.kind === 'compound' ? (world.compound.get(place.id)?.territory_id ?? null) : null;
}
