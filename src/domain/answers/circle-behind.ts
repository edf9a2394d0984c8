/** What is behind a number of a circle: the places whose households it counts, down to the building where one may know it. */
import type { BehindWhat, Reach } from '../circle.ts';
import { reachState } from '../rules/reach-state.ts';
import type { Selection } from '../selection.ts';
import type { World } from '../world.ts';
import type { CircleCount, CircleCounts } from './circle-count.ts';
import type { CircleGround } from './circle-ground.ts';
import { circleLines, levelsIn, type CircleLine } from './circle-lines.ts';

export interface BehindLine {
  readonly place: Selection;
  readonly name: string;
  readonly where: string;
  readonly households: number;
}

interface Held {
  readonly ground: CircleGround;
  readonly reach: Reach;
  /** Seconds. */
  readonly limit: number;
}

const valueOf = (count: CircleCount, what: BehindWhat): number =>
  what === 'elderly' ? (count.elderly?.outside ?? 0) : count[what];

/**
 * Compounds of the scope, and the grids for those who live in no compound; of the elderly grids only, because a compound would
 * say too much. Of a compound its buildings, of a grid also those outside every compound, as far as this person holds the households.
 */
export function behindLines(
  world: World,
  counts: CircleCounts,
  scope: Selection,
  what: BehindWhat,
  held: Held | null,
): BehindLine[] {
  const levels = levelsIn(world, counts, scope);
  const linesAt = (level: string | undefined): CircleLine[] =>
    level === undefined ? [] : circleLines(world, counts, scope, level);
  const areas = linesAt(levels.findLast((level) => level !== 'compound'));
  if (what === 'elderly') return sorted(areas.map((line) => told(line, valueOf(line.count, what))));
  if (scope.kind === 'compound') return held ? buildingLines(world, scope.id, null, what, held) : [];
  const compounds = linesAt('compound');
  const inCompounds = new Map<string, number>();
  for (const { place, count } of compounds) {
    const area = world.compound.get(place.id)?.territory_id ?? '';
    inCompounds.set(area, (inCompounds.get(area) ?? 0) + valueOf(count, what));
  }
  return sorted([
    ...compounds.map((line) => told(line, valueOf(line.count, what))),
    ...areas.map((line) => told(line, valueOf(line.count, what) - (inCompounds.get(line.place.id) ?? 0))),
    ...(held && areas.length === 0 ? buildingLines(world, null, scope.id, what, held) : []),
  ]);
}

const told = ({ place, name, where }: CircleLine, households: number): BehindLine => ({
  place,
  name,
  where,
  households,
});

const sorted = (lines: readonly BehindLine[]): BehindLine[] =>
  lines
    .filter(({ households }) => households > 0)
    .sort((a, b) => b.households - a.households || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));

/** Of one compound, or of one territory outside every compound; counted as `countReach` counts. */
function buildingLines(
  world: World,
  compoundId: string | null,
  territoryId: string | null,
  what: Exclude<BehindWhat, 'elderly'>,
  { ground, reach, limit }: Held,
): BehindLine[] {
  const sums = new Map<string, number>();
  ground.compounds.forEach((compound, unit) => {
    const building = ground.buildings[unit];
    if (compound !== compoundId || building === undefined) return;
    if (territoryId !== null && ground.territories[unit] !== territoryId) return;
    if (what !== 'households' && reachState(reach, reach.connected, unit, limit) !== what) return;
    sums.set(building, (sums.get(building) ?? 0) + (ground.households[unit] ?? 0));
  });
  return sorted(
    [...sums].map(([id, households]) => ({
      place: { kind: 'building' as const, id },
      name: world.building.get(id)?.name ?? '',
      where: world.compound.get(compoundId ?? '')?.name ?? '',
      households,
    })),
  );
}
