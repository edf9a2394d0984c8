/** Places compared: the territories of one level, or the compounds, of a scope, those with most households outside first. */
import type { Selection } from '../selection.ts';
import type { World } from '../world.ts';
import { shareWithin, type CircleCount, type CircleCounts } from './circle-count.ts';
import { climb } from './territory-tree.ts';

/** A level of the territory tree, or `compound`. */
export type CircleLevel = string;

export interface CircleLine {
  readonly place: Selection;
  readonly name: string;
  /** The territory above it, for telling two of one name apart. */
  readonly where: string;
  readonly count: CircleCount;
  /** Null where nothing can be said of anybody. */
  readonly share: number | null;
}

/** The territory the numbers are about when nobody has chosen: the smallest that holds all that is counted. */
export function wholeOf(world: World, counts: CircleCounts): Selection | null {
  let found: { id: string; households: number; rank: number } | null = null;
  for (const [id, { households }] of counts) {
    const territory = world.territory.get(id);
    if (!territory) continue;
    const rank = world.territory_level.get(territory.level)?.rank ?? 0;
    if (!found || households > found.households || (households === found.households && rank > found.rank))
      found = { id, households, rank };
  }
  return found && { kind: 'territory', id: found.id };
}

/** Levels that can be compared inside the scope, from the top; compounds last. */
export function levelsIn(world: World, counts: CircleCounts, scope: Selection | null): CircleLevel[] {
  const levels = new Map<string, number>();
  let compounds = false;
  for (const { place } of inScope(world, counts, scope)) {
    const level = world.territory.get(place.id)?.level;
    if (level === undefined) compounds = true;
    else levels.set(level, world.territory_level.get(level)?.rank ?? 0);
  }
  const sorted = [...levels].sort((a, b) => a[1] - b[1]).map(([level]) => level);
  return compounds ? [...sorted, 'compound'] : sorted;
}

export function circleLines(
  world: World,
  counts: CircleCounts,
  scope: Selection | null,
  level: CircleLevel,
): CircleLine[] {
  return inScope(world, counts, scope)
    .filter(({ place }) => (world.territory.get(place.id)?.level ?? 'compound') === level)
    .sort((a, b) => b.count.outside - a.count.outside || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
}

/** Everything strictly below the scope that is counted. */
function inScope(world: World, counts: CircleCounts, scope: Selection | null): CircleLine[] {
  if (scope?.kind === 'compound') return [];
  return [...counts].flatMap(([id, count]): CircleLine[] => {
    if (id === scope?.id) return [];
    const territory = world.territory.get(id);
    const compound = territory ? undefined : world.compound.get(id);
    const row = territory ?? compound;
    if (!row) return [];
    const above = territory ? climb(world, territory.id).slice(1) : compound ? climb(world, compound.territory_id) : [];
    if (scope && !above.some((one) => one.id === scope.id)) return [];
    return [
      {
        place: { kind: territory ? 'territory' : 'compound', id },
        name: row.name,
        where: above[0]?.name ?? '',
        count,
        share: shareWithin(count),
      },
    ];
  });
}
