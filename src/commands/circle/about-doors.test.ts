import { describe, expect, test } from 'vitest';
import { aReach } from '../../../tests/builders/a-reach.ts';
import { aStreet } from '../../../tests/builders/a-street.ts';
import { fakeApp, signedIn, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { later } from '../../../tests/fakes/later.ts';
import { withHomes } from '../../../tests/builders/with-homes.ts';
import { Failure } from '../../domain/failure.ts';
import { applyChanges } from '../../domain/world.ts';
import { initialCircle } from '../../state/circle.ts';
import { gainsOfCandidates } from './candidate-gains.ts';
import { scopeCircle } from './change-circle.ts';
import { explainBlindSpots } from './explain-blind-spots.ts';
import { setCircle } from './set-circle.ts';
import { showWalk } from './show-walk.ts';

const station = {
  id: 'station-1',
  name: '清和中心',
  at: [0, 0],
  selection: { kind: 'service_station', id: 'station-1' },
} as const;

const built = aStreet()
  .withSite('beside', { geom: { type: 'Point', coordinates: [0.015, 0] } })
  .withSite('useless', { geom: { type: 'Point', coordinates: [0.001, 0] } })
  .build();

function anApp(): FakeApp {
  const reach = aReach(built, { seconds: { near: 111, far: 1668, alone: null }, places: [station] });
  const circle = { ...initialCircle, places: [station], reach, before: reach };
  const app = fakeApp({ ...signedIn, screen: 'circle', world: built, circle });
  app.walk.network = true;
  return app;
}
const circle = (app: FakeApp) => app.store.getState().circle;
const open = (app: FakeApp, kind: 'building' | 'household' | 'compound', id: string): Promise<void> => {
  app.store.setState({ selection: { kind, id } });
  return showWalk(app);
};

describe('the walk from what is open', () => {
  test('is drawn from a building, and from a household, to the nearest place', async () => {
    const app = anApp();
    await open(app, 'building', 'building near');
    expect(circle(app).walk).toMatchObject({
      line: [
        [0, 0],
        [0.001, 0],
      ],
      to: station,
    });
    expect(circle(app).walk?.metres).toBeCloseTo(111, 0);
    await open(app, 'household', 'far 3');
    expect(circle(app).walk?.line).toEqual([
      [0, 0],
      [0.015, 0],
    ]);
  });

  test('goes when something is opened that is no home, that reaches nothing, or nothing', async () => {
    const app = anApp();
    for (const [kind, id] of [
      ['compound', 'compound-1'],
      ['building', 'building alone'],
    ] as const) {
      await open(app, 'building', 'building near');
      expect(circle(app).walk).not.toBeNull();
      await open(app, kind, id);
      expect(circle(app).walk).toBeNull();
    }
  });

  test('is not drawn for a card that was closed while the worker looked', async () => {
    const app = anApp();
    const held = later<void>();
    app.walk.gate = held.promise;
    const looking = open(app, 'building', 'building near');
    app.store.setState({ selection: null });
    await showWalk(app);
    held.resolve();
    await looking;
    expect(circle(app).walk).toBeNull();
  });

  test('that fails is not drawn, and the map says so', async () => {
    const app = anApp();
    await open(app, 'building', 'building near');
    app.walk.walk = () => {
      throw new Failure('server');
    };
    await open(app, 'building', 'building far');
    expect(circle(app).walk).toBeNull();
    expect(app.store.getState().mapFailure?.code).toBe('server');
  });
});

describe('why a blind spot is one', () => {
  test('is told by what stands between it and the place that looks nearest', async () => {
    const app = anApp();
    app.walk.between = (from, to) => (from[0] > 0.01 && to === station.at ? ['river', 'wall'] : []);
    await explainBlindSpots(app);
    expect([...circle(app).obstacles]).toEqual([['far', ['river', 'wall']]]);
    setCircle(app, { minutes: 30, reach: aReach(built, { seconds: { near: 111, far: 1668, alone: 1724 } }) });
    await explainBlindSpots(app);
    expect(circle(app).obstacles.size).toBe(0);
  });

  test('is left untold under a finger, and where it cannot be had', async () => {
    const app = anApp();
    const { obstacles } = circle(app);
    setCircle(app, { dragging: true });
    await explainBlindSpots(app);
    expect(circle(app).obstacles).toBe(obstacles);
    setCircle(app, { dragging: false });
    app.walk.between = () => {
      throw new Failure('server');
    };
    await explainBlindSpots(app);
    expect([...circle(app).obstacles]).toEqual([['far', []]]);
  });
});

describe('what each place of the inventory would bring', () => {
  const gains = async (app: FakeApp, signal = new AbortController().signal) => {
    const { before, minutes } = circle(app);
    if (!before) throw new Error('nothing to compare with');
    const { world } = app.store.getState();
    return [...(await gainsOfCandidates(app, world.candidate_site.values(), before, minutes, signal))];
  };

  test('is counted alone, beside what is there', async () => {
    expect(await gains(anApp())).toEqual([
      ['beside', 47],
      ['useless', 0],
    ]);
  });

  test('is counted on when somebody moves in, and left when there are other doors', async () => {
    const app = anApp();
    const household = { id: 'new', version: 1, stairwell_unit_id: 'far', floor: 1, door: '101', residents: 2 };
    app.store.setState({ world: applyChanges(built, { upserts: { household: [household] as never }, removes: {} }) });
    expect(await gains(app)).toEqual([
      ['beside', 48],
      ['useless', 0],
    ]);
    const other = withHomes(aStreet().withSite('beside'), 'new', { grid: 'grid-1', compound: null, at: [0, 0] }, 3);
    app.store.setState({ world: other.build() });
    expect(await gains(app)).toEqual([]);
  });

  test('stops when nobody waits for it', async () => {
    await expect(gains(anApp(), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('reading the numbers of one place brings it into view and lights it; of the whole nothing is lit', () => {
  const app = anApp();
  setCircle(app, { level: 'compound' });
  scopeCircle(app, { kind: 'compound', id: 'compound-1' });
  expect(circle(app)).toMatchObject({ scope: { id: 'compound-1' }, level: null });
  expect(app.store.getState().highlight).toEqual([{ kind: 'compound', id: 'compound-1' }]);
  expect(app.store.getState().cameraWish).not.toBeNull();
  scopeCircle(app, null);
  expect(app.store.getState().highlight).toEqual([]);
});
