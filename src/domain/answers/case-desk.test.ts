import { describe, expect, test } from 'vitest';
import { aWorld, hoursFromNow, NOW } from '../../../tests/builders/a-world.ts';
import type { CaseRecord } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { CASE_FIGURES } from '../rules/case-figure.ts';
import {
  filterTest,
  formatCaseFilter,
  isFiltering,
  noCaseFilter,
  parseCaseFilter,
  type CaseFilter,
} from '../rules/case-filter.ts';
import { csvText } from '../rules/csv.ts';
import { addDays, dayOf, isDay, startOfMonth } from '../rules/shanghai-time.ts';
import type { World } from '../world.ts';
import { gridBoard, stageBoard } from './case-board.ts';
import { groupIndicators, indicatorsOf, periodOf } from './case-indicators.ts';
import { caseRows, sortCaseRows, type CaseColumn } from './case-table.ts';
import { planDispatch } from './suggest-worker.ts';

const passing = (world: World, filter: Partial<CaseFilter>): string[] =>
  [...world.case_record.values()]
    .filter(filterTest(world, { ...noCaseFilter, ...filter }, NOW))
    .map((record) => record.id);

describe('days of Shanghai', () => {
  test('begin at four in the afternoon of the day before, in UTC', () => {
    expect(dayOf(Date.parse('2026-11-19T16:00:00Z'))).toBe('2026-11-20');
    expect(dayOf(Date.parse('2026-11-19T15:59:59Z'))).toBe('2026-11-19');
  });
  test.each([
    ['2026-11-20', 0, '2026-11-01'],
    ['2026-01-31', -1, '2025-12-01'],
    ['2026-12-01', 1, '2027-01-01'],
  ])('the month of %s and %i more begins %s', (day, months, expected) =>
    expect(startOfMonth(day, months)).toBe(expected),
  );
  test('a day that does not exist is none', () => {
    expect(isDay('2026-02-28')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-13-01')).toBe(false);
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });
});

describe('what the field publishes', () => {
  const at = (day: string, time = '10:00'): string => new Date(`2026-${day}T${time}:00+08:00`).toISOString();
  const closed = { stage: 'evaluate' } as const;
  const world = aWorld()
    .withGrid('grid-1')
    .withGrid('grid-2', { code: '990101001001002' })
    .withCase('in time', { ...closed, due_at: at('11-10'), closed_at: at('11-09') })
    .withCase('on the hour', { ...closed, due_at: at('11-10'), closed_at: at('11-10'), territory_id: 'grid-2' })
    .withCase('late', { ...closed, due_at: at('11-10'), closed_at: at('11-11'), rework_count: 2 })
    .withCase('left', { due_at: at('11-10'), extension_count: 1, class_code: '2102' })
    .withCase('not yet due', { due_at: at('11-20', '10:01') })
    .withCase('due this minute', { due_at: at('11-20') })
    .withCase('closed before its time', { ...closed, due_at: at('11-25'), closed_at: at('11-12') })
    .withCase('never registered', { stage: 'report', registered_at: null, due_at: at('11-10') })
    .withCase('last month', { due_at: at('10-31', '23:59'), rework_count: 1 })
    .withCase('first minute', { due_at: at('11-01', '00:00'), self_resolved: true, ...closed, closed_at: at('10-31') })
    .build();
  const records = [...world.case_record.values()];
  const november = { from: '2026-11-01', to: '2026-11-30' };

  test('each figure is the list behind it', () => {
    const { counts } = indicatorsOf(world, records, november, NOW);
    for (const figure of CASE_FIGURES)
      expect(passing(world, { measure: { figure, ...november } })).toHaveLength(counts[figure]);
    expect(counts).toMatchObject({ due: 6, closed: 4, on_time: 3, reworked: 1, extended: 1, left_open: 2 });
    expect(counts).toMatchObject({ unregistered: 1, self_resolved: 1 });
  });

  test('a period answers for what fell due in it, first and last minute included', () => {
    expect(passing(world, { measure: { figure: 'due', ...november } })).toEqual([
      'in time',
      'on the hour',
      'late',
      'left',
      'due this minute',
      'first minute',
    ]);
    expect(passing(world, { measure: { figure: 'due', from: '2026-10-01', to: '2026-10-31' } })).toEqual([
      'last month',
    ]);
  });

  test('rates are shares of what was due; of what was closed for rework', () => {
    const { rates } = indicatorsOf(world, records, november, NOW);
    expect(rates.close).toBeCloseTo(4 / 6);
    expect(rates.on_time).toBeCloseTo(3 / 6);
    expect(rates.rework).toBeCloseTo(1 / 4);
    expect(rates.extension).toBeCloseTo(1 / 6);
  });

  test('the published example: 972 due, 911 closed, 737 in time', () => {
    const builder = aWorld().withGrid('grid-1');
    for (let i = 0; i < 972; i++)
      builder.withCase(`c${i}`, {
        due_at: at('11-10'),
        ...(i < 911 && { ...closed, closed_at: i < 737 ? at('11-09') : at('11-12') }),
      });
    const published = builder.build();
    const { rates } = indicatorsOf(published, published.case_record.values(), november, NOW);
    expect(rates.close?.toFixed(4)).toBe('0.9372');
    expect(rates.on_time?.toFixed(4)).toBe('0.7582');
  });

  test('nothing due is no rate, not zero', () => {
    const { counts, rates } = indicatorsOf(world, [], november, NOW);
    expect(counts.due).toBe(0);
    expect(rates).toEqual({ close: null, on_time: null, rework: null, extension: null });
  });

  test('by territory, by class and by month the parts make the whole', () => {
    const { counts } = indicatorsOf(world, records, november, NOW);
    for (const grouping of ['territory', 'class'] as const) {
      const groups = groupIndicators(world, records, november, grouping, NOW);
      expect(groups.length).toBe(2);
      for (const figure of CASE_FIGURES)
        expect(groups.reduce((sum, group) => sum + group.indicators.counts[figure], 0)).toBe(counts[figure]);
    }
    const months = groupIndicators(world, records, november, 'month', NOW);
    expect(months.map((month) => month.key)).toEqual([
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
    expect(months.at(-1)?.indicators.counts.due).toBe(6);
    expect(months.at(0)?.indicators.rates.close).toBeNull();
  });

  test.each([
    ['this_month', '2026-11-01', '2026-11-20'],
    ['last_month', '2026-10-01', '2026-10-31'],
    ['last_30_days', '2026-10-22', '2026-11-20'],
    ['this_quarter', '2026-10-01', '2026-11-20'],
    ['this_year', '2026-01-01', '2026-11-20'],
  ] as const)('%s is %s to %s', (choice, from, to) => expect(periodOf(choice, NOW)).toEqual({ from, to }));
});

describe('the filter', () => {
  const world = aWorld()
    .as('community_staff', 'community')
    .withGrid('grid-1')
    .withGrid('grid-2')
    .withWorker('worker-1', { grids: ['grid-1'] })
    .withCase('fresh', { stage: 'report', registered_at: null, title: '路灯不亮', class_code: '2102' })
    .withCase('demand', { stage: 'report', loop: 'demand', class_code: '0604' })
    .withCase('out', { stage: 'dispatch', grid_worker_id: 'worker-1', territory_id: 'grid-2' })
    .withCase('late', { stage: 'handle', due_at: hoursFromNow(-1), severity: 'major' })
    .withCase('soon', { stage: 'verify', due_at: hoursFromNow(3) })
    .withCase('done', { stage: 'evaluate', closed_at: hoursFromNow(-1) })
    .build();

  test.each([
    [{}, ['fresh', 'demand', 'out', 'late', 'soon', 'done']],
    [{ state: 'unclosed' }, ['fresh', 'demand', 'out', 'late', 'soon']],
    [{ state: 'overdue' }, ['late']],
    [{ state: 'due_soon' }, ['soon']],
    [{ state: 'closed' }, ['done']],
    [{ stage: 'report' }, ['fresh', 'demand']],
    [{ class: '21' }, ['fresh']],
    [{ class: '0604' }, ['demand']],
    [{ severity: 'major' }, ['late']],
    [{ territory: 'grid-2' as TerritoryId }, ['out']],
    [{ territory: 'street' as TerritoryId }, ['fresh', 'demand', 'out', 'late', 'soon', 'done']],
    [{ text: ' 路灯 ' }, ['fresh']],
    [{ text: '2026-LATE' }, ['late']],
    [{ text: 'call for' }, ['demand']],
    [{ mine: true }, ['fresh', 'demand', 'soon']],
    [{ mine: true, state: 'due_soon' }, ['soon']],
  ] as [Partial<CaseFilter>, string[]][])('%j lets pass %j', (filter, expected) =>
    expect(passing(world, filter)).toEqual(expected),
  );

  test('a grid worker’s own are those dispatched to them; a leader has none', () => {
    const base = aWorld()
      .withGrid('grid-1')
      .withCase('his', { stage: 'handle', grid_worker_id: 'worker-1' })
      .withCase('nobody’s', { stage: 'handle' });
    const profile = { display_name: '', territory_ids: [], grid_worker_id: 'worker-1' };
    const own = base.with('profile', { id: 'me', role: 'grid_worker', ...profile }).build();
    expect(passing(own, { mine: true })).toEqual(['his']);
    expect(passing(aWorld().as('leader', 'street').withCase('a').build(), { mine: true })).toEqual([]);
  });

  test('goes through a link and back, but for what was searched for', () => {
    const filter: CaseFilter = {
      state: 'overdue',
      stage: 'handle',
      class: '01',
      severity: 'major',
      territory: '01900000-0000-7000-8000-00000000a001' as TerritoryId,
      mine: true,
      text: '王某',
      measure: { figure: 'on_time', from: '2026-11-01', to: '2026-11-20' },
    };
    expect(parseCaseFilter(formatCaseFilter(filter))).toEqual({ ...filter, text: '' });
    expect(formatCaseFilter(noCaseFilter)).toBe('');
    expect(isFiltering(noCaseFilter)).toBe(false);
    expect(isFiltering(filter)).toBe(true);
  });

  test.each([
    '',
    'x',
    'state.nonsense',
    'stage.<b>',
    'figure.due.2026-11-31.2026-12-01',
    'figure.due',
    'mine.x',
    'class.1',
  ])('%j is no filter', (text) => expect(parseCaseFilter(text)).toEqual(noCaseFilter));
});

describe('the register', () => {
  const world = aWorld()
    .as('community_staff', 'community')
    .withGrid('grid-1', { name: '第二网格', code: '2' })
    .withGrid('grid-2', { name: '第一网格', code: '1' })
    .withWorker('worker-1', { name: '诸葛晴岚', grids: ['grid-1'] })
    .withCase('c', { due_at: hoursFromNow(5), stage: 'handle', grid_worker_id: 'worker-1' })
    .withCase('a', { due_at: hoursFromNow(-5), stage: 'verify', territory_id: 'grid-2' })
    .withCase('b', { due_at: hoursFromNow(-9), stage: 'evaluate', closed_at: hoursFromNow(-10) })
    .build();
  const rows = caseRows(world, NOW);
  const order = (column: CaseColumn, descending = false): string =>
    sortCaseRows(world, rows, { column, descending })
      .map((row) => row.record.id)
      .join('');

  test('sorts by every column; grids by code, what is closed last among deadlines, the nameless last', () => {
    expect(order('due')).toBe('acb');
    expect(order('due', true)).toBe('cab');
    expect(order('number')).toBe('abc');
    expect(order('number', true)).toBe('cba');
    expect(order('stage')).toBe('cab');
    expect(order('grid')).toBe('abc');
    expect(order('worker')).toBe('cba');
  });

  test('as a board: a column per stage with its most urgent, a line per grid', () => {
    const board = stageBoard(world, rows, 1);
    expect(board.map((column) => column.stage.id)).toEqual([
      'report',
      'register',
      'dispatch',
      'handle',
      'feedback',
      'verify',
      'evaluate',
    ]);
    expect(board.find((column) => column.stage.id === 'verify')).toMatchObject({ total: 1, overdue: 1 });
    const { lines } = gridBoard(world, rows);
    expect(lines.map((line) => [line.territory?.id, line.open, line.overdue])).toEqual([
      ['grid-2', 1, 1],
      ['grid-1', 1, 0],
    ]);
    expect(lines[1]?.stages['handle']).toEqual({ total: 1, overdue: 0 });
  });
});

describe('a plan of dispatch', () => {
  const world = aWorld()
    .as('community_staff', 'community')
    .withGrid('grid-1')
    .withWorker('full', { grids: ['grid-1'] })
    .withWorker('part', { grids: ['grid-1'], employment: 'part_time' })
    .withCase('held', { stage: 'handle', grid_worker_id: 'full' })
    .withCase('x', { stage: 'register' })
    .withCase('y', { stage: 'register' })
    .withCase('z', { stage: 'register' })
    .withCase('heard', { stage: 'report', loop: 'demand' })
    .withCase('raw', { stage: 'report' })
    .build();
  const plan = (...ids: string[]) =>
    planDispatch(
      world,
      ids.map((id) => world.case_record.get(id) as CaseRecord),
    );

  test('gives each case to whoever has most room, counting what it has given already', () => {
    // one in hand: 2/1 against 1/0.4; then 3/1 against 1/0.4
    expect(plan('x', 'y', 'z').map((line) => line.worker)).toEqual(['full', 'part', 'full']);
  });
  test('says which cases cannot be dispatched from where they are', () => {
    expect(plan('raw', 'heard', 'held').map((line) => [line.possible, line.worker])).toEqual([
      [false, null],
      [true, 'full'],
      [false, null],
    ]);
  });
});

test('a spreadsheet reads Chinese, and runs nothing', () => {
  expect(
    csvText([
      ['案卷号', '件数'],
      ['=HYPERLINK("x")', 3],
      [' +1', '@x'],
      ['甲,乙', '-2'],
      ['＝1+1', '＠x'],
    ]),
  ).toBe('\uFEFF案卷号,件数\r\n"\'=HYPERLINK(""x"")",3\r\n\' +1,\'@x\r\n"甲,乙",\'-2\r\n\'＝1+1,\'＠x\r\n');
});
