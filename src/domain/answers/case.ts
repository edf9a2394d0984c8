/** What a case's card answers: how far it is, how much time is left, who has it. */
import type { CaseClass, CaseDetail, CaseRecord } from '../entities.ts';
import type { CaseId } from '../ids.ts';
import type { Role } from '../role.ts';
import { timeLeft, urgencyOf, type Urgency } from '../rules/case-urgency.ts';
import { HOLDERS, holdsAll } from '../rules/may-hold.ts';
import type { World } from '../world.ts';
import { addressOf, type Address } from './address.ts';
import { stepsOf, type Step } from './case-steps.ts';
import { linkTo, type Link } from './link.ts';
import { breadcrumb } from './territory-tree.ts';
import { workersOf, type WorkerLine } from './workers.ts';

export interface CaseAnswer {
  readonly record: CaseRecord;
  readonly class: CaseClass | null;
  /** The stages of its loop in order. */
  readonly stages: readonly Step[];
  /** Index of the case's stage in `stages`; -1 while unknown. */
  readonly at: number;
  readonly urgency: Urgency;
  /** Milliseconds to the deadline, negative when overdue; of a closed case, at closing. */
  readonly timeLeft: number;
  readonly path: readonly Link[];
  /** Compound and building, as far as the case names them. */
  readonly place: readonly Link[];
  /** Who has it in hand, or null while nobody was given it. */
  readonly worker: WorkerLine | null;
  /** The full-time worker of the place, to call while nobody has it. */
  readonly gridWorker: WorkerLine | null;
  readonly detail: CaseDetail | null;
  readonly household: { readonly link: Link; readonly address: Address } | null;
  /** Who may read the free text and the reporter, for those who may not. */
  readonly detailHolders: readonly Role[];
  /** This person would hold the detail if there was one. */
  readonly mayReadDetail: boolean;
}

export function caseAnswer(world: World, id: CaseId, now: number): CaseAnswer | null {
  const record = world.case_record.get(id);
  if (!record) return null;
  const stages = stepsOf(world, record);
  const compound = record.compound_id === null ? undefined : world.compound.get(record.compound_id);
  const building = record.building_id === null ? undefined : world.building.get(record.building_id);
  const worker = record.grid_worker_id === null ? undefined : world.grid_worker.get(record.grid_worker_id);
  const detail = world.case_detail.get(id) ?? null;
  const household = world.household.get(detail?.household_id ?? '');
  return {
    record,
    stages,
    detail,
    class: world.case_class.get(record.class_code) ?? null,
    at: stages.findIndex(({ stage }) => stage === record.stage),
    urgency: urgencyOf(record, world.case_stage, now),
    timeLeft: timeLeft(record, now),
    path: breadcrumb(world, record.territory_id),
    place: [...(compound ? [linkTo('compound', compound)] : []), ...(building ? [linkTo('building', building)] : [])],
    worker: worker ? { link: linkTo('grid_worker', worker), employment: worker.employment, phone: worker.phone } : null,
    gridWorker: workersOf(world, record.territory_id).find((line) => line.employment === 'full_time') ?? null,
    household: household
      ? { link: linkTo('household', { id: household.id, name: household.door }), address: addressOf(world, household) }
      : null,
    detailHolders: HOLDERS.case_detail,
    mayReadDetail: holdsAll(world, 'case_detail', record.territory_id),
  };
}
