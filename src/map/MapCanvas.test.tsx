/** The whole map on real GL: it comes to rest, a click on an area opens it, the pointer lights it, and it goes away cleanly. */
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render, type RenderResult } from 'vitest-browser-react';
import { fakeApp, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { MapCanvas } from './MapCanvas.tsx';
import { aWorld, ID } from './testing/a-world.ts';

const SIZE = { width: 600, height: 400 };
let app: FakeApp;
let screen: RenderResult;

/** The middle of the compound, between its pins. */
const INSIDE = [101.1846, 41.2846] as const;

async function idle(): Promise<void> {
  await expect.poll(() => document.body.dataset['mapIdle'], { timeout: 30_000 }).toBe('1');
}

const canvas = (): HTMLCanvasElement => {
  const found = document.querySelector('canvas');
  if (!found) throw new Error('no map on the page');
  return found;
};

/** A mouse over the middle of the map, pressed and let go. */
function clickMiddle(): void {
  const box = canvas().getBoundingClientRect();
  const where = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true };
  canvas().dispatchEvent(new PointerEvent('pointerdown', { ...where, pointerType: 'mouse' }));
  for (const type of ['mousemove', 'mousedown', 'mouseup', 'click'])
    canvas().dispatchEvent(new MouseEvent(type, where));
}

beforeEach(async () => {
  app = fakeApp({ world: aWorld(), cameraWish: { kind: 'point', center: [...INSIDE], zoom: 15.5 } });
  screen = await render(
    <StrictMode>
      <div style={{ position: 'relative', ...SIZE }}>
        <MapCanvas app={app} label="地图" />
      </div>
    </StrictMode>,
  );
  await idle();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await screen.unmount();
});

test('comes to rest where it was asked to, and says so', () => {
  const { camera, mapFailure } = app.store.getState();
  expect(mapFailure).toBeNull();
  expect(camera?.zoom).toBeCloseTo(15.5);
  expect(camera?.center[0]).toBeCloseTo(INSIDE[0], 5);
  expect(camera?.center[1]).toBeCloseTo(INSIDE[1], 5);
  expect(canvas().getAttribute('aria-label')).toBe('地图');
  expect(canvas().tabIndex).toBe(0);
});

test('a finger that stays begins a report at that very place, and its end opens nothing; a drag does not', async () => {
  app.store.setState({ session: { kind: 'signed_in', ...anAccount, role: 'grid_worker' } });
  const box = canvas().getBoundingClientRect();
  const where = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true };
  const finger = { ...where, pointerType: 'touch', pointerId: 7 };
  const open = () => app.store.getState().report.open;
  canvas().dispatchEvent(new PointerEvent('pointerdown', finger));
  canvas().dispatchEvent(new PointerEvent('pointermove', { ...finger, clientX: where.clientX + 40 }));
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(open()).toBeNull();
  canvas().dispatchEvent(new PointerEvent('pointerup', finger));
  canvas().dispatchEvent(new PointerEvent('pointerdown', finger));
  await expect.poll(open).not.toBeNull();
  const [draft] = app.store.getState().report.drafts;
  const at = draft?.place?.kind === 'point' ? draft.place.at : [];
  expect(at[0]).toBeCloseTo(INSIDE[0], 4);
  expect(at[1]).toBeCloseTo(INSIDE[1], 4);
  canvas().dispatchEvent(new PointerEvent('pointerup', finger));
  for (const type of ['mousedown', 'mouseup', 'click']) canvas().dispatchEvent(new MouseEvent(type, where));
  expect(app.store.getState().selection).toBeNull();
});

test('a click opens what is named at this zoom, a click on nothing closes it', async () => {
  clickMiddle();
  await expect.poll(() => app.store.getState().selection).toEqual({ kind: 'compound', id: ID.compound });
  app.store.setState({ cameraWish: { kind: 'point', center: [...INSIDE], zoom: 13.6 } });
  await expect.poll(() => app.store.getState().camera?.zoom).toBeCloseTo(13.6);
  await idle();
  clickMiddle();
  await expect.poll(() => app.store.getState().selection).toEqual({ kind: 'territory', id: ID.grid });
  app.store.setState({ cameraWish: { kind: 'point', center: [101.5, 41.5], zoom: 13.6 } });
  await expect.poll(() => app.store.getState().camera?.center[0]).toBeCloseTo(101.5, 4);
  await idle();
  clickMiddle();
  await expect.poll(() => app.store.getState().selection).toBeNull();
});

test('the pointer lights what it is over', async () => {
  clickMiddle();
  await expect.poll(() => app.store.getState().hover).toEqual({ kind: 'compound', id: ID.compound });
});

test('a selection unsettles the map at once, though its ring is drawn after the card', async () => {
  app.store.setState({ selection: { kind: 'compound', id: ID.compound } });
  expect(document.body.dataset['mapIdle']).toBeUndefined();
  await idle();
});

test('a panel moves nothing, and the next wish keeps clear of it', async () => {
  const before = app.store.getState().camera;
  app.store.setState({ insets: { top: 0, right: 0, bottom: 0, left: 200 } });
  // The middle of what is visible now lies to the right of where it was: the map itself stood still.
  await expect.poll(() => app.store.getState().camera?.center[0]).toBeGreaterThan(before?.center[0] ?? 0);
  await idle();
  app.store.setState({ cameraWish: { kind: 'point', center: [...INSIDE], zoom: 15.5 } });
  await expect.poll(() => app.store.getState().camera?.center[0]).toBeCloseTo(INSIDE[0], 5);
});

test('the three themes draw, and data survives the switch', async () => {
  for (const theme of ['dark', 'outdoor', 'light'] as const) {
    app.store.setState({ theme });
    expect(document.body.dataset['mapIdle']).toBeUndefined();
    await idle();
    app.store.setState({ selection: null });
    clickMiddle();
    await expect.poll(() => app.store.getState().selection).toEqual({ kind: 'compound', id: ID.compound });
  }
});

test('taken away in the middle of an update, it leaves nothing behind', async () => {
  const complaints = vi.spyOn(console, 'error');
  app.store.setState({ world: aWorld(), theme: 'dark' });
  await screen.unmount();
  app.store.setState({ world: aWorld(), theme: 'light' });
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(document.querySelector('canvas')).toBeNull();
  expect(document.body.dataset['mapIdle']).toBeUndefined();
  expect(app.store.getState().mapFailure).toBeNull();
  expect(complaints).not.toHaveBeenCalled();
});

test('without WebGL 2 the person is told, and the page lives on', async () => {
  await screen.unmount();
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  screen = await render(<MapCanvas app={app} label="地图" />);
  await expect.poll(() => app.store.getState().mapFailure?.code).toBe('unsupported');
});
