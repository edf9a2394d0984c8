/**
 * Where a person is at home: their duty, in parts that fit one view each. Two offices a thousand kilometres apart have no
 * common view worth opening with, and a county's own outline is mostly the land between its offices.
 */
import { unionOfBounds, type Bounds } from '../../geo/bounds.ts';
import { profileOf } from '../domain/profile-of.ts';
import type { TerritoryId } from '../domain/ids.ts';
import { rowsBy, type World } from '../domain/world.ts';
import { boundsOf } from './bounds-of.ts';

export interface Home {
  readonly territories: readonly TerritoryId[];
  readonly bounds: Bounds;
}

/** Degrees (about 20 km) of open land between two places that no longer belong into one view. */
const APART = 0.2;

/** Most households first; empty while the duty is not held. */
export function homesOf(world: World): readonly Home[] {
  const homes: Home[] = [];
  for (const id of (profileOf(world)?.territory_ids ?? []).flatMap((duty) => officesUnder(world, duty))) {
    const own = boundsOf(world, { kind: 'territory', id });
    if (!own) continue;
    // It may lie between places that were apart until now.
    const near = homes.filter(({ bounds }) => gapBetween(bounds, own) <= APART);
    for (const home of near) homes.splice(homes.indexOf(home), 1);
    homes.push({
      territories: [...near.flatMap(({ territories }) => territories), id],
      bounds: unionOfBounds([...near.map(({ bounds }) => bounds), own]) ?? own,
    });
  }
  const households = ({ territories }: Home): number =>
    territories.reduce((sum, id) => sum + (world.place_summary.get(id)?.households ?? 0), 0);
  return homes.sort((a, b) => households(b) - households(a));
}

/** The offices of a duty above them, and the duty itself everywhere else. */
function officesUnder(world: World, id: TerritoryId): readonly TerritoryId[] {
  const office = [...world.territory_level.values()].find((level) => level.is_office)?.rank;
  const offices = (of: TerritoryId, depth: number): TerritoryId[] => {
    const rank = world.territory_level.get(world.territory.get(of)?.level ?? '')?.rank;
    if (office === undefined || rank === undefined || rank >= office || depth > 16) return [of];
    const below = rowsBy(world.territory, 'parent_id', of);
    return below.length === 0 ? [of] : below.flatMap((row) => offices(row.id, depth + 1));
  };
  return offices(id, 0);
}

const gapBetween = (a: Bounds, b: Bounds): number => Math.max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3], 0);
