import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metresBetween } from '../../../geo/crs/metres.ts';
import { aStreet } from '../../../tests/builders/a-street.ts';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { applyChanges, emptyWorld } from '../world.ts';
import { amendmentsOf } from './amendments.ts';
import { groundOf } from './circle-ground.ts';
import { pointsAcross } from './points-across.ts';

describe('the ground', () => {
  test('has the doors, and who lives behind them', () => {
    const ground = groundOf(aStreet().build());
    expect(ground.units).toEqual(['near', 'far', 'alone']);
    expect([...ground.places]).toEqual([0.001, 0, 0.015, 0, 0.0155, 0]);
    expect(ground.compounds).toEqual(['compound-1', 'compound-2', null]);
    expect(ground.territories).toEqual(['grid-1', 'grid-2', 'grid-2']);
    expect([[...ground.households], [...ground.elderly]]).toEqual([
      [30, 40, 7],
      [10, 4, 0],
    ]);
    expect(groundOf(emptyWorld()).units).toEqual([]);
  });

  test('leaves out a door whose building is not held', () => {
    expect(groundOf(aWorld().withUnit('unit-1').build()).units).toEqual([]);
  });

  test('is the same object while nothing of it changes; its doors stay the same when somebody moves in', () => {
    const world = aStreet().build();
    const before = groundOf(world);
    expect(groundOf({ ...world })).toBe(before);
    const household = { id: 'new', version: 1, stairwell_unit_id: 'near', floor: 1, door: '101', residents: 2 };
    const after = groundOf(applyChanges(world, { upserts: { household: [household] as never }, removes: {} }));
    expect(after.households[0]).toBe(31);
    expect([after.units, after.places]).toEqual([before.units, before.places]);
    expect(after.units).toBe(before.units);
    expect(after.places).toBe(before.places);
    expect(groundOf({ ...world, building: new Map(world.building) }).units).not.toBe(before.units);
  });
});

test('amendments are all gates with their hours, and the footpaths that are open', () => {
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [0, 0, 5],
      [0.001, 0],
    ],
  };
  const path = { territory_id: 'grid-1', name: null, geom: line };
  const world = aWorld()
    .withGate('gate-1', {
      open_hours: '05:30-23:00',
      is_closed: true,
      geom: { type: 'Point', coordinates: [0.002, 0] },
    })
    .withGate('gate-2', { open_hours: '00:00-24:00' })
    .with('footpath', { id: 'steps', kind: 'steps', is_closed: false, ...path })
    .with('footpath', { id: 'shut', kind: 'path', is_closed: true, ...path })
    .build();
  expect(amendmentsOf(world)).toEqual({
    gates: [
      { id: 'gate-1', at: [0.002, 0], from: 330, to: 1380, isClosed: true },
      { id: 'gate-2', at: [0, 0], from: 0, to: 1440, isClosed: false },
    ],
    footpaths: [
      {
        id: 'steps',
        line: [
          [0, 0],
          [0.001, 0],
        ],
        isSteps: true,
      },
    ],
  });
});

describe('points across where people live', () => {
  const town = fc
    .array(fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })), {
      minLength: 1,
      maxLength: 60,
    })
    .map((metres) => metres.map(([x, y]): [number, number] => [101 + x / 84_000, 41 + y / 111_320]));
  const nearest = (at: readonly [number, number], others: readonly (readonly [number, number])[]): number =>
    Math.min(...others.map((other) => metresBetween([...at], [...other])));
  /** Our metre of a degree is not quite theirs. */
  const ABOUT = 1.01;

  test('none is farther from a home than across a cell, and no home farther from a point than half of that', () => {
    fc.assert(
      fc.property(town, (homes) => {
        const points = pointsAcross(Float64Array.from(homes.flat()));
        for (const point of points) expect(nearest(point, homes)).toBeLessThanOrEqual(100 * Math.SQRT2 * ABOUT);
        for (const home of homes) expect(nearest(home, points)).toBeLessThanOrEqual(50 * Math.SQRT2 * ABOUT);
        expect(new Set(points.map(String)).size).toBe(points.length);
      }),
    );
  });

  test('are never more than a device can weigh, however large the town', () => {
    const homes = Array.from({ length: 20_000 }, (_, n) => [101 + (n % 200) / 500, 41 + Math.floor(n / 200) / 500]);
    const points = pointsAcross(Float64Array.from(homes.flat()));
    expect(points.length).toBeLessThanOrEqual(2500);
    expect(points.length).toBeGreaterThan(1000);
  });

  test('are none where nobody lives', () => {
    expect(pointsAcross(new Float64Array(0))).toEqual([]);
  });
});
