import { afterEach, describe, expect, test, vi } from 'vitest';
import { aStreet } from '../../../tests/builders/a-street.ts';
import type { WorldBuilder } from '../../../tests/builders/a-world.ts';
import { fakeApp, signedIn, type FakeApp, type FakeAppOptions } from '../../../tests/fakes/fake-app.ts';
import { later, settled } from '../../../tests/fakes/later.ts';
import { Failure } from '../../domain/failure.ts';
import { applyChanges, emptyWorld } from '../../domain/world.ts';
import { initialCircle, type CircleState } from '../../state/circle.ts';
import { askCircle } from './ask-circle.ts';
import { askOtherwise } from './change-circle.ts';
import { followCircle } from './follow-circle.ts';
import { dragSite, dropSite, grabSite } from './map-gestures.ts';
import { addSite, showSites } from './sites.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Somebody stands in the circle's place, and the first answer has come. */
async function following(state: FakeAppOptions = {}, built: WorldBuilder = aStreet()): Promise<FakeApp> {
  const app = fakeApp({ ...signedIn, screen: 'circle', world: built.build(), ...state });
  app.walk.network = true;
  stops.push(followCircle(app));
  await settled();
  return app;
}
const circle = (app: FakeApp): CircleState => app.store.getState().circle;
const seconds = (app: FakeApp): number[] => [...(circle(app).reach?.seconds ?? [])].map(Math.round);
/** How many questions were asked while this was done. */
async function asked(app: FakeApp, act: () => void): Promise<number> {
  const before = app.walk.questions.length;
  act();
  await settled();
  return app.walk.questions.length - before;
}

describe('when it is asked', () => {
  test('not before its place of the rail is open, and once when it is', async () => {
    const app = await following({ screen: 'map' });
    expect(app.walk.questions).toHaveLength(0);
    expect(await asked(app, () => app.store.setState({ screen: 'circle' }))).toBe(1);
    expect(circle(app).phase).toEqual({ kind: 'ready' });
    expect(circle(app).network).toMatchObject({ version: 'v1' });
    expect(seconds(app)).toEqual([111, 1668, 1724]);
    expect(await asked(app, () => app.store.setState({ screen: 'map' }))).toBe(0);
    expect(await asked(app, () => app.store.setState({ screen: 'circle' }))).toBe(0);
  });

  test.each<[string, Partial<CircleState>]>([
    ['what is served', { served: ['service_center', 'meal_point'] }],
    ['minutes', { minutes: 10 }],
    ['pace', { pace: 'elderly' }],
    ['open now', { openNow: true }],
  ])('anew when %s changes', async (_, change) => {
    const app = await following();
    expect(await asked(app, () => askOtherwise(app, change))).toBe(1);
  });

  test.each([
    'service_station',
    'facility',
    'building',
    'stairwell_unit',
    'stairwell_need',
    'compound_gate',
    'footpath',
  ] as const)('anew when a pull brings another %s', async (table) => {
    const app = await following();
    const { world } = app.store.getState();
    expect(
      await asked(app, () =>
        app.store.setState({ world: { ...world, [table]: new Map<string, unknown>(world[table]) } }),
      ),
    ).toBe(1);
  });

  test('not when nothing changes that it depends on; who moves in is counted with the walks that are known', async () => {
    const app = await following();
    const { world } = app.store.getState();
    const household = { id: 'new', version: 1, stairwell_unit_id: 'near', floor: 1, door: '101', residents: 2 };
    const grown = applyChanges(world, { upserts: { household: [household] as never }, removes: {} });
    expect(
      await asked(app, () =>
        app.store.setState({ world: grown, selection: { kind: 'building', id: 'building near' } }),
      ),
    ).toBe(0);
    expect(await asked(app, () => app.store.setState({ circle: { ...circle(app), tab: 'published' } }))).toBe(0);
  });

  test('each minute while only open places count, and at once by whom comes back later', async () => {
    vi.useFakeTimers();
    try {
      const app = fakeApp({ ...signedIn, screen: 'circle', world: aStreet().build() });
      app.walk.network = true;
      stops.push(followCircle(app));
      await vi.advanceTimersByTimeAsync(120_000);
      expect(app.walk.questions).toHaveLength(1);
      askOtherwise(app, { openNow: true });
      await vi.advanceTimersByTimeAsync(60_000);
      expect(app.walk.questions).toHaveLength(3);
      expect(app.walk.questions.at(-1)?.conditions.minute).toBe(10 * 60);
      app.store.setState({ screen: 'map' });
      await vi.advanceTimersByTimeAsync(120_000);
      expect(app.walk.questions).toHaveLength(3);
      app.store.setState({ screen: 'circle' });
      await vi.advanceTimersByTimeAsync(0);
      expect(app.walk.questions).toHaveLength(4);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('what is asked', () => {
  test('rings up to the minutes, half an hour of doors, the elderly at their own pace', async () => {
    const app = await following();
    expect(app.walk.questions[0]).toMatchObject({
      places: [[0, 0]],
      conditions: { pace: 'standard', minute: null },
      elderly: true,
      limit: 1800,
      rings: [300, 600, 900],
      streets: true,
      cell: 10,
    });
    askOtherwise(app, { pace: 'elderly', minutes: 7 });
    await settled();
    expect(app.walk.questions[1]).toMatchObject({ elderly: false, rings: [300, 420] });
  });

  test('without sites there is nothing to compare with; with one, what was without it is asked besides', async () => {
    const app = await following();
    expect(circle(app).before).toBe(circle(app).reach);
    expect(await asked(app, () => addSite(app, [0.015, 0]))).toBe(2);
    expect(seconds(app)).toEqual([111, 0, 56]);
    expect([...(circle(app).before?.seconds ?? [])].map(Math.round)).toEqual([111, 1668, 1724]);
    expect(await asked(app, () => showSites(app, []))).toBe(1);
    expect(circle(app).before).toBe(circle(app).reach);
  });

  test('roughly while a finger drags a site, finely when it rests', async () => {
    const app = await following();
    const id = addSite(app, [0.01, 0]) ?? '';
    await settled();
    const { before } = circle(app);
    expect(await asked(app, () => grabSite(app, id))).toBe(0); // nothing has moved
    expect(await asked(app, () => dragSite(app, [0.012, 0]))).toBe(1);
    expect(app.walk.questions.at(-1)).toMatchObject({ limit: 900, streets: false, cell: 20 });
    expect(circle(app).before).toBe(before);
    expect(seconds(app)[1]).toBe(334);
    expect(await asked(app, () => dropSite(app, [0.012, 0]))).toBe(2);
    expect(app.walk.questions.at(-1)).toMatchObject({ limit: 1800, streets: true, cell: 10 });
  });
});

describe('which answer is shown', () => {
  test('the newest question’s, also where the older one was only half answered', async () => {
    const app = await following();
    const held = later<void>();
    app.walk.gate = held.promise;
    addSite(app, [0.015, 0]); // asks what is without it first, and waits
    await settled();
    showSites(app, []);
    held.resolve();
    await settled();
    expect(seconds(app)).toEqual([111, 1668, 1724]);
    expect(circle(app)).toMatchObject({ busy: false, phase: { kind: 'ready' } });
  });

  test('a finger faster than the device sees each answer that is ready, and then the newest', async () => {
    const app = await following();
    const id = addSite(app, [0.01, 0]) ?? '';
    await settled();
    grabSite(app, id);
    const first = later<void>();
    app.walk.gate = first.promise;
    const before = app.walk.questions.length;
    for (const lon of [0.011, 0.012, 0.013]) {
      dragSite(app, [lon, 0]);
      await settled();
    }
    expect(app.walk.questions.length - before).toBe(1);
    const second = later<void>();
    app.walk.gate = second.promise;
    first.resolve();
    await settled();
    expect(seconds(app)[1]).toBe(445); // of the first place it was dragged to
    expect(app.walk.questions.at(-1)?.places.at(-1)).toEqual([0.013, 0]);
    second.resolve();
    await settled();
    expect(seconds(app)[1]).toBe(222);
    expect(app.walk.questions.length - before).toBe(2);
  });

  test('without a network a circle is drawn as an estimate, and nobody is counted', async () => {
    const app = await following();
    app.walk.network = false;
    askOtherwise(app, { minutes: 10 });
    await settled();
    expect(circle(app)).toMatchObject({
      phase: { kind: 'none' },
      reach: null,
      before: null,
      network: null,
      busy: false,
    });
    expect(circle(app).picture).toMatchObject({ kind: 'estimate', rings: [{ seconds: 600 }], streets: [] });
  });

  test('nothing to walk to and no door of one’s own: nothing is asked, and nothing stays busy', async () => {
    const app = await following({ world: aStreet().build() });
    app.walk.gate = later<void>().promise;
    askOtherwise(app, { minutes: 5 });
    await settled();
    expect(circle(app).busy).toBe(true);
    app.store.setState({ world: emptyWorld() });
    await settled();
    expect(circle(app)).toMatchObject({ phase: { kind: 'none' }, reach: null, picture: null, busy: false, places: [] });
  });

  test('a failure is shown, and tried again', async () => {
    const app = await following({ screen: 'map' });
    app.walk.network = new Failure('network');
    app.store.setState({ screen: 'circle' });
    await settled();
    expect(circle(app)).toMatchObject({ phase: { kind: 'failed', failure: { code: 'network' } }, reach: null });
    app.walk.network = true;
    await askCircle(app, false);
    expect(circle(app).phase).toEqual({ kind: 'ready' });
    expect(seconds(app)[0]).toBe(111);
  });
});

describe('whoever signs out', () => {
  test('leaves nothing, not even an answer that comes late', async () => {
    const app = await following();
    const held = later<void>();
    app.walk.gate = held.promise;
    addSite(app, [0.015, 0]);
    await settled();
    app.store.setState({ session: { kind: 'signed_out', failure: null } });
    expect(circle(app)).toBe(initialCircle);
    app.store.setState({ ...signedIn, screen: 'map' });
    held.resolve();
    await settled();
    expect(circle(app)).toBe(initialCircle);
  });
});

describe('what staff know of the ground', () => {
  const gates = (app: FakeApp): string[][] => app.walk.amendments.map((told) => told.gates.map(({ id }) => id));

  test('reaches the walks and the planner, whether the circle is open or not', async () => {
    const app = await following({ screen: 'map' });
    expect(gates(app)).toEqual([[]]);
    app.store.setState({ world: aStreet().withGate('gate-1', { open_hours: '06:00-22:00' }).build() });
    expect(app.walk.amendments.at(-1)?.gates).toEqual([
      { id: 'gate-1', at: [0, 0], from: 360, to: 1320, isClosed: false },
    ]);
    expect(app.planner.amendments).toEqual(app.walk.amendments);
    app.store.setState({ selection: null });
    expect(gates(app)).toHaveLength(2);
  });

  test('the next person’s walks know what that person knows, and not what the one before knew', async () => {
    const app = await following({ screen: 'map' }, aStreet().withGate('gate-1'));
    const next = emptyWorld();
    app.store.setState({ session: { kind: 'signed_out', failure: null }, world: next });
    app.store.setState({ ...signedIn, world: next });
    expect(gates(app)).toEqual([['gate-1'], []]);
  });
});
