/**
 * Which cases one looks at: one value for the desk and for the map, so that both show the same. What is null restricts
 * nothing. Parts combine by "and".
 */
import type { CaseRecord } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import type { World } from '../world.ts';
import { CASE_FIGURES, figureTest, type Measure } from './case-figure.ts';
import { mineTest } from './case-mine.ts';
import { isClosed, urgencyOf, type Urgency } from './case-urgency.ts';
import { isDay } from './shanghai-time.ts';

export const CASE_STATES = ['unclosed', 'overdue', 'due_soon', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const SEVERITIES = ['simple', 'general', 'prominent', 'major'] as const satisfies CaseRecord['severity'][];

export interface CaseFilter {
  readonly state: CaseState | null;
  readonly stage: string | null;
  /** A class (4 digits) or a major class (2 digits). */
  readonly class: string | null;
  readonly severity: CaseRecord['severity'] | null;
  /** And everything under it. */
  readonly territory: TerritoryId | null;
  readonly mine: boolean;
  /** Part of the number, the title or the name of the class. */
  readonly text: string;
  /** The cases behind a figure of a period. */
  readonly measure: Measure | null;
}

export const noCaseFilter: CaseFilter = {
  state: null,
  stage: null,
  class: null,
  severity: null,
  territory: null,
  mine: false,
  text: '',
  measure: null,
};

export const isFiltering = (filter: CaseFilter): boolean =>
  (Object.keys(noCaseFilter) as (keyof CaseFilter)[]).some((part) => filter[part] !== noCaseFilter[part]);

/** `overdue` includes nothing that is closed; `due_soon` nothing that is overdue. */
const STATES: Record<CaseState, readonly Urgency[]> = {
  unclosed: ['overdue', 'due_soon', 'open'],
  overdue: ['overdue'],
  due_soon: ['due_soon'],
  closed: ['closed'],
};

/** Ids at and under a territory. */
function territoriesUnder({ territory }: World, top: TerritoryId): ReadonlySet<string> {
  const inside = new Map<string, boolean>([[top, true]]);
  const isInside = (id: string): boolean => {
    const known = inside.get(id);
    if (known !== undefined) return known;
    inside.set(id, false); // also ends the walk should imported territories form a ring
    const parent = territory.get(id)?.parent_id ?? null;
    const answer = parent !== null && isInside(parent);
    inside.set(id, answer);
    return answer;
  };
  for (const id of territory.keys()) isInside(id);
  return new Set([...inside].flatMap(([id, yes]) => (yes ? [id] : [])));
}

type Test = (record: CaseRecord) => boolean;

function textTest({ case_class }: World, text: string): Test | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  const classes = new Set(
    [...case_class.values()]
      .filter(({ minor_zh, minor_en }) => minor_zh.includes(wanted) || minor_en.toLowerCase().includes(wanted))
      .map((each) => each.id),
  );
  return ({ number, title, class_code }) =>
    title.toLowerCase().includes(wanted) || number.toLowerCase().includes(wanted) || classes.has(class_code);
}

/** Tells of a case whether it passes; made once for many cases. `now` in Unix ms. */
export function filterTest(world: World, filter: CaseFilter, now: number): Test {
  const { state, stage, severity, territory, mine, measure } = filter;
  const tests: Test[] = [];
  if (state === 'unclosed') tests.push((record) => !isClosed(record, world.case_stage));
  else if (state !== null) tests.push((record) => STATES[state].includes(urgencyOf(record, world.case_stage, now)));
  if (stage !== null) tests.push((record) => record.stage === stage);
  const code = filter.class;
  if (code !== null) tests.push((record) => record.class_code.startsWith(code));
  if (severity !== null) tests.push((record) => record.severity === severity);
  if (territory !== null) {
    const inside = territoriesUnder(world, territory);
    tests.push((record) => inside.has(record.territory_id));
  }
  if (mine) tests.push(mineTest(world));
  const text = textTest(world, filter.text);
  if (text) tests.push(text);
  if (measure) tests.push(figureTest(measure, world.case_stage, now));
  return (record) => tests.every((test) => test(record));
}

/**
 * As a part of a link, or an empty text. What somebody searched for stays out of it: it may be a person's name, and links
 * travel.
 */
export function formatCaseFilter(filter: CaseFilter): string {
  const { state, stage, severity, territory, mine, measure } = filter;
  const parts = [
    state && `state.${state}`,
    stage && `stage.${stage}`,
    filter.class && `class.${filter.class}`,
    severity && `severity.${severity}`,
    territory && `in.${territory}`,
    mine && 'mine',
    measure && `figure.${measure.figure}.${measure.from}.${measure.to}`,
  ];
  return parts.filter(Boolean).join('~');
}

/** Anything that is not exactly a filter restricts nothing. */
export function parseCaseFilter(text: string): CaseFilter {
  const parts = new Map(
    text.split('~').map((part) => {
      const [name = '', ...values] = part.split('.');
      return [name, values] as const;
    }),
  );
  const word = (name: string, shape: RegExp): string | null => {
    const [value, ...rest] = parts.get(name) ?? [];
    return value !== undefined && rest.length === 0 && shape.test(value) ? value : null;
  };
  const state = word('state', /^[a-z_]{1,20}$/);
  const severity = word('severity', /^[a-z]{1,20}$/);
  const [figure, from = '', to = ''] = parts.get('figure') ?? [];
  const known = CASE_FIGURES.find((each) => each === figure);
  return {
    ...noCaseFilter,
    state: CASE_STATES.find((each) => each === state) ?? null,
    stage: word('stage', /^[a-z_]{1,40}$/),
    class: word('class', /^(\d{2}){1,2}$/),
    severity: SEVERITIES.find((each) => each === severity) ?? null,
    territory: word('in', /^[0-9a-z-]{1,40}$/) as TerritoryId | null,
    mine: parts.get('mine')?.length === 0,
    measure: known && isDay(from) && isDay(to) && from <= to ? { figure: known, from, to } : null,
  };
}
