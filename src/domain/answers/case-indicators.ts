/**
 * What a leader asks of a period: how much of what was due is closed, how much of it in time, how much had to be done again;
 * in all, by territory, by class and by month. Every count is of cases (件); counts of unlike things are never added.
 */
import { groupBy } from '../group-by.ts';
import type { CaseRecord } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { CASE_FIGURES, figureTest, type CaseFigure, type Period } from '../rules/case-figure.ts';
import { addDays, dayOf, startOfMonth, type Day } from '../rules/shanghai-time.ts';
import type { World } from '../world.ts';
import { territoryName } from './territory-name.ts';

export const CASE_RATES = ['close', 'on_time', 'rework', 'extension'] as const;
export type CaseRate = (typeof CASE_RATES)[number];

/** 结案率 = 结案数/应结案数, 按期结案率 = 按期结案数/应结案数, 返工率 = 返工数/结案数, 延期率 = 延期数/应结案数. */
export const RATE_PARTS: Readonly<Record<CaseRate, { readonly part: CaseFigure; readonly whole: CaseFigure }>> = {
  close: { part: 'closed', whole: 'due' },
  on_time: { part: 'on_time', whole: 'due' },
  rework: { part: 'reworked', whole: 'closed' },
  extension: { part: 'extended', whole: 'due' },
};

export interface Indicators {
  readonly counts: Readonly<Record<CaseFigure, number>>;
  /** 0–1; null where there is nothing to divide by, which is no zero. */
  readonly rates: Readonly<Record<CaseRate, number | null>>;
}

export function indicatorsOf(world: World, records: Iterable<CaseRecord>, period: Period, now: number): Indicators {
  const tests = CASE_FIGURES.map(
    (figure) => [figure, figureTest({ figure, ...period }, world.case_stage, now)] as const,
  );
  const counts = Object.fromEntries(CASE_FIGURES.map((figure) => [figure, 0])) as Record<CaseFigure, number>;
  for (const record of records) for (const [figure, test] of tests) if (test(record)) counts[figure] += 1;
  const rates = Object.fromEntries(
    CASE_RATES.map((rate) => {
      const { part, whole } = RATE_PARTS[rate];
      return [rate, counts[whole] === 0 ? null : counts[part] / counts[whole]];
    }),
  ) as Record<CaseRate, number | null>;
  return { counts, rates };
}

export const GROUPINGS = ['territory', 'class', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface IndicatorGroup {
  readonly key: string;
  /** Its name in both languages; data has one. */
  readonly name_zh: string;
  readonly name_en: string;
  /** What to add to the filter for the cases behind its numbers. */
  readonly territory: TerritoryId | null;
  readonly class: string | null;
  readonly period: Period;
  readonly indicators: Indicators;
}

/** Months a comparison by month goes back, that of the period's end included. */
const MONTHS = 6;

type Unmeasured = Omit<IndicatorGroup, 'indicators' | 'period'> & { readonly period?: Period };

/** Groups in which nothing came due and nothing was reported are left out, except months: a month without a case is an answer. */
export function groupIndicators(
  world: World,
  records: readonly CaseRecord[],
  period: Period,
  grouping: Grouping,
  now: number,
): IndicatorGroup[] {
  const make = (group: Unmeasured, own: readonly CaseRecord[]): IndicatorGroup => {
    const span = group.period ?? period;
    return { ...group, period: span, indicators: indicatorsOf(world, own, span, now) };
  };
  if (grouping === 'month') {
    return monthsUpTo(period.to).map((month) => {
      const name = month.from.slice(0, 7);
      return make({ key: name, name_zh: name, name_en: name, territory: null, class: null, period: month }, records);
    });
  }
  const groups =
    grouping === 'territory'
      ? [...groupBy(records, (record) => record.territory_id)].map(([id, own]) => {
          const territory = world.territory.get(id);
          const name = territoryName(world, id);
          const order = territory?.code ?? '';
          return { order, group: make({ key: id, name_zh: name, name_en: name, territory: id, class: null }, own) };
        })
      : [...groupBy(records, (record) => record.class_code.slice(0, 2))].map(([code, own]) => {
          const any = [...world.case_class.values()].find((each) => each.id.startsWith(code));
          const names = { name_zh: any?.major_zh ?? code, name_en: any?.major_en ?? code };
          return { order: code, group: make({ key: code, ...names, territory: null, class: code }, own) };
        });
  return groups
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ group }) => group)
    .filter(({ indicators: { counts } }) => CASE_FIGURES.some((figure) => counts[figure] > 0));
}

function monthsUpTo(last: Day): Period[] {
  return Array.from({ length: MONTHS }, (_, i) => {
    const from = startOfMonth(last, i - MONTHS + 1);
    return { from, to: addDays(startOfMonth(from, 1), -1) };
  });
}

export const PERIOD_CHOICES = ['this_month', 'last_month', 'last_30_days', 'this_quarter', 'this_year'] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

/** The usual periods, ending today where they are not over. `now` in Unix ms. */
export function periodOf(choice: PeriodChoice, now: number): Period {
  const today = dayOf(now);
  switch (choice) {
    case 'this_month':
      return { from: startOfMonth(today), to: today };
    case 'last_month':
      return { from: startOfMonth(today, -1), to: addDays(startOfMonth(today), -1) };
    case 'last_30_days':
      return { from: addDays(today, -29), to: today };
    case 'this_quarter':
      return { from: startOfMonth(today, -((Number(today.slice(5, 7)) - 1) % 3)), to: today };
    case 'this_year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}
