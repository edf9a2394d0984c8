/** The map on real GL: a lifted pointer lets one frame of the page go first, a drag that ends does not wait. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PatientMap } from './patient-map.ts';
import { prepareMap } from './prepare.ts';

let map: PatientMap;
const rendered = vi.fn();

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const liftPointer = () => map.getCanvas().dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));

beforeEach(async () => {
  prepareMap();
  const container = document.body.appendChild(document.createElement('div'));
  container.style.cssText = 'width: 200px; height: 200px';
  map = new PatientMap({ container, style: { version: 8, sources: {}, layers: [] } });
  await map.once('idle');
  rendered.mockClear();
  map.on('render', rendered);
});

afterEach(() => {
  const container = map.getContainer();
  map.remove();
  container.remove();
});

test('what is asked for after a tap is drawn, but only after the next frame of the page', async () => {
  liftPointer();
  map.triggerRepaint();
  await nextFrame();
  expect(rendered).not.toHaveBeenCalled();
  await expect.poll(() => rendered.mock.calls.length).toBe(1);
});

test('without a tap nothing waits', async () => {
  map.triggerRepaint();
  await nextFrame();
  expect(rendered).toHaveBeenCalledTimes(1);
});

test('a map in motion goes on', async () => {
  map.easeTo({ center: [10, 10], duration: 500, essential: true });
  await nextFrame();
  rendered.mockClear();
  liftPointer();
  await nextFrame();
  expect(rendered).toHaveBeenCalled();
});
