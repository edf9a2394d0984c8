import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reach, ReachState } from '../circle.ts';
import type { StairwellUnit } from '../entities.ts';
import type { BuildingId, StairwellUnitId } from '../ids.ts';
import { buildingsNotWithin, reachStateAt } from './circle-buildings.ts';

interface Door {
  readonly building: string;
  readonly seconds: number;
  readonly atLeast: number;
  readonly connected: boolean;
}

const door = (building: string, seconds: number, more: Partial<Door> = {}): Door => ({
  building,
  seconds,
  atLeast: seconds,
  connected: true,
  ...more,
});

function worldOf(doors: readonly Door[]) {
  const stairwell_unit = new Map(
    doors.map(({ building }, index): [string, StairwellUnit] => [
      `u${index}`,
      {
        id: `u${index}` as StairwellUnitId,
        version: 1,
        building_id: building as BuildingId,
        name: '',
        geom: { type: 'Point', coordinates: [0, 0] },
      },
    ]),
  );
  const reach: Reach = {
    units: doors.map((_, index) => `u${index}` as StairwellUnitId),
    seconds: Float64Array.from(doors, ({ seconds }) => seconds),
    atLeast: Float64Array.from(doors, ({ atLeast }) => atLeast),
    connected: Uint8Array.from(doors, ({ connected }) => Number(connected)),
    nearest: new Uint16Array(doors.length).fill(65_535),
    elderly: null,
    places: [],
    offNetwork: [],
  };
  return { world: { stairwell_unit }, reach };
}

const statesOf = (doors: readonly Door[], minutes = 15): Record<string, ReachState> => {
  const { world, reach } = worldOf(doors);
  return Object.fromEntries(buildingsNotWithin(world, reach, minutes));
};

describe('a door', () => {
  const { reach } = worldOf([
    door('a', 900),
    door('b', 900.1),
    door('c', Infinity, { atLeast: 800 }),
    door('d', Infinity, { connected: false }),
    door('e', Infinity),
  ]);

  test.each([
    [0, 'within'],
    [1, 'outside'],
    [2, 'unknown'],
    [3, 'unconnected'],
    [4, 'outside'],
  ] as const)('%d is %s', (index, state) => {
    expect(reachStateAt(reach, index, 900)).toBe(state);
  });
});

describe('a building', () => {
  test('is as badly off as its worst door, whatever their order', () => {
    const lost = { atLeast: 60 };
    expect(statesOf([door('a', 901), door('a', 60), door('b', 60), door('b', 950, lost)])).toEqual({
      a: 'outside',
      b: 'unknown',
    });
    expect(statesOf([door('a', 60), door('a', 901)])).toEqual({ a: 'outside' });
    expect(statesOf([door('a', 901), door('a', Infinity, { connected: false })])).toEqual({ a: 'outside' });
  });

  test('that is wholly within, or whose doors this device does not hold, is not among them', () => {
    const { reach } = worldOf([door('a', 2000)]);
    expect(statesOf([door('a', 60)])).toEqual({});
    expect(buildingsNotWithin({ stairwell_unit: new Map() }, reach, 15).size).toBe(0);
  });

  test('never comes in by a shorter limit', () => {
    const doors = fc.array(
      fc.record({
        building: fc.constantFrom('a', 'b', 'c'),
        seconds: fc.integer({ min: 0, max: 1800 }),
        less: fc.integer({ min: 0, max: 900 }),
        connected: fc.constant(true),
      }),
    );
    fc.assert(
      fc.property(doors, fc.integer({ min: 1, max: 29 }), (raw, minutes) => {
        const all = raw.map(({ less, ...rest }): Door => ({ ...rest, atLeast: Math.max(0, rest.seconds - less) }));
        const [shorter, longer] = [statesOf(all, minutes), statesOf(all, minutes + 1)];
        for (const building of Object.keys(longer)) expect(shorter).toHaveProperty(building);
      }),
    );
  });
});
