/** The register of cases as rows with everything a line says, and their orders. */
import type { CaseClass, CaseRecord } from '../entities.ts';
import { stepOf, type StepName } from '../rules/case-step.ts';
import { timeLeft, urgencyOf, type Urgency } from '../rules/case-urgency.ts';
import type { World } from '../world.ts';

export interface CaseRow {
  readonly record: CaseRecord;
  readonly urgency: Urgency;
  /** Of the deadline, Unix ms: reading ten thousand dates at every comparison would be what a sort takes longest for. */
  readonly due: number;
  /** Milliseconds to the deadline, negative when overdue; of a closed case, at closing. */
  readonly left: number;
  readonly step: StepName | null;
  readonly class: CaseClass | null;
  /** Names of the territory and of the worker; empty where there is none. */
  readonly grid: string;
  /** The territory above: every community has a 第一网格. */
  readonly within: string;
  readonly worker: string;
}

export const CASE_COLUMNS = ['due', 'number', 'class', 'stage', 'severity', 'grid', 'worker', 'reported'] as const;
export type CaseColumn = (typeof CASE_COLUMNS)[number];

export interface CaseSort {
  readonly column: CaseColumn;
  readonly descending: boolean;
}

const withinOf = ({ territory }: World, id: string): string =>
  territory.get(territory.get(id)?.parent_id ?? '')?.name ?? '';

export function caseRows(world: World, now: number): CaseRow[] {
  return [...world.case_record.values()].map((record) => ({
    record,
    urgency: urgencyOf(record, world.case_stage, now),
    due: Date.parse(record.due_at),
    left: timeLeft(record, now),
    step: stepOf(world, record),
    class: world.case_class.get(record.class_code) ?? null,
    grid: world.territory.get(record.territory_id)?.name ?? '',
    within: withinOf(world, record.territory_id),
    worker: world.grid_worker.get(record.grid_worker_id ?? '')?.name ?? '',
  }));
}

const SEVERITY = { simple: 0, general: 1, prominent: 2, major: 3 } as const;
const collator = new Intl.Collator('zh-CN');

/** As `compareUrgency`, for many rows: the earliest deadline first, the graver among equals. */
export const compareRows = (a: CaseRow, b: CaseRow): number =>
  a.due - b.due ||
  SEVERITY[b.record.severity] - SEVERITY[a.record.severity] ||
  (a.record.number < b.record.number ? -1 : 1);

/** Places of the names in their order: comparing thousands of Chinese names by pairs would take a second, ranking a hundred none. */
function nameRanks(names: Iterable<string>): (name: string) => number {
  const ranks = new Map([...new Set(names)].sort(collator.compare).map((name, rank) => [name, rank]));
  return (name) => (name === '' ? Number.MAX_SAFE_INTEGER : (ranks.get(name) ?? 0));
}

function keyOf(world: World, column: CaseColumn, rows: readonly CaseRow[]): (row: CaseRow) => number | string {
  switch (column) {
    case 'due':
      return ({ due }) => due;
    case 'number':
      return ({ record }) => record.number;
    case 'class':
      return ({ record }) => record.class_code;
    case 'stage':
      return ({ record }) => world.case_stage.get(record.stage)?.rank ?? 0;
    case 'severity':
      return ({ record }) => SEVERITY[record.severity];
    case 'reported':
      return ({ record }) => Date.parse(record.reported_at);
    case 'grid':
      return ({ record }) => world.territory.get(record.territory_id)?.code ?? '';
    case 'worker': {
      const rank = nameRanks(rows.map((row) => row.worker));
      return (row) => rank(row.worker);
    }
  }
}

/** A new list in the order asked for; equals by urgency. Sorted by deadline, what is closed comes last either way: it waits for nobody. */
export function sortCaseRows(world: World, rows: readonly CaseRow[], { column, descending }: CaseSort): CaseRow[] {
  const key = keyOf(world, column, rows);
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  const sign = descending ? -1 : 1;
  const closedLast = column === 'due';
  keyed.sort((a, b) => {
    if (closedLast && (a.row.urgency === 'closed') !== (b.row.urgency === 'closed'))
      return a.row.urgency === 'closed' ? 1 : -1;
    if (a.key !== b.key) return a.key < b.key ? -sign : sign;
    return compareRows(a.row, b.row);
  });
  return keyed.map(({ row }) => row);
}
