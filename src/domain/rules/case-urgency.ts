/** What to do first among open cases: the same order on cards, lists and the map. */
import type { CaseRecord, CaseStage } from '../entities.ts';
import type { Table } from '../world.ts';

export type Urgency = 'overdue' | 'due_soon' | 'open' | 'closed';

/** A case whose limit ends within this time is shown as due soon: one working day's warning. */
const DUE_SOON_MS = 24 * 3_600_000;

/** The stage decides, as it does for the counts of `place_summary`; the time of closing only where the stage is not held. */
export const isClosed = (record: CaseRecord, stages: Table<CaseStage>): boolean =>
  stages.get(record.stage)?.is_closed ?? record.closed_at !== null;

/** Milliseconds left of the time limit, negative when overdue; of a closed case, what was left when it closed. */
export const timeLeft = (record: CaseRecord, now: number): number =>
  Date.parse(record.due_at) - (record.closed_at === null ? now : Date.parse(record.closed_at));

export function urgencyOf(record: CaseRecord, stages: Table<CaseStage>, now: number): Urgency {
  if (isClosed(record, stages)) return 'closed';
  const left = timeLeft(record, now);
  return left < 0 ? 'overdue' : left <= DUE_SOON_MS ? 'due_soon' : 'open';
}

const SEVERITY: Record<CaseRecord['severity'], number> = { major: 0, prominent: 1, general: 2, simple: 3 };

/** Earliest deadline first, so the longest overdue leads; the graver case first among equals. */
export const compareUrgency = (a: CaseRecord, b: CaseRecord): number =>
  Date.parse(a.due_at) - Date.parse(b.due_at) ||
  SEVERITY[a.severity] - SEVERITY[b.severity] ||
  a.number.localeCompare(b.number);
