/** Whom a case can be given to: nearest first, and how much each has in hand already. */
import type { CaseRecord, GridWorker } from '../entities.ts';
import type { GridWorkerId } from '../ids.ts';
import { isClosed, urgencyOf } from '../rules/case-urgency.ts';
import { rowsBy, type World } from '../world.ts';
import { climb } from './territory-tree.ts';

export interface WorkerChoice {
  readonly id: GridWorkerId;
  readonly name: string;
  readonly employment: GridWorker['employment'];
  readonly grids: readonly string[];
  /** Open cases in hand, and how many of them are late; of those this person holds. */
  readonly load: number;
  readonly overdue: number;
  /** Walks the place of the case. */
  readonly near: boolean;
}

/** Workers of the place first, then of its surroundings; full-time before part-time, less loaded before more. `now` in Unix ms. */
export function workerChoices(world: World, record: CaseRecord, now: number): WorkerChoice[] {
  const above = climb(world, record.territory_id).map((territory) => territory.id);
  const distance = new Map<string, number>();
  for (const worker of world.grid_worker.values()) {
    const grids = rowsBy(world.grid_worker_duty, 'grid_worker_id', worker.id);
    const steps = grids.map(({ territory_id }) => stepsApart(world, territory_id, above));
    distance.set(worker.id, Math.min(stepsApart(world, worker.territory_id, above), ...steps));
  }
  const far = (worker: WorkerChoice): number => distance.get(worker.id) ?? Number.MAX_SAFE_INTEGER;
  return [...world.grid_worker.values()]
    .map((worker) => choiceOf(world, worker, above, now))
    .sort(
      (a, b) =>
        Number(b.near) - Number(a.near) ||
        far(a) - far(b) ||
        Number(b.employment === 'full_time') - Number(a.employment === 'full_time') ||
        a.load - b.load ||
        a.name.localeCompare(b.name, 'zh-CN'),
    );
}

function choiceOf(world: World, worker: GridWorker, above: readonly string[], now: number): WorkerChoice {
  const duties = rowsBy(world.grid_worker_duty, 'grid_worker_id', worker.id);
  const open = rowsBy(world.case_record, 'grid_worker_id', worker.id).filter(
    (record) => !isClosed(record, world.case_stage),
  );
  return {
    id: worker.id,
    name: worker.name,
    employment: worker.employment,
    grids: duties.flatMap(({ territory_id }) => world.territory.get(territory_id)?.name ?? []),
    load: open.length,
    overdue: open.filter((record) => urgencyOf(record, world.case_stage, now) === 'overdue').length,
    near: duties.some(({ territory_id }) => above.includes(territory_id)),
  };
}

/** How many levels one has to climb from the case's place to stand above this territory too. */
function stepsApart(world: World, id: string, above: readonly string[]): number {
  for (const territory of climb(world, id as Parameters<typeof climb>[1])) {
    const at = above.indexOf(territory.id);
    if (at >= 0) return at;
  }
  return above.length;
}
