/** The ground and the circles on it, as they look before the server has heard. */
import { describe, expect, test } from 'vitest';
import { aWorld, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import type {
  CandidateSiteId,
  CircleScenarioId,
  CompoundGateId,
  CompoundId,
  FacilityId,
  FootpathId,
  ServiceCircleId,
  StairwellUnitId,
  TerritoryId,
} from '../ids.ts';
import { importFault } from '../importable.ts';
import { changesOf, remainsOf, titleOf, type Operation } from '../operation.ts';
import { searchWorld } from '../search/index.ts';
import { applyChanges, type World } from '../world.ts';
import type { OperationArgs, OperationName } from './index.ts';

const MADE = '2026-11-20T02:00:00.000Z';

const operation = <Name extends OperationName>(name: Name, args: OperationArgs[Name]) => ({
  op_id: 'op',
  name,
  args,
  base_versions: {},
  depends_on: [],
  made_at: MADE,
  device: 'tablet 1',
});
const after = <Name extends OperationName>(world: World, name: Name, args: OperationArgs[Name]): World =>
  applyChanges(world, changesOf(world, operation(name, args)));

const street = (): WorldBuilder =>
  aWorld()
    .as('community_staff', 'community')
    .withGrid('grid-1')
    .withGrid('grid-2', { geom: squareAt(0.01, 0, 1) })
    .withCompound('compound-1', { name: '清和苑' })
    .withGate('gate-1', { open_hours: '06:00-22:00' });

const point = (x: number, y: number) => ({ type: 'Point' as const, coordinates: [x, y] });
const [inFirst, inSecond, nowhere] = [point(0.005, 0.005), point(0.015, 0.005), point(40, 0)];

describe('gates', () => {
  const gate_id = 'gate-2' as CompoundGateId;
  const compound_id = 'compound-1' as CompoundId;

  test('a new one is open always, unless somebody says otherwise', () => {
    const world = after(street().build(), 'gate.add', { gate_id, compound_id, kind: 'side', geom: inFirst });
    expect(world.compound_gate.get(gate_id)).toEqual({
      id: gate_id,
      version: 0,
      compound_id,
      kind: 'side',
      open_hours: '00:00-24:00',
      is_closed: false,
      geom: inFirst,
    });
    const args = { gate_id, is_closed: true };
    expect(titleOf(world, operation('gate.change', args))).toBe('清和苑');
    expect(after(world, 'gate.change', args).compound_gate.get(gate_id)).toMatchObject({
      is_closed: true,
      kind: 'side',
      open_hours: '00:00-24:00',
    });
  });

  test('of a compound or gate that is not held, nothing is made', () => {
    const world = street().build();
    const elsewhere = 'compound-9' as CompoundId;
    expect(after(world, 'gate.add', { gate_id, compound_id: elsewhere, kind: 'main', geom: inFirst })).toBe(world);
    expect(after(world, 'gate.change', { gate_id, is_closed: true })).toBe(world);
  });
});

describe('footpaths', () => {
  const footpath_id = 'path-1' as FootpathId;

  const line = (...longitudes: number[]) => ({
    type: 'LineString' as const,
    coordinates: longitudes.map((lon) => [lon, 0.005]),
  });

  test('one lies where the middle of its way is, not of its corners', () => {
    const geom = line(0.001, 0.002, 0.003, 0.004, 0.0199);
    const world = after(street().build(), 'footpath.add', { footpath_id, kind: 'steps', name: ' 河边小路 ', geom });
    expect(world.footpath.get(footpath_id)).toMatchObject({
      territory_id: 'grid-2',
      kind: 'steps',
      name: '河边小路',
      is_closed: false,
    });
  });

  test('it is shut, and named and nameless again', () => {
    const world = street().with('footpath', {
      id: footpath_id,
      territory_id: 'grid-1',
      kind: 'path',
      name: '小路',
      is_closed: false,
      geom: line(0.001, 0.002),
    });
    expect(
      after(world.build(), 'footpath.change', { footpath_id, is_closed: true, name: '' }).footpath.get(footpath_id),
    ).toMatchObject({ is_closed: true, name: null, kind: 'path' });
  });

  test('outside the duty nothing is drawn', () => {
    const world = street().build();
    expect(after(world, 'footpath.add', { footpath_id, kind: 'path', geom: line(39, 41) })).toBe(world);
  });
});

describe('facilities and sites', () => {
  const facility_id = 'facility-1' as FacilityId;
  const site_id = 'site-1' as CandidateSiteId;

  test('they are there at once, and can be found', () => {
    let world = after(street().build(), 'facility.add', {
      facility_id,
      kind: 'meal_point',
      name: '清和社区助餐点',
      geom: inSecond,
    });
    world = after(world, 'site.add', { site_id, kind: 'idle_premises', name: '旧粮站', geom: inFirst, area_m2: 90 });
    expect(world.facility.get(facility_id)).toMatchObject({ territory_id: 'grid-2', phone: null, opening_hours: [] });
    expect(world.candidate_site.get(site_id)).toMatchObject({ territory_id: 'grid-1', area_m2: 90, due_on: null });
    expect(searchWorld(world, '助餐').map(({ selection }) => selection)).toEqual([
      { kind: 'facility', id: facility_id },
    ]);
    expect(searchWorld(world, '旧粮站').map(({ kind }) => kind)).toEqual(['candidate_site']);
  });

  test('a facility that moves lies in another grid; what goes is gone', () => {
    const world = street().withFacility(facility_id, { name: '老食堂', phone: '0000-1' }).withSite(site_id).build();
    const moved = after(world, 'facility.change', { facility_id, geom: inSecond, phone: null });
    expect(moved.facility.get(facility_id)).toMatchObject({ name: '老食堂', territory_id: 'grid-2', phone: null });
    expect(after(moved, 'facility.remove', { facility_id }).facility.size).toBe(0);
    expect(after(moved, 'site.remove', { site_id }).candidate_site.size).toBe(0);
  });

  test('what is elsewhere changes nothing', () => {
    const world = street().build();
    expect(after(world, 'facility.add', { facility_id, kind: 'gym', name: 'x', geom: nowhere })).toBe(world);
    expect(after(world, 'site.add', { site_id, kind: 'planned_site', name: 'x', geom: nowhere })).toBe(world);
    expect(after(world, 'facility.remove', { facility_id })).toBe(world);
    expect(after(world, 'site.remove', { site_id })).toBe(world);
  });
});

describe('in a colleague’s file', () => {
  const line = { type: 'LineString' as const, coordinates: [[0, 0], [0.01, 0.01]] }; // prettier-ignore
  const footpath_id = 'path-1' as FootpathId;

  test('comes what any grid worker may do, in the shape that the map counts on', () => {
    const fault = (one: Operation): string | null => importFault(one);
    expect(fault(operation('footpath.add', { footpath_id, kind: 'path', geom: line }))).toBeNull();
    expect(fault(operation('gate.change', { gate_id: 'gate-1' as CompoundGateId, is_closed: true }))).toBeNull();
    expect(fault(operation('site.remove', { site_id: 'site-1' as CandidateSiteId }))).toBe('office_only');
    for (const coordinates of [
      [],
      [[0, 0]],
      [
        [0, 0],
        [200, 0],
      ],
      // five kilometres, as the server takes them, and some more
      [
        [101.2, 41.3],
        [101.27, 41.3],
      ],
      [[0, 0], [0]],
    ])
      // prettier-ignore
      expect(fault(operation('footpath.add', { footpath_id, kind: 'path', geom: { ...line, coordinates } }))).toBe(
        'unreadable',
      );
  });
});

describe('circles', () => {
  const args = {
    circle_id: 'circle-2' as ServiceCircleId,
    territory_id: 'street' as TerritoryId,
    name: '党群服务圈',
    served: ['service_station', 'service_center'],
    pace: 'standard' as const,
    places: [{ name: '一号站', geom: inFirst }],
    network: { source: 'town', source_date: '2026-11-20', profile: 'foot', version: 'v2' },
    units: [['unit-1' as StairwellUnitId, 300, 300, 400, 400, 0] as const],
    unconnected: [],
  };

  test('a published one replaces the older answer to the same question, with what that said of places', () => {
    const world = street()
      .withCircle('circle-1')
      .withCirclePlace('place-1')
      .withCircle('meals', { served: ['meal_point'] })
      .withCircle('slow', { pace: 'elderly' })
      .withCirclePlace('place-2', { service_circle_id: 'slow' })
      .build();
    const published = after(world, 'circle.publish', args);
    expect([...published.service_circle.keys()].sort()).toEqual(['circle-2', 'meals', 'slow']);
    expect([...published.service_circle_place.keys()]).toEqual(['place-2']);
    expect(published.service_circle.get('circle-2')).toMatchObject({
      published_by: '欧阳竹影',
      published_at: MADE,
      stale_since: null,
      version: 0,
    });
    const slow = 'slow' as ServiceCircleId;
    const withdrawn = after(published, 'circle.withdraw', { circle_id: slow });
    expect([withdrawn.service_circle.has('slow'), withdrawn.service_circle_place.size]).toEqual([false, 0]);
  });

  test('the log does not keep how far every stairwell was', () => {
    const done = operation('circle.publish', args);
    const kept = remainsOf(done);
    expect(kept.args).toEqual({ ...args, units: [], unconnected: [] });
    expect(changesOf(street().build(), kept)).toEqual(changesOf(street().build(), done));
  });
});

describe('scenarios', () => {
  const scenario_id = 'scenario-1' as CircleScenarioId;
  const args = {
    scenario_id,
    territory_id: 'community' as TerritoryId,
    name: '方案一',
    served: ['meal_point'],
    pace: 'elderly' as const,
    minutes: 15,
    sites: [{ id: 's1', name: '规划点', geom: inFirst, candidate_site_id: null }],
    result: { households: 9, before: 1, after: 5, elderly_before: 0, elderly_after: 2, compounds_gained: [] },
  };

  test('saved, proposed, removed', () => {
    const saved = after(street().build(), 'scenario.save', args);
    expect(saved.circle_scenario.get(scenario_id)).toMatchObject({ status: 'draft', note: null, made_by: '欧阳竹影' });
    const proposed = after(saved, 'scenario.propose', { scenario_id, note: '建议年内办理' });
    expect(proposed.circle_scenario.get(scenario_id)).toMatchObject({
      status: 'proposed',
      proposed_at: MADE,
      note: '建议年内办理',
    });
    expect(after(proposed, 'scenario.remove', { scenario_id }).circle_scenario.size).toBe(0);
  });

  test('of one that is not held there is nothing to propose', () => {
    const world = street().build();
    expect(after(world, 'scenario.propose', { scenario_id })).toBe(world);
    expect(after(world, 'scenario.remove', { scenario_id })).toBe(world);
  });
});
