/** What a grid worker's card answers: how to reach them, which grids they walk, how much that is, what they have in hand. */
import type { GridWorker } from '../entities.ts';
import type { GridWorkerId } from '../ids.ts';
import { holdsAll, roleMayHold } from '../rules/may-hold.ts';
import { workloadOf, type HouseholdBand, type Workload } from '../rules/workload.ts';
import { rowsBy, type World } from '../world.ts';
import { openCases, type OpenCases } from './case-lines.ts';
import { householdBand } from './grid-size.ts';
import { linkTo, type Link } from './link.ts';
import { breadcrumb } from './territory-tree.ts';

export interface GridWorkerAnswer {
  readonly worker: GridWorker;
  readonly path: readonly Link[];
  readonly grids: readonly {
    readonly link: Link;
    readonly households: number | null;
    readonly openCases: number | null;
  }[];
  /** Households in all their grids. */
  readonly households: number;
  /** Against the band; null for part-time workers, who help and do not answer for a grid. */
  readonly workload: Workload | null;
  readonly band: HouseholdBand;
  /** Cases in this worker's hands; null where the role holds no cases. */
  readonly cases: OpenCases | null;
}

export function gridWorkerAnswer(world: World, id: GridWorkerId, now: number): GridWorkerAnswer | null {
  const worker = world.grid_worker.get(id);
  if (!worker) return null;
  const territories = rowsBy(world.grid_worker_duty, 'grid_worker_id', id).flatMap(
    (duty) => world.territory.get(duty.territory_id) ?? [],
  );
  const grids = territories.map((territory) => {
    const summary = world.place_summary.get(territory.id);
    return {
      link: linkTo('territory', territory),
      households: summary?.households ?? null,
      openCases: summary?.open_cases ?? null,
    };
  });
  const band = householdBand(world, territories[0]?.id ?? worker.territory_id);
  const households = grids.reduce((sum, grid) => sum + (grid.households ?? 0), 0);
  const known = grids.some((grid) => grid.households !== null);
  const complete =
    territories.length > 0 && territories.every((territory) => holdsAll(world, 'case_record', territory.id));
  return {
    worker,
    grids,
    households,
    band,
    path: breadcrumb(world, worker.territory_id),
    workload: worker.employment === 'full_time' && known ? workloadOf(households, band) : null,
    cases: roleMayHold(world, 'case_record')
      ? openCases(world, rowsBy(world.case_record, 'grid_worker_id', id), complete, null, now)
      : null,
  };
}
