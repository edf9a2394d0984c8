import { describe, expect, test } from 'vitest';
import { aWorld, hoursFromNow, NOW } from '../../../tests/builders/a-world.ts';
import type { CaseId, GridWorkerId, PartyOrgId, ResidentUnitId, ServiceStationId } from '../ids.ts';
import { caseAnswer } from './case.ts';
import { gridWorkerAnswer } from './grid-worker.ts';
import { whyMissing } from './missing.ts';
import { partyOrgAnswer } from './party-org.ts';
import { residentUnitAnswer } from './resident-unit.ts';
import { serviceStationAnswer } from './service-station.ts';

describe('a Party organisation', () => {
  const world = () =>
    aWorld()
      .withGrid('grid-1')
      .withCompound('compound-1')
      .withCompound('compound-2')
      .withOrg('党工委', { kind: 'work_committee' })
      .withOrg('总支', { kind: 'general_branch', parent_id: '党工委' })
      .withOrg('支部', { parent_id: '总支', covers: ['compound-1', 'compound-2'], secretary: '端木青禾' })
      .withOrg('小组', { kind: 'group', parent_id: '支部' })
      .withOfficer('委员', { party_org_id: '支部' })
      .withSummary('compound-1', {
        formal_members: 5,
        probationary_members: 1,
        members: { in_service: 2, retired: 4, resident: 0, floating: 0, without_post: 0, managed: 0 },
      })
      .withSummary('compound-2', {
        formal_members: 2,
        probationary_members: 0,
        members: { in_service: 0, retired: 1, resident: 1, floating: 0, without_post: 0, managed: 0 },
      });
  const answer = (builder = world()) => partyOrgAnswer(builder.build(), '支部' as PartyOrgId);

  test('stands in its chain, led by its secretary', () => {
    expect(answer()?.chain.map((link) => link.name)).toEqual(['党工委', '总支']);
    expect(answer()?.officers.map((officer) => officer.name)).toEqual(['端木青禾', '委员']);
    expect(answer()?.subordinates.map((line) => line.link.name)).toEqual(['小组']);
  });

  test('adds up who lives in everything it covers', () => {
    expect(answer()?.living).toMatchObject({
      total: 8,
      formal: 7,
      probationary: 1,
      byCategory: { retired: 5, resident: 1 },
    });
  });

  test('counts nobody twice where it covers a grid and a compound inside it', () => {
    const both = world()
      .withSummary('grid-1', { formal_members: 9 })
      .withOrg('网格支部', { covers: ['grid-1', 'compound-1'] });
    expect(partyOrgAnswer(both.build(), '网格支部' as PartyOrgId)?.living?.formal).toBe(9);
  });

  test('lists its members only to those who hold them all, and then knows whether it needs a committee', () => {
    const members = () =>
      [1, 2, 3, 4, 5, 6, 7].reduce((builder, n) => builder.withMember(`党员${n}`, { party_org_id: '支部' }), world());
    expect(answer(members().as('leader', 'county'))).toMatchObject({ members: null, advice: [] });
    expect(answer(members().as('street_staff', 'street'))).toMatchObject({
      members: { length: 7 },
      advice: ['needs_committee'],
    });
    expect(
      answer(members().as('street_staff', 'street').withOfficer('委员二', { party_org_id: '支部' }))?.advice,
    ).toEqual([]);
  });

  test('a loop in the chain ends', () => {
    const looped = aWorld().withOrg('甲', { parent_id: '乙' }).withOrg('乙', { parent_id: '甲' }).build();
    expect(partyOrgAnswer(looped, '甲' as PartyOrgId)?.chain.map((link) => link.name)).toEqual(['甲', '乙']);
  });
});

describe('a grid worker', () => {
  const world = () =>
    aWorld()
      .withGrid('grid-1')
      .withGrid('grid-2')
      .withSummary('grid-1', { households: 280 })
      .withSummary('grid-2', { households: 240 })
      .withWorker('worker', { grids: ['grid-1', 'grid-2'] })
      .withCase('mine', { grid_worker_id: 'worker', due_at: hoursFromNow(-2) })
      .withCase('done', { grid_worker_id: 'worker', stage: 'evaluate' })
      .withCase('other');
  const answer = (builder = world()) => gridWorkerAnswer(builder.build(), 'worker' as GridWorkerId, NOW);

  test('walks these grids, which is this much', () =>
    expect(answer()).toMatchObject({
      households: 520,
      workload: 'above',
      grids: [{ households: 280 }, { households: 240 }],
    }));
  test('a part-time worker is not measured', () => {
    expect(
      gridWorkerAnswer(
        world()
          .withWorker('helper', { employment: 'part_time', grids: ['grid-1'] })
          .build(),
        'helper' as GridWorkerId,
        NOW,
      )?.workload,
    ).toBeNull();
  });
  test('has these cases in hand', () => {
    expect(answer(world().as('leader', 'county'))?.cases).toMatchObject({
      total: 1,
      overdue: 1,
      lines: [{ link: { name: 'mine' } }],
      complete: true,
    });
  });
  test('whose cases an administrator never holds', () =>
    expect(answer(world().as('administrator', 'county'))?.cases).toBeNull());
});

test('a station is open now, with today’s duty', () => {
  const world = aWorld()
    .withGrid('grid-1')
    .withStation('station')
    .with('station_duty', { id: 'd5', service_station_id: 'station', weekday: 5, name: '司徒明月', phone: null })
    .with('station_duty', { id: 'd1', service_station_id: 'station', weekday: 1, name: '令狐清泉', phone: null })
    .build();
  expect(serviceStationAnswer(world, 'station' as ServiceStationId, NOW)).toMatchObject({
    open: { kind: 'open', until: '17:30' },
    today: [{ name: '司徒明月' }],
    week: [{ name: '令狐清泉' }, { name: '司徒明月' }],
    weekday: 5,
  });
});

describe('a case', () => {
  const world = () =>
    aWorld()
      .withGrid('grid-1')
      .withCompound('compound-1')
      .withWorker('worker', { grids: ['grid-1'] })
      .withCase('leak', { due_at: hoursFromNow(-3), compound_id: 'compound-1', stage: 'dispatch' });
  const answer = (builder = world()) => caseAnswer(builder.build(), 'leak' as CaseId, NOW);

  test('is at its stage of seven, overdue by this much, at this place', () => {
    expect(answer()).toMatchObject({
      at: 2,
      stages: { length: 7 },
      urgency: 'overdue',
      timeLeft: -3 * 3_600_000,
      place: [{ name: 'compound-1' }],
      class: { minor_zh: '暴露垃圾' },
    });
  });
  test('while nobody has it, the grid’s own worker can be called', () =>
    expect(answer()).toMatchObject({ worker: null, gridWorker: { link: { name: 'worker' } } }));
  test('who may not read the detail is told who may', () =>
    expect(answer()).toMatchObject({
      detail: null,
      detailHolders: ['grid_worker', 'community_staff', 'street_staff'],
    }));
  test('with the detail held, the door is known', () => {
    const held = world()
      .withBuilding('building-1')
      .withUnit('unit-1')
      .withHousehold('household-1')
      .with('case_detail', {
        id: 'leak',
        description: '屋顶漏雨',
        reporter_name: null,
        reporter_phone: null,
        household_id: 'household-1',
      });
    expect(answer(held)).toMatchObject({
      detail: { description: '屋顶漏雨' },
      household: { address: { door: '501' } },
    });
  });
});

describe('a resident unit', () => {
  const world = () =>
    aWorld()
      .withGrid('grid-1')
      .withCompound('compound-1')
      .withResidentUnit('unit')
      .withMember('a', {
        category: 'in_service',
        resident_unit_id: 'unit',
        compound_id: 'compound-1',
        checked_in_on: '2026-03-01',
      })
      .withMember('b', { category: 'in_service', resident_unit_id: 'unit', compound_id: 'compound-1' })
      .withMember('c', {
        category: 'retired',
        resident_unit_id: 'unit',
        compound_id: 'compound-1',
        checked_in_on: '2026-03-01',
      });
  const answer = (builder = world()) => residentUnitAnswer(builder.build(), 'unit' as ResidentUnitId);

  test('counts in-service members and how many of them reported in', () => {
    expect(answer()).toMatchObject({
      members: 2,
      reportedIn: 1,
      compounds: [{ link: { name: 'compound-1' }, members: 1 }],
    });
  });
  test('only a duty over the whole office sees them all', () => {
    expect(answer(world().as('street_staff', 'street'))?.complete).toBe(true);
    expect(answer(world().as('community_staff', 'community'))?.complete).toBe(false);
  });
});

describe('why there is no answer', () => {
  test.each([
    ['leader', 'household', 'not_permitted'],
    ['administrator', 'case_record', 'not_permitted'],
    ['grid_worker', 'household', 'outside_or_gone'],
    ['leader', 'case_record', 'outside_or_gone'],
    ['leader', 'compound', 'gone'],
    ['grid_worker', 'party_household', 'outside_or_gone'],
  ] as const)('%s opening a %s: %s', (role, kind, reason) => {
    expect(whyMissing(aWorld().as(role, 'community').build(), kind).reason).toBe(reason);
  });
});
