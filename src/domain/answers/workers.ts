/** Who walks this grid. */
import type { GridWorker } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { rowsBy, type World } from '../world.ts';
import { linkTo, type Link } from './link.ts';
import { climb, subtree } from './territory-tree.ts';

export interface WorkerLine {
  readonly link: Link;
  readonly employment: GridWorker['employment'];
  readonly phone: string;
}

const line = (worker: GridWorker): WorkerLine => ({
  link: linkTo('grid_worker', worker),
  employment: worker.employment,
  phone: worker.phone,
});

/** Full-time first: one of them answers for the grid, part-time workers help. */
const byEmployment = (a: GridWorker, b: GridWorker): number =>
  a.employment === b.employment ? a.name.localeCompare(b.name, 'zh-CN') : a.employment === 'full_time' ? -1 : 1;

const onDutyAt = (world: World, id: TerritoryId): GridWorker[] =>
  rowsBy(world.grid_worker_duty, 'territory_id', id)
    .flatMap((duty) => world.grid_worker.get(duty.grid_worker_id) ?? [])
    .sort(byEmployment);

/** Workers of the place, or of the nearest territory above that has any (a micro grid is walked by its grid's worker). */
export function workersOf(world: World, id: TerritoryId): WorkerLine[] {
  for (const territory of climb(world, id)) {
    const workers = onDutyAt(world, territory.id);
    if (workers.length > 0) return workers.map(line);
  }
  return [];
}

/** How many different workers walk a territory and everything under it. */
export function countWorkers(world: World, id: TerritoryId): Record<GridWorker['employment'], number> {
  const workers = new Set(subtree(world, id).flatMap((territory) => onDutyAt(world, territory.id)));
  const fullTime = [...workers].filter((worker) => worker.employment === 'full_time').length;
  return { full_time: fullTime, part_time: workers.size - fullTime };
}
