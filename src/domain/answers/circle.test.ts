import { describe, expect, test } from 'vitest';
import { aReach } from '../../../tests/builders/a-reach.ts';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { withHomes } from '../../../tests/builders/with-homes.ts';
import type { World } from '../world.ts';
import { behindLines } from './circle-behind.ts';
import { blindSpots } from './blind-spots.ts';
import { countReach, shareWithin, verdictOf } from './circle-count.ts';
import { groundOf } from './circle-ground.ts';
import { circleLines, levelsIn, wholeOf } from './circle-lines.ts';
import { planOutcome } from './circle-plan.ts';
import { publishedCounts, publishedFor } from './circle-published.ts';

const near = [0, 0] as const;
const far = [0.02, 0] as const;

function twoGrids(): World {
  const builder = aWorld()
    .as('street_staff', 'street')
    .withGrid('grid-1')
    .withGrid('grid-2')
    .withCompound('compound-1', { name: '苇台雅居' })
    .withCompound('compound-2', { name: '槐坞庭', territory_id: 'grid-2' });
  withHomes(builder, 'unit-1', { grid: 'grid-1', compound: 'compound-1', at: near }, 30, 10);
  withHomes(builder, 'unit-2', { grid: 'grid-2', compound: 'compound-2', at: far }, 40, 4);
  withHomes(builder, 'unit-3', { grid: 'grid-2', compound: null, at: [0.0205, 0] }, 7);
  return builder.build();
}

const LIMIT = 900;

describe('counting', () => {
  test('each household counts once in its compound and in everything above it', () => {
    const world = twoGrids();
    const reach = aReach(world, { seconds: { 'unit-1': 300, 'unit-2': 901, 'unit-3': null } });
    const counts = countReach(world, groundOf(world), reach, LIMIT);
    expect(counts.get('street')).toMatchObject({ households: 77, within: 30, outside: 47, unknown: 0, unconnected: 0 });
    expect(counts.get('grid-2')).toMatchObject({ households: 47, within: 0, outside: 47 });
    expect(counts.get('compound-2')).toMatchObject({ households: 40, outside: 40 });
    expect(counts.has('county')).toBe(true);
    expect(shareWithin(counts.get('street') ?? { within: 0, outside: 0 })).toBeCloseTo(30 / 77);
  });

  test('households with somebody old are counted at their own pace, apart, and nobody can tell them from the sum', () => {
    const world = twoGrids();
    const seconds = { 'unit-1': 800, 'unit-2': 950, 'unit-3': 100 };
    const reach = aReach(world, { seconds, elderly: { 'unit-1': 1066, 'unit-2': 1266, 'unit-3': 133 } });
    const { outside, elderly, within } = countReach(world, groundOf(world), reach, LIMIT).get('street') ?? {};
    expect({ outside, within }).toEqual({ outside: 40, within: 30 + 7 });
    expect(elderly).toEqual({ households: 14, outside: 14 });
  });

  test('who may come sooner over unknown ground is unknown, who is off the network is neither in nor out', () => {
    const world = twoGrids();
    const reach = aReach(world, {
      seconds: { 'unit-1': 300, 'unit-2': null, 'unit-3': null },
      unknown: { 'unit-2': 880 },
      off: ['unit-3'],
    });
    expect(countReach(world, groundOf(world), reach, LIMIT).get('street')).toMatchObject({
      within: 30,
      outside: 0,
      unknown: 40,
      unconnected: 7,
    });
  });

  test('“all” is said only where everybody is known to be within', () => {
    const one = { households: 9, within: 9, outside: 0, unknown: 0, unconnected: 0, elderly: null, children: null };
    expect(verdictOf(one)).toBe('all');
    expect(verdictOf({ ...one, within: 8, outside: 1 })).toBe('outside');
    expect(verdictOf({ ...one, within: 8, unconnected: 1 })).toBe('known');
    expect(verdictOf({ ...one, within: 1, unknown: 8 })).toBe('known');
    expect(verdictOf({ ...one, within: 0, unknown: 8, unconnected: 1 })).toBe('nothing');
  });

  test('a longer limit never leaves anybody out', () => {
    const world = twoGrids();
    const reach = aReach(world, { seconds: { 'unit-1': 300, 'unit-2': 901, 'unit-3': 1700 } });
    const within = [1, 5, 10, 15, 16, 30].map(
      (minutes) => countReach(world, groundOf(world), reach, minutes * 60).get('street')?.within ?? 0,
    );
    expect(within).toEqual([...within].sort((a, b) => a - b));
    expect(within.at(-1)).toBe(77);
  });
});

describe('comparing', () => {
  const world = twoGrids();
  const reach = aReach(world, { seconds: { 'unit-1': 300, 'unit-2': 901, 'unit-3': null } });
  const counts = countReach(world, groundOf(world), reach, LIMIT);

  test('the whole is the smallest territory that holds all, and its levels are compared, worst first', () => {
    const whole = wholeOf(world, counts);
    expect(whole).toEqual({ kind: 'territory', id: 'community' });
    expect(levelsIn(world, counts, whole)).toEqual(['grid', 'compound']);
    expect(circleLines(world, counts, whole, 'grid').map(({ name, count }) => [name, count.outside])).toEqual([
      ['grid-2', 47],
      ['grid-1', 0],
    ]);
  });

  test('a number opens the compounds behind it, a compound its buildings', () => {
    const held = { ground: groundOf(world), reach, limit: LIMIT };
    const scope = { kind: 'territory', id: 'community' } as const;
    // whoever lives in no compound stands under the grid: the lines add up to the number that was opened
    expect(behindLines(world, counts, scope, 'outside', held)).toMatchObject([
      { name: '槐坞庭', households: 40 },
      { place: { kind: 'territory', id: 'grid-2' }, households: 7 },
    ]);
    const grid = { kind: 'territory', id: 'grid-2' } as const;
    expect(behindLines(world, counts, grid, 'outside', held)).toMatchObject([
      { name: '槐坞庭', households: 40 },
      { place: { kind: 'building' }, name: 'unit-3栋', households: 7 },
    ]);
    const compound = { kind: 'compound', id: 'compound-2' } as const;
    expect(behindLines(world, counts, compound, 'outside', held)).toMatchObject([
      { place: { kind: 'building' }, name: 'unit-2栋', households: 40 },
    ]);
    expect(behindLines(world, counts, compound, 'outside', null)).toEqual([]);
  });

  test("buildings are counted as their compound is, the old at everybody's pace", () => {
    const seconds = { 'unit-1': 950, 'unit-2': 100, 'unit-3': 100 };
    const slow = aReach(world, { seconds, elderly: { 'unit-1': 1066, 'unit-2': 133, 'unit-3': 133 } });
    const held = { ground: groundOf(world), reach: slow, limit: LIMIT };
    const counted = countReach(world, groundOf(world), slow, LIMIT);
    const compound = { kind: 'compound', id: 'compound-1' } as const;
    expect(counted.get(compound.id)?.outside).toBe(30);
    expect(behindLines(world, counted, compound, 'outside', held)).toMatchObject([{ households: 30 }]);
  });

  test('of the old only grids are told', () => {
    const scope = { kind: 'territory', id: 'street' } as const;
    expect(behindLines(world, counts, scope, 'elderly', null).map(({ place }) => place.id)).toEqual(['grid-2']);
  });
});

test('blind spots are who is outside and lives close together; a street between does not part them', () => {
  const world = twoGrids();
  const place = { id: 'p', name: '清和站', at: [0, 0], selection: null } as const;
  const reach = aReach(world, { seconds: { 'unit-1': 300, 'unit-2': 1500, 'unit-3': null }, places: [place] });
  const spots = blindSpots(world, groundOf(world), reach, LIMIT);
  expect(spots).toMatchObject([{ households: 47, elderly: 4, compounds: ['compound-2'], nearest: { place } }]);
  expect(spots[0]?.nearest?.straightMetres).toBeGreaterThan(2000);
  expect(blindSpots(world, groundOf(world), reach, 1800)).toEqual([]); // seven households are left to the ranking
});

test('a plan tells what it brings, to whom, and by which site', () => {
  const world = twoGrids();
  const ground = groundOf(world);
  const station = { id: 'station', name: '站', at: [0, 0], selection: { kind: 'service_station', id: 's' } } as const;
  const site = { id: 'site', name: '规划点 1', at: far, selection: null } as const;
  const before = aReach(world, { seconds: { 'unit-1': 300, 'unit-2': null, 'unit-3': null }, places: [station] });
  const after = aReach(world, {
    seconds: { 'unit-1': 300, 'unit-2': 60, 'unit-3': 90 },
    places: [station, site],
    nearest: { 'unit-1': 0, 'unit-2': 1, 'unit-3': 1 },
  });
  const { result, gained, bySite } = planOutcome(world, ground, before, after, LIMIT);
  expect(result).toEqual({
    households: 77,
    before: 30,
    after: 77,
    elderly_before: 10,
    elderly_after: 14,
    compounds_gained: ['compound-2'],
  });
  expect(gained).toEqual([{ id: 'compound-2', households: 40, whole: true }]);
  expect([...bySite]).toEqual([['site', 47]]);
});

describe('published', () => {
  const lists = {
    within: Array.from({ length: 31 }, (_, m) => Math.min(30, m * 2)),
    unknown: Array.from({ length: 31 }, () => 0),
  };
  const world = aWorld()
    .with('service_circle', {
      id: 'circle-1',
      territory_id: 'street',
      name: '党群服务步行圈',
      served: ['service_station', 'service_center'],
      pace: 'standard',
      places: [],
      network: { source: 'town', source_date: '2026-11-20', profile: 'foot-1', version: 'v1' },
      published_by: '宇文知夏',
      published_at: '2026-11-20T02:00:00Z',
      stale_since: null,
      stale_because: null,
    })
    .with('service_circle_place', {
      id: 'row-1',
      service_circle_id: 'circle-1',
      place_kind: 'territory',
      place_id: 'street',
      households: 40,
      unconnected: 1,
      ...lists,
      elderly: { households: 12, outside: [12, 9, 5] },
      children: null,
    })
    .build();

  test('is found by its question, whatever the order of its kinds', () => {
    expect(publishedFor(world, ['service_center', 'service_station'], 'standard')?.id).toBe('circle-1');
    expect(publishedFor(world, ['service_center'], 'standard')).toBeNull();
    expect(publishedFor(world, ['service_center', 'service_station'], 'elderly')).toBeNull();
  });

  test('tells every minute of everybody, and of the old the three that were published', () => {
    const circle = publishedFor(world, ['service_center', 'service_station'], 'standard');
    const at = (minutes: number) => circle && publishedCounts(world, circle.id, minutes).get('street');
    expect(at(15)).toEqual({
      households: 40,
      unconnected: 1,
      within: 30,
      unknown: 0,
      outside: 9,
      elderly: { households: 12, outside: 5 },
      children: null,
    });
    expect(at(7)).toMatchObject({ within: 14, outside: 25, elderly: null });
  });
});
