import type { World } from '../world.ts';

/** A grid's name says little without its community's: 清和社区第八网格. Empty for what is not held. */
export function territoryName(world: World, id: string): string {
  const row = world.territory.get(id);
  if (!row) return '';
  const parent = row.parent_id ? world.territory.get(row.parent_id) : undefined;
  const alone = !parent || parent.level === 'county' || world.territory_level.get(parent.level)?.is_office === true;
  return alone ? row.name : `${parent.name}${row.name}`;
}
