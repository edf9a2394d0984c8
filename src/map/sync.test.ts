import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CameraWish } from '../state/camera.ts';
import { createAppStore, type AppState, type AppStore } from '../state/store.ts';
import { createFakeEngine, type FakeEngine } from './testing/fake-engine.ts';
import { aCircle, aPicture, aSite } from './testing/a-circle.ts';
import { aWorld, changed, ID, NOW } from './testing/a-world.ts';
import { SOURCE_IDS } from './sources/index.ts';
import { createSync, type Sync } from './sync.ts';

let engine: FakeEngine;
let store: AppStore;
let sync: Sync;
let now: number;
let failures: string[];
const settled = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  engine = createFakeEngine();
  store = createAppStore({ world: aWorld() });
  now = NOW;
  failures = [];
  settled.mockClear();
  sync = createSync(engine, {
    view: () => ({ state: store.getState(), now }),
    title: () => '地图',
    onStart: () => undefined,
    onSettled: settled,
    onFailure: (part, _error, attempts) => failures.push(`${part} ${attempts}`),
  });
});

afterEach(() => {
  sync.stop();
  vi.useRealTimers();
});

/** Asks for an update and lets everything that is not a timer finish. */
async function update(change: Partial<AppState> = {}): Promise<string[]> {
  store.setState(change);
  engine.calls.length = 0;
  sync.request();
  await vi.advanceTimersByTimeAsync(0);
  return [...engine.calls];
}

describe('what a change costs', () => {
  test('the first run draws the style with everything in it, so that no source is cut into tiles twice', async () => {
    expect(await update()).toEqual(['style']);
    const filled = [...engine.data].filter(([, data]) => data.features.length > 0).map(([source]) => source);
    expect(filled.sort()).toEqual(
      SOURCE_IDS.filter(
        (source) =>
          ![
            'assignment',
            'patrol_track',
            'focus',
            'pending',
            'hovered_pin',
            'proposal',
            'boundary_part',
            'boundary_mark',
            'dispatch_line',
            'device',
            'draft_case',
            'circle_ring',
            'circle_street',
            'circle_building',
            'circle_place',
            'circle_walk',
            'circle_draft',
            'import_preview',
            'footpath',
            'responsibility_zone',
            'drawing',
            'proposal',
          ].includes(source),
      ).sort(),
    );
    expect(sync.settled).toBe(true);
  });

  test('what changed while the first style loaded is brought afterwards', async () => {
    let release = (): void => undefined;
    engine.hold = { source: 'style', until: new Promise((resolve) => (release = resolve)) };
    await update();
    await update({ world: changed(store.getState().world, 'compound', ID.compound, { name: '清和里' }) });
    expect(engine.calls).toEqual([]);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(engine.calls).toEqual(['data:compound', 'data:compound_label']);
  });

  test('nothing changed: nothing is done', async () => {
    await update();
    expect(await update()).toEqual([]);
  });

  test('one table changed: exactly the sources drawn from it', async () => {
    await update();
    const world = changed(store.getState().world, 'compound', ID.compound, { name: '清和里' });
    expect(await update({ world })).toEqual(['data:compound', 'data:compound_label']);
    expect(engine.data.get('compound_label')?.features[0]?.properties).toMatchObject({ name: '清和里' });
    expect(await update({ world: changed(world, 'service_station', ID.station, { name: '新中心' }) })).toEqual([
      'data:service_station',
    ]);
  });

  test('a selection touches the small source and the line weights of its kind, never the big sources', async () => {
    await update();
    expect(await update({ selection: { kind: 'compound', id: ID.compound } })).toEqual(['style', 'data:focus']);
    expect(await update({ selection: { kind: 'case_record', id: ID.late } })).toEqual(['style', 'data:focus']);
    expect(await update({ selection: { kind: 'case_record', id: ID.open } })).toEqual(['data:focus']);
  });

  test('hovering an area is a state of the feature; hovering a pin is a ring', async () => {
    await update();
    expect(await update({ hover: { kind: 'building', id: ID.building } })).toEqual([
      `hover:building:${ID.building}:true`,
    ]);
    expect(await update({ hover: { kind: 'compound', id: ID.compound } })).toEqual([
      `hover:building:${ID.building}:false`,
      `hover:compound:${ID.compound}:true`,
    ]);
    expect(await update({ hover: { kind: 'service_station', id: ID.station } })).toEqual([
      'style',
      'data:hovered_pin',
      `hover:compound:${ID.compound}:false`,
    ]);
  });

  test('a theme switch changes the style and keeps all data', async () => {
    await update();
    const before = new Map(engine.data);
    expect(await update({ theme: 'outdoor' })).toEqual(['style']);
    expect(engine.data).toEqual(before);
  });

  test('the service circle comes with its place and goes with it', async () => {
    await update({ circle: aCircle() });
    expect(engine.data.get('circle_ring')?.features).toEqual([]);
    expect(await update({ screen: 'circle' })).toEqual([
      'style',
      'data:circle_ring',
      'data:circle_street',
      'data:circle_building',
      'data:circle_place',
      'data:circle_draft',
      'data:footpath',
    ]);
    expect(engine.data.get('circle_ring')?.features).toHaveLength(2);
    await update({ screen: 'map' });
    for (const id of SOURCE_IDS) if (id.startsWith('circle_')) expect(engine.data.get(id)?.features).toEqual([]);
  });

  test('a site that moves redraws the pins, a new ring the rings: nothing else', async () => {
    await update({ screen: 'circle', circle: aCircle() });
    const sites = [{ ...aSite, at: [101.187, 41.287] as const }];
    expect(await update({ circle: aCircle({ ...store.getState().circle, sites }) })).toEqual(['data:circle_place']);
    const picture = { ...aPicture, rings: aPicture.rings.slice(1) };
    expect(await update({ circle: { ...store.getState().circle, picture } })).toEqual(['data:circle_ring']);
  });

  test('a minute in which nothing became overdue costs nothing; one in which something did redraws the cases', async () => {
    await update();
    now = NOW + 60_000;
    expect(await update()).toEqual([]);
    now = NOW + 3 * 3_600_000;
    expect(await update()).toEqual(['data:territory_label', 'data:open_case']);
    expect(engine.data.get('open_case')?.features.map((feature) => feature.properties?.['mark'])).toEqual([
      'overdue',
      'overdue',
    ]);
  });
});

describe('when something goes wrong', () => {
  const renamed = () => ({
    world: changed(store.getState().world, 'compound', ID.compound, { kind: 'commercial_compound' }),
  });
  const shownKind = () => engine.data.get('compound')?.features[0]?.properties?.['kind'];

  test('a source that could not be set is tried again, the others are not', async () => {
    await update();
    settled.mockClear();
    engine.failNext = 'compound';
    await update(renamed());
    expect(failures).toEqual(['compound 1']);
    expect(shownKind()).not.toBe('commercial_compound');
    expect(sync.settled).toBe(false);
    engine.calls.length = 0;
    await vi.advanceTimersByTimeAsync(250);
    expect(engine.calls).toEqual(['data:compound']);
    expect(shownKind()).toBe('commercial_compound');
    expect(settled).toHaveBeenCalledTimes(1);
  });

  test('one slow source does not hold up the others', async () => {
    await update();
    let release = (): void => undefined;
    engine.hold = { source: 'compound', until: new Promise((resolve) => (release = resolve)) };
    await update(renamed());
    expect(await update({ hover: { kind: 'service_station', id: ID.station } })).toEqual(['style', 'data:hovered_pin']);
    expect(sync.settled).toBe(false);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(sync.settled).toBe(true);
  });

  test('the next change does not wait for the retry', async () => {
    await update();
    engine.failNext = 'compound';
    await update(renamed());
    expect(await update({ selection: { kind: 'compound', id: ID.compound } })).toEqual([
      'style',
      'data:compound',
      'data:focus',
    ]);
  });

  test('a map removed in the middle of an update ends it quietly', async () => {
    let release = (): void => undefined;
    engine.hold = { source: 'style', until: new Promise((resolve) => (release = resolve)) };
    await update();
    engine.remove();
    release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(engine.calls).toEqual(['style']);
    expect(failures).toEqual([]);
    expect(settled).not.toHaveBeenCalled();
  });

  test('a change during an update makes one more, not two at once', async () => {
    await update();
    let release = (): void => undefined;
    engine.hold = { source: 'compound', until: new Promise((resolve) => (release = resolve)) };
    await update(renamed());
    store.setState({ world: changed(store.getState().world, 'compound', ID.compound, { name: '后来的名字' }) });
    sync.request();
    await vi.advanceTimersByTimeAsync(0);
    expect(engine.calls.filter((call) => call === 'data:compound')).toHaveLength(1);
    engine.hold = null;
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(engine.calls.filter((call) => call === 'data:compound')).toHaveLength(2);
    expect(engine.data.get('compound_label')?.features[0]?.properties).toMatchObject({ name: '后来的名字' });
  });
});

describe('the camera', () => {
  const wish: Extract<CameraWish, { kind: 'point' }> = { kind: 'point', center: [101.2, 41.3], zoom: 16 };

  test('opens at the first wish without a flight, and flies to the next', async () => {
    await update({ cameraWish: { ...wish } });
    const next = { ...wish, zoom: 17 };
    await update({ cameraWish: next });
    expect(engine.wishes.map(({ still }) => still)).toEqual([true, false]);
    expect(engine.wishes[1]?.wish).toBe(next);
  });

  test('a panel that opens moves nothing', async () => {
    await update({ cameraWish: { ...wish } });
    await update({ insets: { top: 0, right: 0, bottom: 0, left: 380 } });
    expect(engine.wishes).toHaveLength(1);
    expect(engine.insets.at(-1)?.left).toBe(380);
  });

  test('a wish is for once: a map made again opens where the last one stood', async () => {
    const used = { ...wish };
    await update({ cameraWish: used });
    store.setState({ camera: { center: [101.21, 41.31], zoom: 15.5 } });
    const again = createFakeEngine();
    const second = createSync(again, {
      view: () => ({ state: store.getState(), now }),
      title: () => '地图',
      onStart: () => undefined,
      onSettled: () => undefined,
      onFailure: () => undefined,
    });
    second.request();
    await vi.advanceTimersByTimeAsync(0);
    expect(again.wishes).toEqual([{ wish: { kind: 'point', center: [101.21, 41.31], zoom: 15.5 }, still: true }]);
  });
});
