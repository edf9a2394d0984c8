import { openCasesBehind } from './arrange-desk.ts';
import { filterCases } from './filter-cases.ts';
import { describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { squareAt } from '../../tests/builders/square.ts';
import { fakeApp, signedIn, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { Failure } from '../domain/failure.ts';
import { emptyWorld, type World } from '../domain/world.ts';
import { initialSync } from '../state/sync.ts';
import { followPermalink } from './follow-permalink.ts';
import { leave } from './leave.ts';
import { openScreen } from './open-screen.ts';
import { showOnMap } from './show-on-map.ts';
import { select } from './select.ts';
import { settleCamera } from './settle-camera.ts';

const GRID = '01940000-0000-7000-8000-000000000001';
const COMPOUND = '01940000-0000-7000-8000-000000000002';
const compound = { kind: 'compound', id: COMPOUND } as const;
const grid = { kind: 'territory', id: GRID } as const;
const world = aWorld()
  .as('grid_worker', GRID)
  .withGrid(GRID, { geom: squareAt(101, 41, 100) })
  .withCompound(COMPOUND, { geom: squareAt(101.25, 41.25, 25), territory_id: GRID })
  .build();
const complete = { ...initialSync, dataAsOf: '2026-11-20T02:00:00.000Z' };

const arrive = (app: FakeApp, held: World = world) => app.store.setState({ world: held, sync: complete });
const following = (hash: string) => {
  const app = fakeApp({ ...signedIn, hash });
  followPermalink(app);
  return app;
};

describe('when the app opens', () => {
  it('shows the person’s own duty once it is held, and only once', () => {
    const app = following('');
    expect(app.store.getState().cameraWish).toBeNull();
    arrive(app);
    const wish = app.store.getState().cameraWish;
    expect(wish).toMatchObject({ kind: 'bounds', bounds: [101, 41, 102, 42] });
    arrive(app, { ...world });
    expect(app.store.getState().cameraWish).toBe(wish);
  });

  it('goes where the link says, at once', () => {
    const app = following(`#map=16.5/41.00500/101.00500&sel=compound:${COMPOUND}`);
    const wish = app.store.getState().cameraWish;
    expect(wish).toEqual({ kind: 'point', center: [101.005, 41.005], zoom: 16.5 });
    expect(app.store.getState().selection).toEqual(compound);
    arrive(app);
    expect(app.store.getState().cameraWish).toBe(wish);
  });

  it('brings what a link without a place names into view when its row arrives', () => {
    const app = following(`#sel=compound:${COMPOUND}`);
    expect(app.store.getState()).toMatchObject({ selection: compound, cameraWish: null });
    arrive(app);
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'bounds', bounds: [101.25, 41.25, 101.5, 41.5] });
  });

  it('keeps a selection that is not held, so that the card can say so, and shows the duty', () => {
    const app = following('#sel=compound:01940000-0000-7000-8000-00000000ffff');
    arrive(app);
    expect(app.store.getState().selection?.id).toBe('01940000-0000-7000-8000-00000000ffff');
    expect(app.store.getState().cameraWish).toMatchObject({ bounds: [101, 41, 102, 42] });
  });

  it('waits for a sign-in with the link in hand', () => {
    const app = fakeApp({ session: { kind: 'starting' }, hash: `#sel=compound:${COMPOUND}` });
    followPermalink(app);
    app.store.setState({ session: { kind: 'signed_out', failure: null } });
    expect(app.addressBar.hash()).toBe(`#sel=compound:${COMPOUND}`);
    app.store.setState({ ...signedIn, world, sync: complete });
    expect(app.store.getState().selection).toEqual(compound);
    expect(app.store.getState().cameraWish).toMatchObject({ bounds: [101.25, 41.25, 101.5, 41.5] });
  });

  it('ignores a hostile link', () => {
    const app = following('#map=9e9/<script>/0&sel=compound:javascript:alert(1)');
    arrive(app);
    expect(app.store.getState().selection).toBeNull();
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'bounds' });
  });
});

describe('afterwards', () => {
  const atHome = () => {
    const app = following('');
    arrive(app);
    settleCamera(app, { center: [101.005, 41.005], zoom: 15 });
    return app;
  };

  it('writes where the map rests into the current entry', () => {
    const app = atHome();
    settleCamera(app, { center: [101.00612345, 41.005], zoom: 15.256 });
    expect(app.addressBar.entries.map(({ hash }) => hash)).toEqual(['#map=15.26/41.00500/101.00612']);
  });

  it('does not write where the map happened to rest before it was told where to begin', () => {
    const app = following(`#sel=compound:${COMPOUND}`);
    settleCamera(app, { center: [0, 0], zoom: 0 });
    expect(app.addressBar.hash()).toBe(`#sel=compound:${COMPOUND}`);
  });

  it('writes where the map jumped to at once', () => {
    const app = following('');
    app.store.subscribe(({ cameraWish }, before) => {
      if (cameraWish !== before.cameraWish) settleCamera(app, { center: [101.5, 41.5], zoom: 14 });
    });
    arrive(app);
    expect(app.addressBar.hash()).toBe('#map=14/41.50000/101.50000');
  });

  it('makes an entry per selection, so that Back closes the card and leaves the map where it is', () => {
    const app = atHome();
    select(app, grid);
    select(app, compound);
    expect(app.addressBar.entries).toHaveLength(3);
    settleCamera(app, { center: [101.009, 41.009], zoom: 17 });
    const wish = app.store.getState().cameraWish;
    app.addressBar.back();
    expect(app.store.getState().selection).toEqual(grid);
    app.addressBar.back();
    expect(app.store.getState().selection).toBeNull();
    expect(app.store.getState().cameraWish).toBe(wish);
    expect(app.addressBar.hash()).toBe('#map=17/41.00900/101.00900');
    expect(app.addressBar.entries).toHaveLength(3);
  });

  it('follows a pasted link to its place', () => {
    const app = atHome();
    app.addressBar.paste(`#map=18/41.00300/101.00300&sel=compound:${COMPOUND}`);
    expect(app.store.getState().selection).toEqual(compound);
    expect(app.store.getState().cameraWish).toEqual({ kind: 'point', center: [101.003, 41.003], zoom: 18 });
  });

  it('leaves nothing for the next person on this device', () => {
    const app = atHome();
    select(app, compound);
    leave(app, { kind: 'signed_out', failure: null });
    expect(app.addressBar.hash()).toBe('');
  });

  it('brings a person whose session ran out back to where they were', () => {
    const app = atHome();
    select(app, compound);
    leave(app, { kind: 'signed_out', failure: new Failure('session_expired') });
    expect(app.store.getState().world).toEqual(emptyWorld());
    app.store.setState({ ...signedIn, world, sync: complete });
    expect(app.store.getState().selection).toEqual(compound);
  });
});

describe('the desk', () => {
  it('is in the link with its view and filter; Back returns from the cases to their number', () => {
    const app = following('#at=desk&view=figures&cases=class.01');
    arrive(app);
    expect(app.store.getState()).toMatchObject({ desk: { view: 'figures' }, caseFilter: { class: '01' } });
    const measure = { figure: 'due', from: '2026-11-01', to: '2026-11-20' } as const;
    openCasesBehind(app, { measure }, { class: '01' });
    expect(app.addressBar.hash()).toContain('view=table&cases=class.01~figure.due.2026-11-01.2026-11-20');
    app.addressBar.back();
    expect(app.store.getState()).toMatchObject({
      desk: { view: 'figures' },
      caseFilter: { class: '01', measure: null },
    });
  });

  it('makes no entry of a filter, and none of what is searched for', () => {
    const app = following('#at=desk');
    arrive(app);
    const entries = app.addressBar.entries.length;
    filterCases(app, { state: 'overdue', text: '王某' });
    expect(app.addressBar.entries).toHaveLength(entries);
    expect(app.addressBar.hash()).toContain('cases=state.overdue');
    expect(decodeURIComponent(app.addressBar.hash())).not.toContain('王某');
    showOnMap(app, compound);
    app.addressBar.back();
    expect(app.store.getState().caseFilter).toMatchObject({ state: 'overdue', text: '王某' });
  });
});

describe('the places of the rail', () => {
  it('are in the link, and Back leaves them in one step', () => {
    const app = following('#at=desk');
    arrive(app);
    expect(app.store.getState().screen).toBe('desk');
    showOnMap(app, compound);
    expect(app.store.getState()).toMatchObject({ screen: 'map', selection: compound });
    app.addressBar.back();
    expect(app.store.getState()).toMatchObject({ screen: 'desk', selection: null });
  });

  it('take the card along that was open in the place one leaves', () => {
    const app = following(`#sel=compound:${COMPOUND}`);
    openScreen(app, 'patrol');
    expect(app.store.getState()).toMatchObject({ screen: 'patrol', selection: null });
    expect(app.addressBar.hash()).toContain('at=patrol');
  });
});
