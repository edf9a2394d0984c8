/**
 * Levels of the territory tree are data and differ from county to county; the map draws five weights. A level's weight
 * is its place relative to the office (街道, 乡镇), which every tree has.
 */
import type { World } from '../../domain/world.ts';
import type { Tier } from '../palette.ts';

const BELOW_OFFICE: readonly Tier[] = ['street', 'community', 'grid', 'micro_grid'];

/** From a level's key to its weight; null for a level that is not in the list. */
export function tiers(levels: World['territory_level']): (level: string) => Tier | null {
  const office = [...levels.values()].find((level) => level.is_office)?.rank ?? 0;
  return (key) => {
    const level = levels.get(key);
    if (!level) return null;
    return level.rank < office ? 'county' : (BELOW_OFFICE[level.rank - office] ?? 'micro_grid');
  };
}
