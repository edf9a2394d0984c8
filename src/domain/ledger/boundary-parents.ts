/** Where boundaries of a level may be put: territories of the level above, in the person's duty; compounds lie in any. */
import { byCode, climb } from '../answers/territory-tree.ts';
import type { Territory } from '../entities.ts';
import { profileOf } from '../profile-of.ts';
import type { World } from '../world.ts';

export function parentsFor(world: World, level: string): Territory[] {
  const duty = new Set<string>((profileOf(world)?.territory_ids ?? []) as readonly string[]);
  const rank = world.territory_level.get(level)?.rank;
  const above = [...world.territory_level.values()]
    .filter((other) => rank !== undefined && other.rank < rank)
    .sort((a, b) => b.rank - a.rank)[0]?.id;
  return [...world.territory.values()]
    .filter((row) => level === 'compound' || row.level === above)
    .filter(({ id }) => climb(world, id).some((step) => duty.has(step.id)))
    .sort(byCode);
}
