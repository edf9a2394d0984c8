import type { Grouping, PeriodChoice } from '../domain/answers/case-indicators.ts';
import type { CaseSort } from '../domain/answers/case-table.ts';
import type { Period } from '../domain/rules/case-figure.ts';

/** How the desk shows the cases: as a register, by stage, by grid, or as figures. */
export const DESK_VIEWS = ['table', 'stages', 'grids', 'figures'] as const;
export type DeskView = (typeof DESK_VIEWS)[number];

export interface Desk {
  /** Null: what the role begins with. */
  readonly view: DeskView | null;
  readonly sort: CaseSort;
  readonly period: PeriodChoice | Period;
  readonly grouping: Grouping;
}

export const initialDesk: Desk = {
  view: null,
  sort: { column: 'due', descending: false },
  period: 'this_month',
  grouping: 'territory',
};

export const parseDeskView = (text: string): DeskView | null => DESK_VIEWS.find((view) => view === text) ?? null;
