/** What a person may redraw: territories of their duty that have parts, with how many and how many lie outside the band. */
import type { Territory } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import type { Role } from '../role.ts';
import { isOnDuty } from '../rules/may-hold.ts';
import { workloadOf } from '../rules/workload.ts';
import { rowsBy, type World } from '../world.ts';
import { householdBand } from './grid-size.ts';

const DRAWERS: readonly Role[] = ['community_staff', 'street_staff'];

/** Levels whose parts bear the band of households. */
export const BANDED_LEVEL = 'grid';

export interface BoundaryParent {
  readonly territory: Territory;
  readonly level: string;
  readonly parts: number;
  /** Parts below and above the band; both 0 where the band does not apply or nobody has counted. */
  readonly below: number;
  readonly above: number;
}

/** In the order of their codes. */
export const childrenToDraw = (world: World, parentId: TerritoryId): readonly Territory[] =>
  [...rowsBy(world.territory, 'parent_id', parentId)].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

export function mayDraw(world: World, parentId: TerritoryId): boolean {
  const role = profileOf(world)?.role;
  return role !== undefined && DRAWERS.includes(role) && isOnDuty(world, parentId);
}

/** From the top down, siblings in the order of their codes. */
export function boundaryParents(world: World): readonly BoundaryParent[] {
  const rank = (row: Territory): number => world.territory_level.get(row.level)?.rank ?? 0;
  return [...world.territory.values()]
    .filter(({ id }) => rowsBy(world.territory, 'parent_id', id).length > 0 && mayDraw(world, id))
    .sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1))
    .map((territory) => {
      const parts = childrenToDraw(world, territory.id);
      const band = householdBand(world, territory.id);
      const loads = parts.flatMap(({ id, level }) => {
        const summary = level === BANDED_LEVEL ? world.place_summary.get(id) : undefined;
        return summary ? [workloadOf(summary.households, band)] : [];
      });
      return {
        territory,
        level: parts[0]?.level ?? '',
        parts: parts.length,
        below: loads.filter((load) => load === 'below').length,
        above: loads.filter((load) => load === 'above').length,
      };
    });
}
