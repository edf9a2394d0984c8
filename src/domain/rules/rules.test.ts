import { describe, expect, test } from 'vitest';
import { aWorld, hoursFromNow, NOW } from '../../../tests/builders/a-world.ts';
import type { CaseRecord, OpeningHours } from '../entities.ts';
import { canFormOwnBranch, isOversized, needsCommittee } from './branch.ts';
import { compareUrgency, timeLeft, urgencyOf } from './case-urgency.ts';
import { holdsAll } from './may-hold.ts';
import { gateHours, openStateOf } from './opening-hours.ts';
import { shanghaiClock } from './shanghai-time.ts';
import { HOUSEHOLDS_PER_GRID, workloadOf } from './workload.ts';
import type { TerritoryId } from '../ids.ts';

describe('branch thresholds count formal members', () => {
  test.each([
    [0, false],
    [2, false],
    [3, true],
    [51, true],
  ])('%i formal members: own branch %s', (formal, can) => {
    expect(canFormOwnBranch(formal)).toBe(can);
  });
  test.each([
    [6, false],
    [7, true],
  ])('%i formal members: committee %s', (formal, needs) => expect(needsCommittee(formal)).toBe(needs));
  test.each([
    [50, false],
    [51, true],
  ])('%i members: oversized %s', (members, over) => expect(isOversized(members)).toBe(over));
});

describe('workload against the band of 300 to 500 households', () => {
  test.each([
    [299, 'below'],
    [300, 'within'],
    [500, 'within'],
    [501, 'above'],
  ] as const)('%i households: %s', (households, expected) => {
    expect(workloadOf(households, HOUSEHOLDS_PER_GRID)).toBe(expected);
  });
  test('the band is the county’s own choice', () => expect(workloadOf(200, { from: 160, to: 255 })).toBe('within'));
});

test('the clock on the wall is Shanghai’s, also when it is already the next day there', () => {
  expect(shanghaiClock(Date.parse('2026-11-22T16:30:00Z'))).toEqual({ weekday: 1, minutes: 30 });
  expect(shanghaiClock(Date.parse('2026-11-22T15:59:00Z'))).toEqual({ weekday: 7, minutes: 1439 });
});

describe('opening hours', () => {
  const weekdays: OpeningHours[] = [
    { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:00' },
    { days: [1, 2, 3, 4, 5], from: '14:00', to: '17:30' },
  ];
  const at = (text: string): number => Date.parse(`${text}:00+08:00`);
  // 2026-11-20 is a Friday.
  test.each([
    ['2026-11-20T08:29', { kind: 'closed', opensAt: '08:30', weekday: 5, inDays: 0 }],
    ['2026-11-20T08:30', { kind: 'open', until: '12:00' }],
    ['2026-11-20T12:00', { kind: 'closed', opensAt: '14:00', weekday: 5, inDays: 0 }],
    ['2026-11-20T17:29', { kind: 'open', until: '17:30' }],
    ['2026-11-20T17:30', { kind: 'closed', opensAt: '08:30', weekday: 1, inDays: 3 }],
    ['2026-11-22T10:00', { kind: 'closed', opensAt: '08:30', weekday: 1, inDays: 1 }],
  ])('weekday hours at %s', (time, expected) => expect(openStateOf(weekdays, at(time))).toEqual(expected));

  test('hours that run past midnight are still open after it', () => {
    const late: OpeningHours[] = [{ days: [5], from: '20:00', to: '02:00' }];
    expect(openStateOf(late, at('2026-11-21T01:59'))).toEqual({ kind: 'open', until: '02:00' });
    expect(openStateOf(late, at('2026-11-21T02:00'))).toMatchObject({ kind: 'closed', inDays: 6 });
  });

  test('a gate that never closes, and hours nobody can read', () => {
    expect(openStateOf(gateHours('00:00-24:00'), at('2026-11-20T03:00'))).toEqual({ kind: 'always' });
    expect(openStateOf(gateHours('06:00-22:00'), at('2026-11-20T05:00'))).toMatchObject({
      kind: 'closed',
      opensAt: '06:00',
      inDays: 0,
    });
    expect(openStateOf(gateHours('全天'), NOW)).toEqual({ kind: 'unknown' });
    expect(openStateOf([], NOW)).toEqual({ kind: 'unknown' });
  });
});

describe('urgency of cases', () => {
  const world = aWorld()
    .withCase('late', { due_at: hoursFromNow(-1) })
    .withCase('later', { due_at: hoursFromNow(-30) })
    .withCase('soon', { due_at: hoursFromNow(24) })
    .withCase('open', { due_at: hoursFromNow(25) })
    .withCase('grave', { due_at: hoursFromNow(25), severity: 'major' })
    .withCase('done', { due_at: hoursFromNow(-30), stage: 'evaluate', closed_at: hoursFromNow(-40) })
    .build();
  const record = (id: string): CaseRecord => world.case_record.get(id) as CaseRecord;

  test.each([
    ['late', 'overdue'],
    ['soon', 'due_soon'],
    ['open', 'open'],
    ['done', 'closed'],
  ])('%s is %s', (id, expected) => {
    expect(urgencyOf(record(id), world.case_stage, NOW)).toBe(expected);
  });
  test('the longest overdue leads, the graver case comes first among equals', () => {
    const order = ['open', 'grave', 'soon', 'late', 'later']
      .map(record)
      .sort(compareUrgency)
      .map((each) => each.id);
    expect(order).toEqual(['later', 'late', 'soon', 'grave', 'open']);
  });
  test('a closed case keeps the time that was left when it closed', () =>
    expect(timeLeft(record('done'), NOW)).toBe(10 * 3_600_000));
});

describe('who holds everything of a place', () => {
  const grid = 'grid-1' as TerritoryId;
  const world = (role: Parameters<ReturnType<typeof aWorld>['as']>[0], duty: string) =>
    aWorld().withGrid('grid-1').withGrid('grid-2').as(role, duty).build();
  test.each([
    ['grid_worker', 'grid-1', true],
    ['grid_worker', 'grid-2', false],
    ['street_staff', 'street', true],
    ['leader', 'county', false],
    ['administrator', 'county', false],
  ] as const)('%s of %s holds households of grid-1: %s', (role, duty, holds) =>
    expect(holdsAll(world(role, duty), 'household', grid)).toBe(holds),
  );
  test('a leader holds the cases all the same', () =>
    expect(holdsAll(world('leader', 'county'), 'case_record', grid)).toBe(true));
  test('nobody holds anything before the first pull', () =>
    expect(holdsAll(aWorld().withGrid('grid-1').build(), 'case_record', grid)).toBe(false));
});
