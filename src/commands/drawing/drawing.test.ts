/** Lines, outlines and places drawn on the map by taps, drags and buttons, until they are told to the server. */
import { describe, expect, test } from 'vitest';
import { aWorld, NOW } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import { fakeApp, signedIn, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { fullDisk } from '../../../tests/fakes/fake-replica.ts';
import type { CompoundId, ResidentUnitId, ResponsibilityZoneId, ServiceStationId } from '../../domain/ids.ts';
import type { DrawingState } from '../../state/drawing.ts';
import { mapModeOf } from '../../state/map-mode.ts';
import { offerMapLines, type GroundLine } from '../map-lines.ts';
import { UNDO_MS } from '../undo-operation.ts';
import { beginCompound, beginCut, beginStation, beginZone, moveStation, reshapeCompound } from './begin.ts';
import { cancelDrag, dragPoint, dropPoint, grabPoint, pointAt, tapDrawing } from './map-gestures.ts';
import { addPoint, closeOutline, deleteHeld, holdPoint, insertPoint, nudgeHeld, setFollow } from './points.ts';
import { changeZone, removeZone, saveCompound, saveCut, saveStation, saveZone } from './save.ts';
import { stopDrawing, undoStep } from './set-drawing.ts';

const zone = 'zone-1' as ResponsibilityZoneId;
const compound = 'compound-1' as CompoundId;
const REACH = { reach: 10, snap: 8 } as const;

function anApp(lines: readonly GroundLine[] = []): FakeApp {
  const world = aWorld()
    .as('street_staff', 'street')
    .withGrid('grid-1')
    .withCompound('compound-1', { name: '清和苑', geom: squareAt(0, 0, 0.1) })
    .with('service_station', {
      id: 'station-1',
      territory_id: 'grid-1',
      tier: 'service_station',
      name: '清和党群服务站',
      address: null,
      phone: null,
      rooms: [],
      amenities: [],
      opening_hours: [],
      geom: { type: 'Point', coordinates: [0.002, 0.002] },
    })
    .with('responsibility_zone', {
      id: 'zone-1',
      territory_id: 'grid-1',
      kind: 'river',
      name: '清溪河',
      resident_unit_id: 'unit-1',
      geom: {
        type: 'LineString',
        coordinates: [
          [0.003, 0.003],
          [0.005, 0.003],
          [0.007, 0.003],
        ],
      },
      length_m: 445.3,
    })
    .build();
  const app = fakeApp({ ...signedIn, world, base: world });
  offerMapLines(app, () => lines);
  return app;
}
const drawing = (app: FakeApp): DrawingState => app.store.getState().drawing;
const told = (app: FakeApp) => app.store.getState().outbox.map(({ operation: { name, args } }) => ({ name, args }));

describe('a responsibility line', () => {
  const river: GroundLine = {
    kind: 'river',
    coordinates: [
      [0.001, 0.005],
      [0.004, 0.006],
      [0.007, 0.005],
    ],
  };
  const bank: GroundLine = {
    kind: 'river',
    coordinates: [
      [0.001, 0.0051],
      [0.004, 0.0061],
      [0.001, 0.0051],
    ],
  };
  const street: GroundLine = {
    kind: 'road',
    coordinates: [
      [0.001, 0.0052],
      [0.007, 0.0052],
    ],
  };

  test('follows the river between two taps, and nothing else that lies there', async () => {
    const app = anApp([bank, street, river]);
    beginZone(app, 'river', true);
    expect(mapModeOf(app.store.getState())).toBe('draw');
    addPoint(app, [0.001, 0.0049], 8);
    addPoint(app, [0.007, 0.0051], 8);
    expect(drawing(app).points).toEqual([
      [0.001, 0.005],
      [0.004, 0.006],
      expect.arrayContaining([expect.closeTo(0.007, 4)]),
    ]);
    expect(drawing(app).note).toBeNull();
    await saveZone(app, ' 清溪河（上段） ', 'unit-1' as ResidentUnitId);
    expect(told(app)).toMatchObject([
      { name: 'zone.draw', args: { kind: 'river', name: '清溪河（上段）', resident_unit_id: 'unit-1' } },
    ]);
    expect(app.store.getState().outbox[0]?.next_try_at).toBe(NOW + UNDO_MS);
    expect(app.store.getState().world.responsibility_zone.size).toBe(2);
    expect(drawing(app).work).toBeNull();
    expect(mapModeOf(app.store.getState())).toBe('browse');
  });

  test('goes straight, and says so, where nothing leads there', () => {
    const app = anApp([street]);
    beginZone(app, 'river', true);
    addPoint(app, [0.001, 0.005], 8);
    expect(drawing(app).note).toBe('no_way');
    addPoint(app, [0.003, 0.009], 8);
    expect(drawing(app)).toMatchObject({ note: 'no_way', points: [expect.anything(), [0.003, 0.009]] });
    setFollow(app, false);
    expect(drawing(app).note).toBeNull();
  });

  test('point by point is attracted by what is near, and a step is taken back', () => {
    const app = anApp([street]);
    beginZone(app, 'street', false);
    addPoint(app, [0.002, 0.00522], 8);
    expect(drawing(app)).toMatchObject({ points: [[0.002, 0.0052]], snapped: [0.002, 0.0052] });
    addPoint(app, [0.005, 0.0057], 8); // 55 m away
    expect(drawing(app).points[1]).toEqual([0.005, 0.0057]);
    expect(drawing(app).snapped).toBeNull();
    undoStep(app);
    expect(drawing(app).points).toHaveLength(1);
    undoStep(app);
    undoStep(app);
    expect(drawing(app).points).toEqual([]);
  });

  test('stays drawn when the disk is full', async () => {
    const app = anApp();
    beginZone(app, 'street', false);
    addPoint(app, [0.002, 0.005], 8);
    addPoint(app, [0.003, 0.005], 8);
    app.outbox.broken = fullDisk;
    await expect(saveZone(app, '松影路', null)).rejects.toMatchObject({ code: 'storage' });
    expect(drawing(app).points).toHaveLength(2);
    stopDrawing(app);
    expect(drawing(app).work).toBeNull();
  });

  test('is given to another unit, renamed, removed', async () => {
    const app = anApp();
    await changeZone(app, zone, { resident_unit_id: null });
    expect(app.store.getState().world.responsibility_zone.get(zone)?.resident_unit_id).toBeNull();
    await removeZone(app, zone);
    expect(app.store.getState().world.responsibility_zone.size).toBe(0);
    expect(told(app).map(({ name }) => name)).toEqual(['zone.change', 'zone.remove']);
    expect(app.store.getState().outbox[1]?.operation.depends_on).toEqual([
      app.store.getState().outbox[0]?.operation.op_id,
    ]);
  });
});

describe('a cut', () => {
  test('is put on the line, wherever the finger was, and moves along it', async () => {
    const app = anApp();
    beginCut(app, zone);
    tapDrawing(app, [0.0042, 0.0031], REACH);
    expect(drawing(app).points).toEqual([[0.0042, 0.003]]);
    nudgeHeld(app, 11.1195, 50);
    expect(drawing(app).points[0]).toEqual([expect.closeTo(0.0043, 6), 0.003]);
    expect(pointAt(app, [0.0043, 0.003], REACH)).toBeNull();
    await saveCut(app);
    expect(told(app)).toMatchObject([{ name: 'zone.cut', args: { zone_id: zone, first: {}, second: {} } }]);
    const zones = [...app.store.getState().world.responsibility_zone.values()];
    expect(zones.map(({ resident_unit_id }) => resident_unit_id)).toEqual(['unit-1', null]);
    expect(zones.reduce((sum, { length_m }) => sum + length_m, 0)).toBeCloseTo(445.3, 0);
  });

  test('is none at an end', () => {
    const app = anApp();
    beginCut(app, zone);
    tapDrawing(app, [0.001, 0.003], REACH);
    expect(drawing(app).points).toEqual([]);
    expect(() => saveCut(app)).toThrow('nothing is cut');
  });
});

describe('a compound', () => {
  const corners = [
    [0.002, 0],
    [0.003, 0],
    [0.003, 0.001],
    [0.002, 0.001],
  ] as const;
  const outline = (app: FakeApp): void => {
    beginCompound(app);
    for (const at of corners) tapDrawing(app, at, REACH);
  };

  test('is closed by its first corner and named', async () => {
    const app = anApp();
    outline(app);
    tapDrawing(app, [0.00200001, 0], REACH);
    expect(drawing(app)).toMatchObject({ isClosed: true, points: corners });
    tapDrawing(app, [0.0025, 0.0005], REACH); // inside: no side is near
    expect(drawing(app).points).toHaveLength(4);
    await saveCompound(app, { name: ' 新苑小区 ', kind: 'old_compound', address: ' ' });
    expect(told(app)).toEqual([
      {
        name: 'compound.draw',
        args: {
          compound_id: expect.any(String),
          name: '新苑小区',
          kind: 'old_compound',
          geom: { type: 'Polygon', coordinates: [[...corners, corners[0]]] },
        },
      },
    ]);
  });

  test('a corner is taken and put elsewhere by taps; a side takes a new one; a corner goes', () => {
    const app = anApp();
    outline(app);
    tapDrawing(app, corners[2], REACH);
    expect(drawing(app).held).toBe(2);
    tapDrawing(app, corners[2], REACH);
    expect(drawing(app).held).toBeNull();
    tapDrawing(app, corners[2], REACH);
    tapDrawing(app, [0.0032, 0.0012], REACH);
    expect(drawing(app)).toMatchObject({ held: null, points: { 2: [0.0032, 0.0012] } });
    closeOutline(app);
    tapDrawing(app, [0.0025, 0], REACH);
    expect(drawing(app)).toMatchObject({ held: 1, points: { 1: [0.0025, 0] } });
    deleteHeld(app);
    for (const _ of corners) {
      holdPoint(app, 0);
      deleteHeld(app);
    }
    expect(drawing(app).points).toHaveLength(3); // an outline keeps three
    expect(insertPoint(app, [5, 5], 10)).toBe(false);
  });

  test('a dragged corner follows the finger, is attracted by a neighbour’s wall, and goes back', () => {
    const app = anApp();
    outline(app);
    closeOutline(app);
    const index = pointAt(app, [0.00201, 0], REACH) ?? -1;
    expect(index).toBe(0);
    grabPoint(app, index);
    dragPoint(app, [0.00103, 0.0000001], 8);
    expect(drawing(app)).toMatchObject({ points: { 0: [0.001, 0] }, snapped: [0.001, 0] });
    cancelDrag(app);
    expect(drawing(app)).toMatchObject({ points: corners, held: null });
    grabPoint(app, index);
    dropPoint(app, [0.0015, -0.0003], 8);
    expect(drawing(app)).toMatchObject({ points: { 0: [0.0015, -0.0003] }, held: null, isClosed: true });
    undoStep(app);
    expect(drawing(app).points).toEqual(corners);
  });

  test('that is there opens with its own corners; its courts and other parts stay', async () => {
    const app = anApp();
    const court = squareAt(0.0004, 0.0004, 0.01).coordinates[0] ?? [];
    const far = squareAt(0.005, 0.005, 0.05).coordinates;
    const row = app.store.getState().world.compound.get(compound);
    const geom = {
      type: 'MultiPolygon' as const,
      coordinates: [[squareAt(0, 0, 0.1).coordinates[0] ?? [], court], far],
    };
    const world = { ...app.store.getState().world, compound: new Map([[compound, { ...row, geom } as never]]) };
    app.store.setState({ world, base: world });
    reshapeCompound(app, compound);
    expect(drawing(app)).toMatchObject({ isClosed: true, points: { length: 4 } });
    expect(app.store.getState().highlight).toEqual([{ kind: 'compound', id: compound }]);
    holdPoint(app, 1);
    nudgeHeld(app, 10, 0);
    await saveCompound(app, { name: '', kind: null, address: '' });
    expect(told(app)).toMatchObject([
      {
        name: 'compound.reshape',
        args: { compound_id: compound, geom: { coordinates: [[{ length: 5 }, court], far] } },
      },
    ]);
    reshapeCompound(app, 'nothing' as CompoundId);
    expect(drawing(app).work).toBeNull();
  });
});

describe('a station', () => {
  test('is placed by a tap, corrected by another, and named', async () => {
    const app = anApp();
    beginStation(app);
    tapDrawing(app, [0.001, 0.001], REACH);
    tapDrawing(app, [0.004, 0.004], REACH);
    nudgeHeld(app, 0, -1);
    await saveStation(app, { tier: 'service_center', name: ' 中心 ', address: '', phone: ' 0000-1 ' });
    expect(told(app)).toMatchObject([
      {
        name: 'station.add',
        args: {
          tier: 'service_center',
          name: '中心',
          phone: '0000-1',
          geom: { coordinates: [0.004, expect.closeTo(0.003991, 6)] },
        },
      },
    ]);
    expect(told(app)[0]?.args).not.toHaveProperty('address');
  });

  test('is moved from where it stands', async () => {
    const app = anApp();
    moveStation(app, 'station-1' as ServiceStationId);
    expect(drawing(app).points).toEqual([[0.002, 0.002]]);
    tapDrawing(app, [0.003, 0.001], REACH);
    await saveStation(app, { tier: 'service_station', name: '', address: '', phone: '' });
    expect(told(app)).toEqual([
      { name: 'station.move', args: { station_id: 'station-1', geom: { type: 'Point', coordinates: [0.003, 0.001] } } },
    ]);
    moveStation(app, 'nothing' as ServiceStationId);
    expect(drawing(app).work).toBeNull();
  });
});

test('what is not being drawn cannot be saved', () => {
  const app = anApp();
  expect(() => saveZone(app, 'x', null)).toThrow('no zone is being drawn');
  addPoint(app, [0, 0], 8);
  expect(drawing(app).points).toEqual([]);
});
