/** What is behind a number of a circle: the places whose households it counts, down to the building where one may know it. */
import type { BehindWhat, Reach } from '../circle.ts';
import { reachState } from '../rules/reach-state.ts';
import type { Selection } from '../selection.ts';
import type { World } from '../world.ts';
import type { CircleCount, CircleCounts } from './circle-count.ts';
import type { CircleGround } from './circle-ground.ts';
import { circleLines, levelsIn } from './circle-lines.ts';

export interface BehindLine {
  readonly place: Selection;
  readonly name: string;
  readonly where: string;
  readonly households: number;
}

const valueOf = (count: CircleCount, what: BehindWhat): number =>
  what === 'elderly' ? (count.elderly?.outside ?? 0) : count[what];

/**
 * Compounds of the scope, and the grids where no compound is; of the elderly grids only, because a compound would say too much.
 * Of a compound its buildings, as far as this person holds the households.
 */
export function behindLines(
  world: World,
  counts: CircleCounts,
  scope: Selection,
  what: BehindWhat,
  held: { readonly ground: CircleGround; readonly reach: Reach; readonly limit: number } | null,
): BehindLine[] {
  if (scope.kind === 'compound') return held && what !== 'elderly' ? buildingLines(world, scope.id, what, held) : [];
  const levels = levelsIn(world, counts, scope);
  const finest = what === 'elderly' ? levels.findLast((level) => level !== 'compound') : levels.at(-1);
  if (finest === undefined) return [];
  return circleLines(world, counts, scope, finest)
    .map(({ place, name, where, count }) => ({ place, name, where, households: valueOf(count, what) }))
    .filter(({ households }) => households > 0)
    .sort((a, b) => b.households - a.households);
}

function buildingLines(
  world: World,
  compoundId: string,
  what: Exclude<BehindWhat, 'elderly'>,
  { ground, reach, limit }: { readonly ground: CircleGround; readonly reach: Reach; readonly limit: number },
): BehindLine[] {
  const sums = new Map<string, number>();
  ground.compounds.forEach((compound, unit) => {
    const building = ground.buildings[unit];
    if (compound !== compoundId || building === undefined) return;
    if (what !== 'households' && reachState(reach, reach.connected, unit, limit) !== what) return;
    sums.set(building, (sums.get(building) ?? 0) + (ground.households[unit] ?? 0));
  });
  return [...sums]
    .filter(([, households]) => households > 0)
    .map(([id, households]) => ({
      place: { kind: 'building' as const, id },
      name: world.building.get(id)?.name ?? '',
      where: world.compound.get(compoundId)?.name ?? '',
      households,
    }))
    .sort((a, b) => b.households - a.households || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
}
