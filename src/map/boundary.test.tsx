/** The boundary editor on real GL: nodes follow a real mouse and a real finger, go back, snap; strokes cut; two fingers move the map. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render, type RenderResult } from 'vitest-browser-react';
import { aQuarter, MIDDLE } from '../../tests/builders/a-quarter.ts';
import { squareAt } from '../../tests/builders/square.ts';
import { fakeApp, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { openBoundary } from '../commands/boundary/open-boundary.ts';
import { chooseTool, pickPart } from '../commands/boundary/tools.ts';
import type { TerritoryId } from '../domain/ids.ts';
import { countOf } from '../domain/rules/area-count.ts';
import '../i18n/plan-texts.ts';
import type { BoundaryEdit } from '../state/boundary.ts';
import { initialPlan } from '../state/plan.ts';
import { MapCanvas } from './MapCanvas.tsx';

const SIZE = { width: 800, height: 600 };
const ZOOM = 15;
/** CSS pixels of a degree on the equator. */
const DEGREE = (512 * 2 ** ZOOM) / 360;

let app: FakeApp;
let screen: RenderResult;

interface Spot {
  readonly x: number;
  readonly y: number;
}
const pixelOf = ([lon, lat]: readonly [number, number]): Spot => ({
  x: SIZE.width / 2 + (lon - MIDDLE[0]) * DEGREE,
  y: SIZE.height / 2 - (lat - MIDDLE[1]) * DEGREE,
});
const idle = () => expect.poll(() => document.body.dataset['mapIdle'], { timeout: 30_000 }).toBe('1');
const edit = (): BoundaryEdit => {
  const now = app.store.getState().boundary.edit;
  if (!now) throw new Error('nothing is being redrawn');
  return now;
};
const households = (id: string): number => countOf(edit().now.count, id).households;
/** Where the grids meet, as the map has moved it; null where there is no such node. */
const meeting = () => {
  const { partition } = edit().now;
  const nodes =
    partition
      .area('grid-1')
      ?.polygons.flat()
      .flatMap((ring) => [...ring]) ?? [];
  const node = nodes.find((each) => partition.areasAt(partition.placeOf(each)).length === 4);
  return node === undefined ? null : partition.placeOf(node);
};

const canvas = (): HTMLElement => {
  const found = document.querySelector('canvas');
  if (!found) throw new Error('no map on the page');
  return found;
};
const onPage = ({ x, y }: Spot): Spot => {
  const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
  return { x: frame.x + x, y: frame.y + y };
};
const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', spot: Spot) =>
  cdp().send('Input.dispatchMouseEvent', { type, ...onPage(spot), button: 'left', buttons: 1, clickCount: 1 });
const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...spots: Spot[]) =>
  cdp().send('Input.dispatchTouchEvent', { type, touchPoints: spots.map((spot, id) => ({ ...onPage(spot), id })) });
const click = (position: Spot) => userEvent.click(canvas(), { position });
const drag = (from: Spot, to: Spot) =>
  userEvent.dragAndDrop(canvas(), canvas(), { sourcePosition: from, targetPosition: to });

beforeEach(async () => {
  await page.viewport(SIZE.width, SIZE.height);
  const world = aQuarter()
    .withCompound('wall', { geom: squareAt(0.007, 0.0065, 0.1) })
    .build();
  app = fakeApp({ session: { kind: 'signed_in', ...anAccount, role: 'street_staff' }, world, screen: 'plan' });
  openBoundary(app, 'community' as TerritoryId);
  app.store.setState({ plan: { ...initialPlan, tool: 'edit' } });
  app.store.setState({ cameraWish: { kind: 'point', center: [...MIDDLE], zoom: ZOOM } });
  screen = await render(
    <div style={{ position: 'fixed', inset: 0, ...SIZE }}>
      <MapCanvas app={app} label="地图" />
    </div>,
  );
  await idle();
});

afterEach(async () => {
  await screen.unmount();
});

describe('a node', () => {
  test('follows the mouse with everybody’s border, the map does not, and the numbers follow in between', async () => {
    const before = app.store.getState().camera;
    const seen = new Set<number>();
    const stop = app.store.subscribe(({ boundary }) => {
      if (boundary.edit?.drag) seen.add(countOf(boundary.edit.now.count, 'grid-4').households);
    });
    await drag(pixelOf(MIDDLE), pixelOf([0.0035, 0.0035]));
    stop();
    const at = meeting();
    expect(at?.[0]).toBeCloseTo(0.0035, 4);
    expect(at?.[1]).toBeCloseTo(0.0035, 4);
    expect([households('grid-1'), households('grid-4')]).toEqual([10, 45]);
    expect(seen).toContain(45);
    expect(edit().past).toHaveLength(1);
    await idle();
    expect(app.store.getState().camera).toEqual(before);
  });

  test('follows a finger that misses it by 20 pixels; a second finger puts it back', async () => {
    const { x, y } = pixelOf(MIDDLE);
    const moved = (by: number): Spot => ({ x: x + 20 + by, y });
    await touch('touchStart', moved(0));
    for (const by of [20, 40, 60]) await touch('touchMove', moved(by));
    await touch('touchEnd');
    await expect.poll(() => meeting()?.[0]).toBeCloseTo(MIDDLE[0] + 60 / DEGREE, 5);
    await idle();
    await touch('touchStart', moved(60));
    for (const by of [80, 100]) await touch('touchMove', moved(by));
    await expect.poll(() => meeting()?.[0]).toBeGreaterThan(MIDDLE[0] + 80 / DEGREE);
    await touch('touchStart', moved(100), { x: 600, y: 500 });
    await expect.poll(() => meeting()?.[0]).toBeCloseTo(MIDDLE[0] + 60 / DEGREE, 5);
    await touch('touchEnd');
    expect(edit().past).toHaveLength(1);
  });

  test('goes back on Esc', async () => {
    const from = pixelOf(MIDDLE);
    await mouse('mousePressed', from);
    await mouse('mouseMoved', { x: from.x + 60, y: from.y });
    await expect.poll(() => edit().drag?.kind).toBe('node');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(edit()).toMatchObject({ now: edit().base, drag: null });
    await mouse('mouseReleased', { x: from.x + 60, y: from.y });
    expect(edit().past).toHaveLength(0);
  });

  test('snaps to a compound wall that is near, and says to what; the corner of the parent stays', async () => {
    await expect.poll(() => edit().guides).not.toBeNull();
    const wall = pixelOf([0.007, 0.0065]);
    await mouse('mousePressed', pixelOf(MIDDLE));
    await mouse('mouseMoved', { x: wall.x - 5, y: wall.y + 4 });
    await expect.poll(() => edit().snap).toEqual({ at: [0.007, 0.0065], word: 'wall' });
    await mouse('mouseReleased', { x: wall.x - 5, y: wall.y + 4 });
    await expect.poll(() => meeting()).toEqual([0.007, 0.0065]);
  });

  test('without dragging: a tap takes it, a tap elsewhere puts it there', async () => {
    await click(pixelOf(MIDDLE));
    await expect.poll(() => edit().node).toEqual(MIDDLE);
    await click(pixelOf([0.0045, 0.0042]));
    await expect.poll(() => meeting()?.[1]).toBeCloseTo(0.0042, 4);
    expect(app.store.getState().selection).toBeNull();
  });
});

describe('a stroke', () => {
  test('cuts what it crosses; nothing is moved but the line', async () => {
    const before = app.store.getState().camera;
    chooseTool(app, 'cut');
    await idle();
    await drag(pixelOf([-0.0002, 0.0031]), pixelOf([0.0052, 0.0031]));
    await expect.poll(() => edit().now.partition.ids.length).toBe(5);
    expect(edit().event?.kind).toBe('cut');
    await idle();
    expect(app.store.getState().camera).toEqual(before);
  });

  test('is no hindrance to two fingers, which move the map', async () => {
    chooseTool(app, 'cut');
    const before = app.store.getState().camera?.center[0] ?? 0;
    await touch('touchStart', { x: 300, y: 300 }, { x: 500, y: 300 });
    for (const by of [30, 60, 90, 120]) await touch('touchMove', { x: 300 + by, y: 300 }, { x: 500 + by, y: 300 });
    await touch('touchEnd');
    await expect.poll(() => app.store.getState().camera?.center[0]).toBeLessThan(before - 50 / DEGREE);
    expect(edit()).toMatchObject({ now: edit().base, stroke: [] });
  });
});

test('parts are taken by a tap, and merged by tapping both', async () => {
  await click(pixelOf([0.0015, 0.0015]));
  await expect.poll(() => edit().picked).toEqual(['grid-1']);
  chooseTool(app, 'merge');
  await click(pixelOf([0.0085, 0.0015]));
  await expect.poll(() => edit().now.partition.area('grid-2')).toBeUndefined();
  expect(households('grid-1')).toBe(35);
});

test('the ground moves under a mouse where nothing can be held', async () => {
  pickPart(app, 'grid-1');
  await idle();
  await drag(pixelOf([0.008, 0.008]), pixelOf([0.006, 0.008]));
  await expect.poll(() => app.store.getState().camera?.center[0]).toBeGreaterThan(MIDDLE[0] + 0.001);
  expect(edit().past).toHaveLength(0);
});
