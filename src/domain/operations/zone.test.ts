/** Responsibility lines, as they look before the server has heard. */
import { describe, expect, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import type { ResidentUnitId, ResponsibilityZoneId } from '../ids.ts';
import { basesOf, changesOf, rowsAbout, titleOf, type Operation } from '../operation.ts';
import { lastAbout, pendingRows, type OutboxEntry } from '../outbox.ts';
import { applyChanges, type World } from '../world.ts';
import type { OperationArgs, OperationName } from './index.ts';

const operation = <Name extends OperationName>(name: Name, args: OperationArgs[Name]): Operation<Name> => ({
  op_id: `op ${name}`,
  name,
  args,
  base_versions: {},
  depends_on: [],
  made_at: '2026-11-20T02:00:00.000Z',
  device: 'tablet 1',
});
const after = <Name extends OperationName>(world: World, name: Name, args: OperationArgs[Name]): World =>
  applyChanges(world, changesOf(world, operation(name, args)));

const line = (...coordinates: [number, number][]) => ({ type: 'LineString' as const, coordinates });
const [river, rest] = ['river', 'rest'] as ResponsibilityZoneId[] as [ResponsibilityZoneId, ResponsibilityZoneId];
const unit = 'unit' as ResidentUnitId;
const whole = line([0.001, 0.001], [0.005, 0.001], [0.012, 0.001]);

const world = (): World =>
  aWorld()
    .as('community_staff', 'community')
    .withGrid('grid-1')
    .withGrid('grid-2', { geom: squareAt(0.01, 0, 1) })
    .build();
const drawn = (): World =>
  after(world(), 'zone.draw', { zone_id: river, kind: 'river', name: '清溪河', geom: whole, resident_unit_id: unit });

describe('a line that is drawn', () => {
  test('lies where it begins, with its metres and its unit', () => {
    expect(drawn().responsibility_zone.get(river)).toEqual({
      id: river,
      version: 0,
      territory_id: 'grid-1',
      kind: 'river',
      name: '清溪河',
      resident_unit_id: unit,
      geom: whole,
      length_m: 1224.5,
    });
    expect(
      titleOf(world(), operation('zone.draw', { zone_id: river, kind: 'river', name: '清溪河', geom: whole })),
    ).toBe('清溪河');
  });

  test('is nobody’s when nothing is said, and not shown beyond the duty', () => {
    const args = { zone_id: river, kind: 'street' as const, name: '松影路' };
    expect(
      after(world(), 'zone.draw', { ...args, geom: whole }).responsibility_zone.get(river)?.resident_unit_id,
    ).toBeNull();
    expect(after(world(), 'zone.draw', { ...args, geom: line([40, 0], [40, 1]) }).responsibility_zone.size).toBe(0);
  });
});

describe('a cut', () => {
  const cut = {
    zone_id: river,
    new_zone_id: rest,
    first: line([0.001, 0.001], [0.005, 0.001], [0.011, 0.001]),
    second: line([0.011, 0.001], [0.012, 0.001]),
  };

  test('leaves the first part its unit; the rest is nobody’s and lies where it begins', () => {
    const zones = after(drawn(), 'zone.cut', cut).responsibility_zone;
    expect(zones.get(river)).toMatchObject({
      geom: cut.first,
      length_m: 1113.2,
      resident_unit_id: unit,
      territory_id: 'grid-1',
    });
    expect(zones.get(rest)).toMatchObject({
      version: 0,
      name: '清溪河',
      kind: 'river',
      geom: cut.second,
      length_m: 111.3,
      resident_unit_id: null,
      territory_id: 'grid-2',
    });
  });

  test('of a line that is gone does nothing', () => {
    expect(after(world(), 'zone.cut', cut).responsibility_zone.size).toBe(0);
  });

  test('what is done to the rest before the server has heard waits for it, and both parts are marked', () => {
    const made = operation('zone.cut', cut);
    const entry = {
      operation: made,
      state: 'waiting',
      subject: rowsAbout(made)[0],
      result: null,
    } as unknown as OutboxEntry;
    const next = operation('zone.change', { zone_id: rest, resident_unit_id: unit });
    expect(lastAbout(rowsAbout(next), [entry], world(), null)).toEqual([made.op_id]);
    expect([...pendingRows([entry]).keys()]).toEqual([river, rest]);
    expect(basesOf(made).map(({ id }) => id)).toEqual([river, rest]);
  });
});

test('a change changes what it names; null takes the unit away', () => {
  const named = after(drawn(), 'zone.change', { zone_id: river, name: '清溪河（一段）' });
  expect(named.responsibility_zone.get(river)).toMatchObject({ name: '清溪河（一段）', resident_unit_id: unit });
  const freed = after(named, 'zone.change', { zone_id: river, resident_unit_id: null });
  expect(freed.responsibility_zone.get(river)).toMatchObject({ name: '清溪河（一段）', resident_unit_id: null });
  expect(after(world(), 'zone.change', { zone_id: river, name: 'x' }).responsibility_zone.size).toBe(0);
});

test('a removed line is gone', () => {
  expect(after(drawn(), 'zone.remove', { zone_id: river }).responsibility_zone.size).toBe(0);
  expect(titleOf(drawn(), operation('zone.remove', { zone_id: river }))).toBe('清溪河');
});
