/** Who should get a case: somebody who walks the grid, and of those the one with most room. */
import type { CaseRecord, GridWorker } from '../entities.ts';
import type { GridWorkerId } from '../ids.ts';
import { isClosed } from '../rules/case-urgency.ts';
import { rowsBy, type World } from '../world.ts';
import { climb } from './territory-tree.ts';

export interface WorkerChoice {
  readonly worker: GridWorker;
  /** Open cases in hand, those handed out just now included. */
  readonly load: number;
}

/** A part-time worker has less than half a full-time worker's hours for cases. */
const CAPACITY = { full_time: 1, part_time: 0.4 } as const;

const pressure = ({ worker, load }: WorkerChoice): number => (load + 1) / CAPACITY[worker.employment];

/** How many open cases each worker has in hand. */
export function workerLoads(world: World): Map<GridWorkerId, number> {
  const loads = new Map<GridWorkerId, number>();
  for (const record of world.case_record.values()) {
    const { grid_worker_id: worker } = record;
    if (worker !== null && !isClosed(record, world.case_stage)) loads.set(worker, (loads.get(worker) ?? 0) + 1);
  }
  return loads;
}

/** Workers on duty where the case is, or in the nearest territory above that has any; the one with most room first. */
export function workerChoices(
  world: World,
  { territory_id }: Pick<CaseRecord, 'territory_id'>,
  loads: ReadonlyMap<GridWorkerId, number>,
): WorkerChoice[] {
  for (const territory of climb(world, territory_id)) {
    const workers = rowsBy(world.grid_worker_duty, 'territory_id', territory.id).flatMap(
      (duty) => world.grid_worker.get(duty.grid_worker_id) ?? [],
    );
    if (workers.length > 0)
      return workers
        .map((worker) => ({ worker, load: loads.get(worker.id) ?? 0 }))
        .sort((a, b) => pressure(a) - pressure(b) || a.worker.name.localeCompare(b.worker.name, 'zh-CN'));
  }
  return [];
}

export interface DispatchLine {
  readonly record: CaseRecord;
  /** Null: nobody walks the place, or the case cannot be dispatched now. */
  readonly worker: GridWorkerId | null;
  readonly choices: readonly WorkerChoice[];
  /** Whether its stage allows a dispatch by this role. */
  readonly possible: boolean;
}

/** A plan for many cases: each suggestion counts as handed out when the next one is made. */
export function planDispatch(world: World, records: readonly CaseRecord[]): DispatchLine[] {
  const role = world.profile.values().next().value?.role;
  const loads = workerLoads(world);
  return records.map((record) => {
    const possible = rowsBy(world.case_transition, 'operation', 'case.dispatch').some(
      (rule) =>
        rule.loop === record.loop &&
        rule.from_stage === record.stage &&
        role !== undefined &&
        rule.roles.includes(role),
    );
    const choices = workerChoices(world, record, loads);
    const worker = possible ? (choices[0]?.worker.id ?? null) : null;
    if (worker !== null) loads.set(worker, (loads.get(worker) ?? 0) + 1);
    return { record, worker, choices, possible };
  });
}
