import { describe, expect, test } from 'vitest';
import { aWorld, hoursFromNow, NOW } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import type { AssignmentId, CompoundId, HouseholdId, TerritoryId } from '../ids.ts';
import { project } from '../outbox.ts';
import type { OperationArgs, OperationName } from '../operations/index.ts';
import { straightLine } from '../rules/suggest-teams.ts';
import { legKey, roundMeasure } from '../rules/walked-legs.ts';
import type { World } from '../world.ts';
import { assignmentLines, assignmentsOf, freshnessOfPlaces } from './assignments.ts';
import { checklistsOf } from './checklist.ts';
import { dueOnWalk, inWalkingOrder, lengthOf } from './due-on-walk.ts';
import { myPatrols, visitsOfHousehold } from './visits.ts';

const items = [
  { code: 'venue', name_zh: '有活动阵地', name_en: 'A place' },
  { code: 'plan', name_zh: '有应急动员预案', name_en: 'A plan' },
];
/** A grid at 0–0.01 degrees: an elderly couple at its west end, a compound at its east end, a case in between. */
const world = () =>
  aWorld()
    .as('grid_worker', 'grid-1')
    .withGrid('grid-1', { geom: squareAt(0, 0, 1) })
    .withCompound('compound-1', { geom: squareAt(0.008, 0, 0.1) })
    .withBuilding('building-1')
    .withUnit('unit-1', { geom: { type: 'Point', coordinates: [0.001, 0] } })
    .withHousehold('household-1')
    .with('household_contact', { id: 'household-1', head_name: '上官云舟', phone: null, care: ['elderly_alone'] })
    .with('care_household', { id: 'household-1', cadence: 'monthly', last_visited_at: '2026-10-15T02:00:00Z' })
    .withCase('case-1', { geom: { type: 'Point', coordinates: [0.004, 0] } })
    .with('checklist_template', {
      id: 'five_haves',
      rank: 1,
      subject: 'compound',
      name_zh: '五有',
      name_en: 'Five',
      items,
    })
    .with('checklist_template', {
      id: 'local',
      rank: 2,
      subject: 'compound',
      name_zh: '一亮',
      name_en: 'Local',
      items: [],
    });

let ops = 0;
const after = <Name extends OperationName>(before: World, name: Name, args: OperationArgs[Name]): World =>
  project(before, [
    {
      op_id: `op-${(ops += 1)}`,
      name,
      args,
      base_versions: {},
      depends_on: [],
      made_at: new Date(NOW + ops * 1000).toISOString(),
      device: 'tablet',
    },
  ]);
const due = (held: World) => dueOnWalk(held, 'grid-1' as TerritoryId, NOW + 60_000);
const kinds = (held: World) => inWalkingOrder(due(held).stops, [0, 0], straightLine).map(({ kind }) => kind);

describe('what is due on a walk', () => {
  test('cases, stale visits and unchecked items, in walking order', () => {
    expect(kinds(world().build())).toEqual(['care', 'case', 'checklist']);
    expect(due(world().build()).counts).toEqual({ case: 1, care: 1, checklist: 1 });
    const { stops } = due(world().build());
    expect(lengthOf(inWalkingOrder(stops, [0, 0], straightLine), [0, 0], straightLine)).toMatchObject({
      kind: 'straight',
    });
  });

  test('a canal between two stops turns the order around; one unreachable stop makes all of it straight lines', () => {
    const { stops } = due(world().build());
    const places = [[0, 0], ...stops.map(({ at }) => at)];
    const far = (a: number, b: number) => (Math.min(a, b) === 0 && Math.max(a, b) < 0.008 ? 3000 : 600);
    const legs = new Map(
      places.flatMap((a) => places.map((b): [string, number | null] => [legKey(a, b), far(a[0] ?? 0, b[0] ?? 0)])),
    );
    const walked = roundMeasure(legs, places);
    const order = inWalkingOrder(stops, [0, 0], walked);
    expect(order[0]?.kind).toBe('checklist');
    expect(lengthOf(order, [0, 0], walked)).toEqual({ kind: 'walking', seconds: 1800 });
    const cut = new Map(legs).set(legKey(places[1] ?? [], places[2] ?? []), null);
    expect(roundMeasure(cut, places)).toBe(straightLine);
    expect(roundMeasure(null, places)).toBe(straightLine);
  });

  test('a visit takes its household off the list, at once; a telephone call does not', () => {
    const args = { household_id: 'household-1' as HouseholdId, visit_id: 'visit-1' as never };
    const called = after(world().build(), 'visit.record', { ...args, kind: 'phone', met: 'head' });
    expect(kinds(called)).toContain('care');
    const visited = after(called, 'visit.record', {
      ...args,
      visit_id: 'visit-2' as never,
      kind: 'care',
      met: 'head',
      findings: ' 一切安好 ',
    });
    expect(kinds(visited)).toEqual(['case', 'checklist']);
    const { visits, care } = visitsOfHousehold(visited, 'household-1' as never, NOW + 60_000);
    expect(visits.map(({ kind, findings }) => [kind, findings])).toEqual([
      ['care', '一切安好'],
      ['phone', null],
    ]);
    expect(care?.freshness).toBe('visited');
  });

  test('a visit of last week that is told today renews nothing newer', () => {
    const held = world().with('care_household', {
      id: 'household-1',
      cadence: 'monthly',
      last_visited_at: '2026-11-18T02:00:00Z',
    });
    const told = after(held.build(), 'visit.record', {
      visit_id: 'visit-1' as never,
      household_id: 'household-1' as HouseholdId,
      kind: 'care',
      met: 'head',
      visited_at: '2026-11-12T02:00:00Z',
    });
    expect(told.care_household.get('household-1')?.last_visited_at).toBe('2026-11-18T02:00:00Z');
  });

  test('ticked items leave; the newest look counts and every one stays', () => {
    const tick = (held: World, item: string, ok: boolean, result: string): World =>
      after(held, 'checklist.tick', {
        result_id: result as never,
        template_id: 'five_haves',
        item,
        compound_id: 'compound-1' as CompoundId,
        ok,
      });
    const half = tick(world().build(), 'venue', false, 'r1');
    expect(kinds(half)).toContain('checklist');
    const whole = tick(tick(half, 'venue', true, 'r2'), 'plan', false, 'r3');
    expect(kinds(whole)).not.toContain('checklist');
    const [five, local] = checklistsOf(whole, { subject: 'compound', id: 'compound-1' as never }, NOW + 60_000);
    expect([five?.ok, five?.items.length, five?.unchecked]).toEqual([1, 2, 0]);
    expect(local?.items).toEqual([]);
    expect(whole.checklist_result.size).toBe(3);
  });

  test('a worker walks for their own cases, the office for all', () => {
    const cases = world().withCase('case-2', { grid_worker_id: 'worker-1' });
    const asWorker = cases.with('profile', {
      id: 'me',
      display_name: '',
      role: 'grid_worker',
      territory_ids: [],
      grid_worker_id: 'worker-1',
    });
    expect(due(asWorker.build()).counts.case).toBe(1);
    expect(due(world().withCase('case-2', { grid_worker_id: 'worker-1' }).build()).counts.case).toBe(2);
  });
});

describe('leaders and their places', () => {
  const assigned = (row: object = {}) =>
    world().with('assignment', {
      id: 'a1',
      territory_id: 'grid-1',
      compound_id: null,
      profile_id: null,
      leader_name: '司空望月',
      leader_post: null,
      cadence: 'monthly',
      assigned_on: '2026-01-05',
      last_visited_at: '2026-09-30T02:00:00Z',
      ...row,
    });

  test('who has not come this month stands first, and the map says the same as the list', () => {
    const held = assigned()
      .with('assignment', {
        id: 'a2',
        territory_id: 'community',
        compound_id: null,
        profile_id: 'me',
        leader_name: '欧阳竹影',
        leader_post: null,
        cadence: 'quarterly',
        assigned_on: '2026-01-05',
        last_visited_at: hoursFromNow(-24),
      })
      .build();
    const lines = assignmentLines(held, NOW);
    expect(lines.map(({ freshness, mine, recordable }) => [freshness, mine, recordable])).toEqual([
      ['missed', false, false],
      ['visited', true, true],
    ]);
    expect(Object.fromEntries(freshnessOfPlaces(held, NOW))).toEqual({ 'grid-1': 'missed', community: 'visited' });
    expect(assignmentsOf(held, { kind: 'territory', id: 'grid-1' }, NOW)).toHaveLength(1);
    expect(assignmentsOf(held, { kind: 'compound', id: 'compound-1' }, NOW)).toHaveLength(0);
  });

  test('a recorded visit counts for the period at once', () => {
    const held = after(assigned().build(), 'assignment.visit', {
      visit_id: 'visit-1' as never,
      assignment_id: 'a1' as AssignmentId,
    });
    expect(assignmentLines(held, NOW + 60_000)[0]?.freshness).toBe('visited');
    expect(held.visit.get('visit-1')).toMatchObject({ kind: 'assignment', territory_id: 'grid-1' });
  });

  test('the office records for leaders of its duty, a worker for none', () => {
    const may = (role: 'community_staff' | 'grid_worker') =>
      assignmentLines(
        assigned()
          .as(role, role === 'grid_worker' ? 'grid-1' : 'community')
          .build(),
        NOW,
      )[0]?.recordable;
    expect(may('community_staff')).toBe(true);
    expect(may('grid_worker')).toBe(false);
  });
});

test('a patrol is one row, however it is told', () => {
  const start = { patrol_id: 'patrol-1' as never, territory_id: 'grid-1' as TerritoryId };
  const finish = { ...start, started_at: hoursFromNow(0), finished_at: hoursFromNow(1), track: [] };
  const walked = after(after(world().build(), 'patrol.start', start), 'patrol.finish', finish);
  expect(myPatrols(walked)).toMatchObject([{ place: 'grid-1', visits: 0, patrol: { distance_m: 0 } }]);
  expect(myPatrols(after(world().build(), 'patrol.finish', finish))).toHaveLength(1);
});
