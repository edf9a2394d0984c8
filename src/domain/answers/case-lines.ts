/** Open cases of a place, overdue first, and how true the list is for this person. */
import type { CaseClass, CaseRecord, CaseStage } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { compareUrgency, isClosed, timeLeft, urgencyOf, type Urgency } from '../rules/case-urgency.ts';
import { holdsAll } from '../rules/may-hold.ts';
import { rowsBy, type World } from '../world.ts';
import type { Link } from './link.ts';

export interface CaseLine {
  readonly link: Link;
  readonly number: string;
  readonly urgency: Urgency;
  /** Milliseconds to the deadline, negative when overdue. */
  readonly timeLeft: number;
  readonly severity: CaseRecord['severity'];
  readonly stage: CaseStage | null;
  readonly class: CaseClass | null;
}

export interface OpenCases {
  /** All open cases of the place: counted from the rows where all are held, else the database's count. Null: unknown. */
  readonly total: number | null;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly lines: readonly CaseLine[];
  /** False when rows are missing because this person may not hold all of them: `overdue` is then of the held ones. */
  readonly complete: boolean;
}

const caseLine = (world: World, record: CaseRecord, now: number): CaseLine => ({
  link: { selection: { kind: 'case_record', id: record.id }, name: record.title },
  number: record.number,
  severity: record.severity,
  urgency: urgencyOf(record, world.case_stage, now),
  timeLeft: timeLeft(record, now),
  stage: world.case_stage.get(record.stage) ?? null,
  class: world.case_class.get(record.class_code) ?? null,
});

/** `total` is what `place_summary` counts; it is used only where this person cannot hold every row. */
export function openCases(
  world: World,
  records: readonly CaseRecord[],
  complete: boolean,
  total: number | null,
  now: number,
): OpenCases {
  const lines = records
    .filter((record) => !isClosed(record, world.case_stage))
    .sort(compareUrgency)
    .map((record) => caseLine(world, record, now));
  return {
    total: complete ? lines.length : total,
    overdue: lines.filter((line) => line.urgency === 'overdue').length,
    dueSoon: lines.filter((line) => line.urgency === 'due_soon').length,
    lines,
    complete,
  };
}

/** Open cases of a territory and everything under it. */
export const casesOfTerritories = (
  world: World,
  id: TerritoryId,
  ids: readonly TerritoryId[],
  now: number,
): OpenCases =>
  openCases(
    world,
    ids.flatMap((each) => rowsBy(world.case_record, 'territory_id', each)),
    holdsAll(world, 'case_record', id),
    world.place_summary.get(id)?.open_cases ?? null,
    now,
  );
