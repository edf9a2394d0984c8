import type { Territory } from '../../domain/entities.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { rowsBy, type World } from '../../domain/world.ts';
import { filterInputs } from './case-filter.ts';
import { overdueCount } from './case-record.ts';
import { tallyCases } from './case-tally.ts';
import { labelPoint } from './label-point.ts';
import { all, feature, point, type MapSource } from './source.ts';
import { tiers } from './tiers.ts';

/** One point per area inside it: `name`, the name of the area it lies `within` where its own does not say so, the `worker` in charge (empty where nobody is), `open` and `overdue` cases; `undivided` for a community without grids. */
export const territoryLabel: MapSource = {
  // Shown up to zoom 15, there half a pixel off at most: one tile for the street instead of nine.
  maxzoom: 12,
  inputs: (view) => {
    const {
      state: { world },
      now,
    } = view;
    return [
      world.territory,
      world.territory_level,
      world.grid_worker,
      world.grid_worker_duty,
      world.place_summary,
      world.case_record,
      world.case_stage,
      overdueCount(world, now),
      ...filterInputs(view),
    ];
  },
  features(view) {
    const { world } = view.state;
    const tallyOf = tallyCases(view);
    const tierOf = tiers(world.territory_level);
    return all(world.territory).flatMap((row) => {
      const tier = tierOf(row.level);
      if (!tier) return [];
      return [
        feature(row.id, point(labelPoint(row.geom)), {
          tier,
          name: row.name,
          within: withinOf(world, row),
          worker: workerOf(world, row.id),
          undivided: tier === 'community' && rowsBy(world.territory, 'parent_id', row.id).length === 0,
          ...tallyOf(row.id),
        }),
      ];
    });
  },
};

/** Offices that call every community's first grid 第一网格 need to be told which; 清和社区 says it in 清和第一网格 too. */
function withinOf({ territory }: World, { name, parent_id }: Territory): string {
  const parent = parent_id ? (territory.get(parent_id)?.name ?? '') : '';
  return parent !== '' && name.startsWith(parent.slice(0, 2)) ? '' : parent;
}

/** The full-time worker answers for the grid; a part-time one only where there is no other. */
function workerOf(world: World, territoryId: TerritoryId): string {
  const workers = rowsBy(world.grid_worker_duty, 'territory_id', territoryId)
    .map((duty) => world.grid_worker.get(duty.grid_worker_id))
    .filter((worker) => worker !== undefined);
  return (workers.find((worker) => worker.employment === 'full_time') ?? workers[0])?.name ?? '';
}
