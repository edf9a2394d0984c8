import { describe, expect, test } from 'vitest';
import { aStreet } from '../../../tests/builders/a-street.ts';
import { NOW } from '../../../tests/builders/a-world.ts';
import { fakeApp, signedIn, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { fullDisk } from '../../../tests/fakes/fake-replica.ts';
import type { CandidateSiteId, CompoundGateId, CompoundId, FootpathId } from '../../domain/ids.ts';
import type { CircleState } from '../../state/circle.ts';
import { UNDO_MS } from '../undo-operation.ts';
import { openCircleTab } from './change-circle.ts';
import { addFootpathPoint, beginFootpath, saveFootpath, stopPlacing, undoFootpathPoint } from './draw-footpath.ts';
import { beginGate, changeFootpath, changeGate, saveGate } from './gates.ts';
import { registerSite, removeCandidate } from './register-site.ts';

const compound = 'compound-1' as CompoundId;

function anApp(): FakeApp {
  const world = aStreet()
    .withGate('gate-1')
    .withSite('site-1')
    .with('footpath', {
      id: 'path-1',
      territory_id: 'grid-1',
      kind: 'path',
      name: null,
      is_closed: false,
      geom: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0.001, 0],
        ],
      },
    });
  const built = world.build();
  return fakeApp({ ...signedIn, world: built, base: built });
}
const circle = (app: FakeApp): CircleState => app.store.getState().circle;
const told = (app: FakeApp) => app.store.getState().outbox.map(({ operation: { name, args } }) => ({ name, args }));
const world = (app: FakeApp) => app.store.getState().world;

describe('a footpath', () => {
  test('is drawn point by point, the last one taken back, and saved with an undo', async () => {
    const app = anApp();
    addFootpathPoint(app, [9, 9]); // nothing is being drawn
    undoFootpathPoint(app);
    expect(circle(app).mode).toEqual({ kind: 'browse' });
    beginFootpath(app);
    for (const lon of [0.001, 0.002, 0.003]) addFootpathPoint(app, [lon, 0]);
    undoFootpathPoint(app);
    await saveFootpath(app, 'steps', '  河边小路 ');
    const coordinates = [
      [0.001, 0],
      [0.002, 0],
    ];
    expect(told(app)).toMatchObject([
      { name: 'footpath.add', args: { kind: 'steps', name: '河边小路', geom: { type: 'LineString', coordinates } } },
    ]);
    expect(app.store.getState().outbox[0]?.next_try_at).toBe(NOW + UNDO_MS);
    expect(circle(app).mode).toEqual({ kind: 'browse' });
    expect(world(app).footpath.size).toBe(2); // and the walks change at once
  });

  test('without a name has none', async () => {
    const app = anApp();
    beginFootpath(app);
    await saveFootpath(app, 'path', '  ');
    expect(told(app)[0]?.args).not.toHaveProperty('name');
  });

  test('that could not be kept is still being drawn', async () => {
    const app = anApp();
    app.outbox.broken = fullDisk;
    beginFootpath(app);
    addFootpathPoint(app, [0.001, 0]);
    await expect(saveFootpath(app, 'path', '')).rejects.toMatchObject({ code: 'storage' });
    expect(circle(app).mode).toEqual({ kind: 'draw_footpath', points: [[0.001, 0]] });
  });

  test('is shut and opened again', async () => {
    const app = anApp();
    await changeFootpath(app, 'path-1' as FootpathId, { is_closed: true });
    expect(told(app)).toEqual([{ name: 'footpath.change', args: { footpath_id: 'path-1', is_closed: true } }]);
    expect(world(app).footpath.get('path-1')?.is_closed).toBe(true);
  });
});

describe('a gate', () => {
  test('is placed on the circle’s map, with its hours', async () => {
    const app = anApp();
    app.store.setState({ screen: 'map', selection: { kind: 'compound', id: compound } });
    beginGate(app, compound);
    expect(app.store.getState()).toMatchObject({ screen: 'circle', selection: null });
    await saveGate(app, { compound_id: compound, kind: 'side', open_hours: '06:00-22:00', at: [0.002, 0] });
    const geom = { type: 'Point', coordinates: [0.002, 0] };
    expect(told(app)).toMatchObject([
      { name: 'gate.add', args: { compound_id: compound, kind: 'side', open_hours: '06:00-22:00', geom } },
    ]);
    expect(circle(app).mode).toEqual({ kind: 'browse' });
    expect(world(app).compound_gate.size).toBe(2);
  });

  test('is given other hours, and only they are told', async () => {
    const app = anApp();
    await changeGate(app, 'gate-1' as CompoundGateId, { open_hours: '08:00-18:00' });
    expect(told(app)).toEqual([{ name: 'gate.change', args: { gate_id: 'gate-1', open_hours: '08:00-18:00' } }]);
    expect(world(app).compound_gate.get('gate-1')).toMatchObject({ open_hours: '08:00-18:00', is_closed: false });
  });

  test('that is being placed is let go of by going elsewhere, or by hand', () => {
    const app = anApp();
    beginGate(app, compound);
    openCircleTab(app, 'plan');
    expect(circle(app).mode).toEqual({ kind: 'browse' });
    beginGate(app, compound);
    stopPlacing(app);
    expect(circle(app).mode).toEqual({ kind: 'browse' });
  });
});

describe('a place where a service could open', () => {
  const facts = { kind: 'planned_site', name: '槐坞庭底商', owner: null, area_m2: 120, due_on: '2027-06-30' } as const;

  test('is registered at the middle of the map, with what is known of it', async () => {
    const app = anApp();
    app.store.setState({ camera: { center: [0.004, 0.001], zoom: 16 } });
    await registerSite(app, facts);
    const [{ args } = { args: {} }] = told(app);
    expect(args).toMatchObject({
      kind: 'planned_site',
      area_m2: 120,
      due_on: '2027-06-30',
      geom: { coordinates: [0.004, 0.001] },
    });
    expect(args).not.toHaveProperty('owner');
  });

  test('is nowhere while the map stands nowhere', async () => {
    await expect(registerSite(anApp(), facts)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('is taken out of the inventory', async () => {
    const app = anApp();
    await removeCandidate(app, 'site-1' as CandidateSiteId);
    expect(told(app)).toEqual([{ name: 'site.remove', args: { site_id: 'site-1' } }]);
    expect(world(app).candidate_site.size).toBe(0);
  });
});
