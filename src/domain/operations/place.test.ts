/** Compounds and stations that are drawn, as they look before the server has heard. */
import { describe, expect, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import type { CompoundId, ServiceStationId } from '../ids.ts';
import { changesOf, rowsAbout, titleOf, type Operation } from '../operation.ts';
import { applyChanges, type World } from '../world.ts';
import type { OperationArgs, OperationName } from './index.ts';

const operation = <Name extends OperationName>(name: Name, args: OperationArgs[Name]): Operation<Name> => ({
  op_id: 'op',
  name,
  args,
  base_versions: {},
  depends_on: [],
  made_at: '2026-11-20T02:00:00.000Z',
  device: 'tablet 1',
});
const after = <Name extends OperationName>(world: World, name: Name, args: OperationArgs[Name]): World =>
  applyChanges(world, changesOf(world, operation(name, args)));
const point = (x: number, y: number) => ({ type: 'Point' as const, coordinates: [x, y] });
const world = (): World =>
  aWorld()
    .as('street_staff', 'street')
    .withGrid('grid-1')
    .withGrid('grid-2', { geom: squareAt(0.01, 0, 1) })
    .withCompound('compound-1', { name: '清和苑' })
    .build();

describe('compounds', () => {
  const compound_id = 'new' as CompoundId;
  const draw = (x: number, more: object = {}): World =>
    after(world(), 'compound.draw', { compound_id, name: '新苑小区', geom: squareAt(x, 0.002, 0.1), ...more });

  test('a new one lies in the grid of its middle, with its area', () => {
    expect(draw(0.012, { kind: 'old_compound', address: ' 松影路8号 ' }).compound.get(compound_id)).toEqual({
      id: compound_id,
      version: 0,
      territory_id: 'grid-2',
      name: '新苑小区',
      kind: 'old_compound',
      address: '松影路8号',
      built_year: null,
      geom: squareAt(0.012, 0.002, 0.1),
      area_m2: expect.closeTo(12_308.8, 0),
    });
    expect(draw(0.002, { address: '  ' }).compound.get(compound_id)).toMatchObject({ kind: null, address: null });
  });

  test('beyond the duty it is not shown: the server will say what is wrong', () => {
    expect(draw(40).compound.has(compound_id)).toBe(false);
  });

  test('another outline changes its area and nothing else', () => {
    const geom = squareAt(0, 0, 0.2);
    const id = 'compound-1' as CompoundId;
    const before = world().compound.get(id);
    expect(after(world(), 'compound.reshape', { compound_id: id, geom }).compound.get(id)).toEqual({
      ...before,
      geom,
      area_m2: expect.closeTo(49_235, -1),
    });
    expect(after(world(), 'compound.reshape', { compound_id, geom }).compound.has(compound_id)).toBe(false);
    expect(titleOf(world(), operation('compound.reshape', { compound_id: id, geom }))).toBe('清和苑');
  });
});

describe('stations', () => {
  const station_id = 'station' as ServiceStationId;
  const added = (): World =>
    after(world(), 'station.add', {
      station_id,
      tier: 'service_station',
      name: '新苑党群服务站',
      phone: ' 0000-100009 ',
      geom: point(0.002, 0.002),
    });

  test('a new one has no rooms and no hours yet', () => {
    expect(added().service_station.get(station_id)).toEqual({
      id: station_id,
      version: 0,
      territory_id: 'grid-1',
      tier: 'service_station',
      name: '新苑党群服务站',
      address: null,
      phone: '0000-100009',
      rooms: [],
      amenities: [],
      opening_hours: [],
      geom: point(0.002, 0.002),
    });
  });

  test('moved, it lies in another grid; beyond the duty it stays in its own until the server has said so', () => {
    const moved = (x: number) =>
      after(added(), 'station.move', { station_id, geom: point(x, 0.002) }).service_station.get(station_id);
    expect(moved(0.012)).toMatchObject({ territory_id: 'grid-2', geom: point(0.012, 0.002), name: '新苑党群服务站' });
    expect(moved(40)).toMatchObject({ territory_id: 'grid-1' });
    expect(after(world(), 'station.move', { station_id, geom: point(0, 0) }).service_station.has(station_id)).toBe(
      false,
    );
  });

  test('each names the row it makes or changes', () => {
    expect(rowsAbout(operation('station.move', { station_id, geom: point(0, 0) }))).toEqual([
      { entity: 'service_station', id: station_id },
    ]);
  });
});
