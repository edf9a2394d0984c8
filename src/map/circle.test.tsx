/** The service circle on real GL: it is drawn, in pictures too; sites follow a real mouse and go back; taps draw where they should. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render, type RenderResult } from 'vitest-browser-react';
import { fakeApp, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { takeMapPicture } from '../commands/map-picture.ts';
import type { CompoundId } from '../domain/ids.ts';
import { contrast, mix } from './colour.ts';
import { MapCanvas } from './MapCanvas.tsx';
import { palettes } from './palette.ts';
import { aCircle, aSite, STATION_AT } from './testing/a-circle.ts';
import { aWorld, ID } from './testing/a-world.ts';

const SIZE = { width: 800, height: 600 };
const ZOOM = 15;
const CENTER = [101.187, 41.287] as const;
/** CSS pixels of a degree here. */
const [EAST, NORTH] = [(512 * 2 ** ZOOM) / 360, (512 * 2 ** ZOOM) / 360 / Math.cos((CENTER[1] * Math.PI) / 180)];

let app: FakeApp;
let screen: RenderResult;

/** From the map's top left corner. */
const pixelOf = ([lon, lat]: readonly [number, number]) => ({
  x: SIZE.width / 2 + (lon - CENTER[0]) * EAST,
  y: SIZE.height / 2 - (lat - CENTER[1]) * NORTH,
});
/** The middle of the site's pin. */
const sitePin = () => {
  const { x, y } = pixelOf(siteAt());
  return { x, y: y - 14 };
};
const siteAt = () => app.store.getState().circle.sites[0]?.at ?? [0, 0];
const idle = () => expect.poll(() => document.body.dataset['mapIdle'], { timeout: 30_000 }).toBe('1');

const canvas = (): HTMLElement => {
  const found = document.querySelector('canvas');
  if (!found) throw new Error('no map on the page');
  return found;
};
interface Spot {
  readonly x: number;
  readonly y: number;
}
/** The browser's own mouse and fingers, as its hardware would send them; from the map's top left corner. */
const onPage = ({ x, y }: Spot): Spot => {
  const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
  return { x: frame.x + x, y: frame.y + y };
};
const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', spot: Spot) =>
  cdp().send('Input.dispatchMouseEvent', { type, ...onPage(spot), button: 'left', buttons: 1, clickCount: 1 });
const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...spots: Spot[]) =>
  cdp().send('Input.dispatchTouchEvent', {
    type,
    touchPoints: spots.map((spot, id) => ({ ...onPage(spot), id })),
  });
const click = (position: Spot) => userEvent.click(canvas(), { position });

beforeEach(async () => {
  await page.viewport(SIZE.width, SIZE.height);
  app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, role: 'grid_worker' },
    world: aWorld(),
    screen: 'circle',
    circle: aCircle(),
    cameraWish: { kind: 'point', center: [...CENTER], zoom: ZOOM },
  });
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

describe('a picture', () => {
  /** The colours in a small square around a place. */
  async function coloursAround(places: readonly (readonly [number, number])[]): Promise<string[][]> {
    const { image, metresPerPixel } = await takeMapPicture(app, { ...SIZE, pixelRatio: 1 });
    expect(metresPerPixel).toBeCloseTo(111_320 / NORTH, 1);
    const bitmap = await createImageBitmap(image);
    const pen = new OffscreenCanvas(SIZE.width, SIZE.height).getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(bitmap, 0, 0);
    return places.map((place) => {
      const { x, y } = pixelOf(place);
      const { data } = pen.getImageData(Math.round(x) - 4, Math.round(y) - 4, 9, 9);
      return Array.from({ length: data.length / 4 }, (_, i) => {
        const rgb = Array.from(data.subarray(4 * i, 4 * i + 3), (channel) => channel.toString(16).padStart(2, '0'));
        return `#${rgb.join('')}`;
      });
    });
  }

  test('shows rings that grow denser inwards, and in the colour of urgency who is outside', async () => {
    const { land, ring, ringShare, caseOpen } = palettes.light;
    const building = [101.18325, 41.28325] as const;
    const [outer, inner, open, left] = await coloursAround([
      [STATION_AT[0] + 0.0035, STATION_AT[1] - 0.0035],
      [STATION_AT[0] + 0.0012, STATION_AT[1] - 0.0012],
      [STATION_AT[0] - 0.0058, STATION_AT[1]],
      building,
    ]);
    const near = (colours: string[] | undefined, colour: string) =>
      (colours ?? []).some((seen) => contrast(seen, colour) < 1.02);
    expect(near(outer, mix(ring, land, ringShare))).toBe(true);
    expect(near(inner, mix(ring, land, 1 - (1 - ringShare) ** 2))).toBe(true);
    expect(near(open, land)).toBe(true);
    expect(left).toContain(caseOpen);
    expect(document.querySelectorAll('canvas')).toHaveLength(1);
  });

  test('has in its middle what no panel covers', async () => {
    app.store.setState({ insets: { top: 0, right: 0, bottom: 0, left: 400 } });
    // The half that is left is 400 × 600: in a picture as wide as high it is as large as on the page.
    const { metresPerPixel } = await takeMapPicture(app, { width: 600, height: 600, pixelRatio: 1 });
    expect(metresPerPixel).toBeCloseTo(111_320 / NORTH, 1);
  });

  test('is refused in words when there is no map', async () => {
    await screen.unmount();
    await expect(takeMapPicture(app, { ...SIZE, pixelRatio: 1 })).rejects.toMatchObject({ code: 'unsupported' });
  });
});

describe('a site', () => {
  test('follows the mouse, the map does not', async () => {
    const before = app.store.getState().camera;
    const [from, seen] = [sitePin(), [] as (readonly [number, number])[]];
    const stop = app.store.subscribe((state) => seen.push(state.circle.sites[0]?.at ?? [0, 0]));
    const to = { x: from.x + 150, y: from.y + 40 };
    await userEvent.dragAndDrop(canvas(), canvas(), { sourcePosition: from, targetPosition: to });
    stop();
    expect(app.store.getState().circle.grabbed).toBe(aSite.id);
    expect(siteAt()[0]).toBeCloseTo(aSite.at[0] + 150 / EAST, 5);
    expect(siteAt()[1]).toBeCloseTo(aSite.at[1] - 40 / NORTH, 5);
    await idle();
    expect(app.store.getState().camera).toEqual(before);
    expect(app.store.getState().selection).toBeNull();
    expect(new Set(seen.map(String)).size).toBeGreaterThan(1);
  });

  test('follows a real finger, and a second one puts it back', async () => {
    const from = sitePin();
    const moved = (by: number) => ({ x: from.x + by, y: from.y });
    await touch('touchStart', from);
    for (const by of [20, 40, 60]) await touch('touchMove', moved(by));
    await touch('touchEnd');
    await expect.poll(() => siteAt()[0]).toBeCloseTo(aSite.at[0] + 60 / EAST, 5);
    const stood = siteAt();
    await idle();
    await touch('touchStart', moved(60));
    for (const by of [80, 100]) await touch('touchMove', moved(by));
    await expect.poll(() => siteAt()[0]).toBeGreaterThan(stood[0]);
    await touch('touchStart', moved(100), { x: 600, y: 500 });
    await expect.poll(siteAt).toEqual(stood);
    await touch('touchEnd');
    expect(app.store.getState().camera?.center[0]).toBeCloseTo(CENTER[0], 6);
  });

  test('goes back on Esc, which closes nothing else; and the map can be moved again', async () => {
    let escaped = 0;
    const onKey = (): void => void (escaped += 1);
    document.body.addEventListener('keydown', onKey);
    const from = sitePin();
    await mouse('mousePressed', from);
    await mouse('mouseMoved', { x: from.x + 60, y: from.y });
    await expect.poll(() => siteAt()[0]).toBeGreaterThan(aSite.at[0]);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    document.body.removeEventListener('keydown', onKey);
    expect(siteAt()).toEqual(aSite.at);
    expect(escaped).toBe(0);
    await mouse('mouseReleased', { x: from.x + 60, y: from.y });
    const open = { x: 640, y: 560 };
    await userEvent.dragAndDrop(canvas(), canvas(), { sourcePosition: open, targetPosition: { x: 560, y: 500 } });
    await expect.poll(() => app.store.getState().camera?.center[0]).toBeGreaterThan(CENTER[0] + 0.0005);
  });

  test('under a finger that stays begins no report', async () => {
    await touch('touchStart', sitePin());
    await new Promise((resolve) => setTimeout(resolve, 800));
    await touch('touchEnd');
    expect(app.store.getState().report.open).toBeNull();
  });

  test('without a move is tapped', async () => {
    await click(sitePin());
    await expect.poll(() => app.store.getState().circle.grabbed).toBe(aSite.id);
    expect(siteAt()).toEqual(aSite.at);
  });
});

describe('a tap', () => {
  test('on a house opens it', async () => {
    await click(pixelOf([101.18325, 41.28325]));
    await expect.poll(() => app.store.getState().selection).toEqual({ kind: 'building', id: ID.building });
  });

  test('while a gate is placed is its place, whatever stands there', async () => {
    app.store.setState(({ circle }) => ({
      circle: { ...circle, mode: { kind: 'place_gate', compoundId: ID.compound as CompoundId, at: null } },
    }));
    await idle();
    const { x, y } = canvas().getBoundingClientRect();
    const menu = { clientX: x + 500, clientY: y + 100, bubbles: true };
    canvas().dispatchEvent(new MouseEvent('contextmenu', menu));
    expect(app.store.getState().report.open).toBeNull();
    await click(sitePin());
    await expect
      .poll(() => {
        const { mode } = app.store.getState().circle;
        return mode.kind === 'place_gate' && mode.at?.[0];
      })
      .toBeCloseTo(aSite.at[0], 4);
    expect(app.store.getState().circle.grabbed).toBeNull();
    expect(app.store.getState().selection).toBeNull();
  });
});
