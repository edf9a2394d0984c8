/**
 * What every city publishes about its cases, as sets: each figure is the number of cases for which `isIn` says yes, so the
 * number and the list behind it cannot differ. Formulas after the field's own reports (立案996, 应结案972, 结案911 = 93.72 %,
 * 按期737 = 75.82 %): the share is always of the cases due, so a period answers for what fell due in it and for nothing else.
 */
import type { CaseRecord, CaseStage } from '../entities.ts';
import type { Table } from '../world.ts';
import { isClosed } from './case-urgency.ts';
import { addDays, startOfDay, type Day } from './shanghai-time.ts';

export const CASE_FIGURES = [
  /** 受理数: reported in the period. */
  'reported',
  /** 立案数: became a case of the office in the period. */
  'registered',
  /** 应结案数: registered, and the deadline lies in the period and has come. */
  'due',
  /** 结案数: of those due, closed by now. */
  'closed',
  /** 按期结案数: of those due, closed by their deadline. */
  'on_time',
  /** 返工数: of those closed, had to be done again. Cases, not times. */
  'reworked',
  /** 延期数: of those due, the deadline had been put off. */
  'extended',
  /** 自办自结数: of those closed, settled on the spot. */
  'self_resolved',
  /** 遗留超期未处置: of those due, still open. */
  'left_open',
  /** 逾期未立案: the deadline lies in the period and has come, and nobody has registered it. In no rate, so it is told apart. */
  'unregistered',
] as const;
export type CaseFigure = (typeof CASE_FIGURES)[number];

/** Days of Asia/Shanghai; both belong to it. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** One figure of one period: the cases behind a number. */
export interface Measure extends Period {
  readonly figure: CaseFigure;
}

/** Whether a case counts for a figure; `now` in Unix ms. The function is made once for many cases. */
export function figureTest(
  { figure, from, to }: Measure,
  stages: Table<CaseStage>,
  now: number,
): (record: CaseRecord) => boolean {
  const start = startOfDay(from);
  const end = startOfDay(addDays(to, 1));
  const during = (time: string | null): boolean => {
    if (time === null) return false;
    const at = Date.parse(time);
    return at >= start && at < end;
  };
  const cameDue = (record: CaseRecord): boolean => during(record.due_at) && Date.parse(record.due_at) <= now;
  const due = (record: CaseRecord): boolean => record.registered_at !== null && cameDue(record);
  const closed = (record: CaseRecord): boolean => due(record) && isClosed(record, stages);
  switch (figure) {
    case 'reported':
      return (record) => during(record.reported_at);
    case 'registered':
      return (record) => during(record.registered_at);
    case 'due':
      return due;
    case 'closed':
      return closed;
    case 'on_time':
      return (record) =>
        closed(record) && record.closed_at !== null && Date.parse(record.closed_at) <= Date.parse(record.due_at);
    case 'reworked':
      return (record) => closed(record) && record.rework_count > 0;
    case 'extended':
      return (record) => due(record) && record.extension_count > 0;
    case 'self_resolved':
      return (record) => closed(record) && record.self_resolved;
    case 'left_open':
      return (record) => due(record) && !isClosed(record, stages);
    case 'unregistered':
      return (record) => record.registered_at === null && cameDue(record);
  }
}
