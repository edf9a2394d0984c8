import { expect, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { createAppStore, type AppState } from '../../state/store.ts';
import { initialDrawing } from '../../state/drawing.ts';
import { initialLayers } from '../../state/layers.ts';
import { drawing } from './drawing.ts';
import { responsibilityZone, showsZones } from './responsibility-zone.ts';

const town = aWorld().as('leader', 'street').withGrid('grid-1');
for (const [n, unit] of ['b', 'a', null, 'gone'].entries())
  town.with('responsibility_zone', {
    id: `zone-${n}`,
    territory_id: 'grid-1',
    kind: 'river',
    name: `清溪河（${n}）`,
    resident_unit_id: unit,
    geom: {
      type: 'LineString',
      coordinates: [
        [n, 0],
        [n + 0.002, 0],
      ],
    },
    length_m: 222.64,
  });
for (const id of ['a', 'b', 'c'])
  town.with('resident_unit', { id, territory_id: 'grid-1', name: id, kind: 'organ', phone: null, geom: null });
const world = town.build();
const view = (state: Partial<AppState>) => ({ state: createAppStore({ world, ...state }).getState(), now: 0 });
const asked = { layers: { ...initialLayers, responsibility_zone: true } };

test('units have hues of their own; what nobody answers for has none; each line is named once, half way along', () => {
  const features = responsibilityZone.features(view(asked));
  const lines = features.filter(({ geometry }) => geometry.type === 'LineString');
  expect(lines.map(({ properties }) => properties?.['hue'])).toEqual([1, 0, -1, -1]);
  const names = features.filter(({ geometry }) => geometry.type === 'Point');
  expect(names).toHaveLength(4);
  expect(names[0]).toMatchObject({
    geometry: { coordinates: [0.001, 0] },
    properties: { name: '清溪河（0）', metres: 223 },
  });
});

test('lines are drawn where they are asked for, and cost nothing elsewhere', () => {
  expect(responsibilityZone.features(view({}))).toEqual([]);
  expect(responsibilityZone.inputs(view({}))).toEqual([null]);
  expect(showsZones(view(asked).state)).toBe(true);
  expect(showsZones(view({ ...asked, screen: 'circle' }).state)).toBe(false);
  expect(showsZones(view({ screen: 'plan', plan: { ...view({}).state.plan, tool: 'zones' } }).state)).toBe(true);
  expect(showsZones(view({ plan: { ...view({}).state.plan, tool: 'zones' } }).state)).toBe(false);
  expect(showsZones(view({ selection: { kind: 'responsibility_zone', id: 'zone-0' } }).state)).toBe(true);
  expect(
    showsZones(view({ drawing: { ...initialDrawing, work: { kind: 'zone', along: 'river', follow: true } } }).state),
  ).toBe(true);
});

test('what is drawn shows its points, the one in hand, the line or area through them, and where it was attracted', () => {
  const points = [
    [0, 0],
    [0.001, 0],
    [0.001, 0.001],
  ] as const;
  const ids = (state: Partial<AppState['drawing']>) =>
    drawing
      .features(view({ drawing: { ...initialDrawing, points, ...state } }))
      .map(({ properties }) => properties?.['id']);
  expect(ids({})).toEqual([]);
  const compound = { kind: 'compound', compoundId: null, rest: { holes: [], others: [] } } as const;
  expect(ids({ work: compound, snapped: [0, 0] })).toEqual(['area', 'line', 'point:0', 'point:1', 'point:2', 'snap']);
  expect(ids({ work: { kind: 'zone', along: 'river', follow: false } })).toEqual([
    'line',
    'point:0',
    'point:1',
    'point:2',
  ]);
  expect(ids({ work: { kind: 'station', stationId: null }, points: points.slice(0, 1) })).toEqual(['point:0']);
  const [, line, first, second] = drawing.features(
    view({ drawing: { ...initialDrawing, work: compound, points, isClosed: true, held: 1 } }),
  );
  expect(line?.geometry).toMatchObject({ coordinates: { length: 4 } });
  expect(first?.properties).toMatchObject({ held: false, first: false });
  expect(second?.properties).toMatchObject({ held: true });
});
