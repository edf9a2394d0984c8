import type { Territory } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { rowsBy, type World } from '../world.ts';
import { territoryLink, type Link } from './link.ts';

/** Guards against a loop in imported data; no county has this many levels. */
const MAX_LEVELS = 16;

/** The territory and everything above it that is held, nearest first. */
export function climb(world: World, id: TerritoryId): Territory[] {
  const found: Territory[] = [];
  let at = world.territory.get(id);
  while (at && found.length < MAX_LEVELS) {
    found.push(at);
    at = at.parent_id === null ? undefined : world.territory.get(at.parent_id);
  }
  return found;
}

/** The territory and everything below it that is held. */
export function subtree(world: World, id: TerritoryId): Territory[] {
  const root = world.territory.get(id);
  if (!root) return [];
  const found = [root];
  const seen = new Set<string>([id]);
  // The loop walks the list it appends to: a breadth-first descent without recursion.
  for (const at of found) {
    for (const child of rowsBy(world.territory, 'parent_id', at.id)) {
      if (!seen.has(child.id)) {
        seen.add(child.id);
        found.push(child);
      }
    }
  }
  return found;
}

/** Links from the top of what is held down to `id` itself, for the line above a card's title. */
export const breadcrumb = (world: World, id: TerritoryId): Link[] => climb(world, id).reverse().map(territoryLink);

/** Codes sort as people count the grids: west to east, north to south. */
export const byCode = (a: Territory, b: Territory): number =>
  a.code.localeCompare(b.code) || a.name.localeCompare(b.name, 'zh-CN');
