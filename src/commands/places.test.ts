import { describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { squareAt } from '../../tests/builders/square.ts';
import { fakeApp } from '../../tests/fakes/fake-app.ts';
import type { GridWorkerId, PartyOrgId } from '../domain/ids.ts';
import { clearHighlight } from './clear-highlight.ts';
import { climb } from './climb.ts';
import { flyHome, flyToNextHome } from './fly-home.ts';
import { flyTo } from './fly-to.ts';
import { highlightCoverage } from './highlight-coverage.ts';
import { highlightDuties } from './highlight-duties.ts';
import { homesOf } from './homes-of.ts';
import { parentOf } from './parent-of.ts';
import { select } from './select.ts';

const world = aWorld()
  .as('grid_worker', 'grid-1', 'grid-2')
  .withGrid('grid-1', { geom: squareAt(0, 0, 1) })
  .withGrid('grid-2', { geom: squareAt(0.02, 0, 1) })
  .withCompound('compound-1', { geom: squareAt(0.002, 0.002, 0.5) })
  .withBuilding('building-1')
  .withBuilding('lone-building', { compound_id: null })
  .withUnit('unit-1', { geom: { type: 'Point', coordinates: [0.003, 0.003] } })
  .withHousehold('household-1')
  .withPartyHousehold('party-household-1')
  .withWorker('worker-1', { grids: ['grid-1', 'grid-2'] })
  .withWorker('idle-worker')
  .withOrg('org-1', { covers: ['compound-1', 'grid-2', 'compound-elsewhere'] })
  .withOrg('org-2', { parent_id: 'org-1' })
  .withCase('case-1', { building_id: 'building-1', compound_id: 'compound-1' })
  .withCase('case-2')
  .withStation('station-1', { geom: { type: 'Point', coordinates: [0.004, 0.001] } })
  .build();

describe('climbing', () => {
  it('goes from a door to the county and then to nothing', () => {
    const app = fakeApp({ world });
    select(app, { kind: 'household', id: 'household-1' });
    const way: (string | null)[] = [];
    while (app.store.getState().selection) {
      climb(app);
      way.push(app.store.getState().selection?.id ?? null);
    }
    expect(way).toEqual(['building-1', 'compound-1', 'grid-1', 'community', 'street', 'county', null]);
  });

  it.each([
    ['building', 'lone-building', 'grid-1'],
    ['party_household', 'party-household-1', 'building-1'],
    ['case_record', 'case-1', 'building-1'],
    ['case_record', 'case-2', 'grid-1'],
    ['grid_worker', 'worker-1', 'community'],
    ['service_station', 'station-1', 'grid-1'],
    ['party_org', 'org-2', 'org-1'],
    ['party_org', 'org-1', undefined],
    ['compound', 'never-seen', undefined],
  ] as const)('from %s %s to %s', (kind, id, parent) => {
    expect(parentOf(world, { kind, id })?.id).toBe(parent);
  });

  it('skips nothing into what is not held', () => {
    const partial = { ...world, compound: new Map(), territory: new Map() };
    expect(parentOf(partial, { kind: 'building', id: 'building-1' })).toBeNull();
  });
});

describe('selecting', () => {
  it('does not move the map unless asked to', () => {
    const app = fakeApp({ world });
    select(app, { kind: 'compound', id: 'compound-1' });
    expect(app.store.getState().cameraWish).toBeNull();
    select(app, { kind: 'compound', id: 'compound-1' }, { fly: true });
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'bounds', bounds: [0.002, 0.002, 0.007, 0.007] });
  });

  it('puts out what the previous card had lit', () => {
    const app = fakeApp({ world });
    select(app, { kind: 'grid_worker', id: 'worker-1' });
    highlightDuties(app, 'worker-1' as GridWorkerId);
    select(app, { kind: 'compound', id: 'compound-1' });
    expect(app.store.getState().highlight).toEqual([]);
  });
});

describe('flying', () => {
  it('goes to a point at street scale and to an area as a whole', () => {
    const app = fakeApp({ world });
    expect(flyTo(app, { kind: 'household', id: 'household-1' })).toBe(true);
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'point', center: [0.003, 0.003] });
    expect(flyTo(app, { kind: 'grid_worker', id: 'worker-1' })).toBe(true);
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'bounds', bounds: [0, 0, 0.03, 0.01] });
  });

  it('goes to where a worker without duties belongs', () => {
    const app = fakeApp({ world });
    flyTo(app, { kind: 'grid_worker', id: 'idle-worker' });
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'bounds', bounds: [0, 0, 0.01, 0.01] });
  });

  it('stays where it is when the place is not held', () => {
    const app = fakeApp({ world });
    expect(flyTo(app, { kind: 'compound', id: 'never-seen' })).toBe(false);
    expect(app.store.getState().cameraWish).toBeNull();
  });

  it('goes home to all of the person’s grids', () => {
    const app = fakeApp({ world });
    expect(flyHome(app)).toBe(true);
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'bounds', bounds: [0, 0, 0.03, 0.01] });
    expect(flyHome(fakeApp())).toBe(false);
  });

  it('goes home to the offices of a county, not to the land around them', () => {
    const county = aWorld().as('leader', 'county').withGrid('grid-1').build();
    const app = fakeApp({ world: county });
    expect(flyHome(app)).toBe(true);
    expect(homesOf(county).map(({ territories }) => territories)).toEqual([['street']]);
  });

  describe('where two parts of a duty lie far apart', () => {
    const far = aWorld()
      .as('grid_worker', 'small', 'large')
      .withGrid('small', { geom: squareAt(0, 0, 1) })
      .withGrid('large', { geom: squareAt(5, 0, 1) })
      .withSummary('small', { place_kind: 'territory', households: 0 })
      .withSummary('large', { place_kind: 'territory', households: 900 })
      .build();
    const [large, small] = homesOf(far);

    it('opens with the larger', () => {
      const app = fakeApp({ world: far });
      flyHome(app);
      expect(app.store.getState().cameraWish).toMatchObject({ bounds: [5, 0, 5.01, 0.01] });
    });

    it('goes from one to the next and round again', () => {
      const app = fakeApp({ world: far });
      const next = () => {
        const at = flyToNextHome(app);
        const [west = 0, south = 0, east = 0, north = 0] = at?.home.bounds ?? [];
        app.store.setState({ camera: { center: [(west + east) / 2, (south + north) / 2], zoom: 15 } });
        return at && [at.home, at.place, at.places];
      };
      expect([next(), next(), next()]).toEqual([
        [large, 1, 2],
        [small, 2, 2],
        [large, 1, 2],
      ]);
      expect(flyToNextHome(fakeApp())).toBeNull();
    });
  });
});

describe('highlighting', () => {
  it('lights what a branch covers, as far as it is held, and brings it into view', () => {
    const app = fakeApp({ world });
    highlightCoverage(app, 'org-1' as PartyOrgId);
    expect(app.store.getState().highlight).toEqual([
      { kind: 'compound', id: 'compound-1' },
      { kind: 'territory', id: 'grid-2' },
    ]);
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'bounds', bounds: [0.002, 0, 0.03, 0.01] });
    clearHighlight(app);
    expect(app.store.getState().highlight).toEqual([]);
  });
});
