import { afterEach, expect, it, vi } from 'vitest';
import type { InstalledApp } from '../state/device.ts';
import { serviceWorkerFiles } from './app-files.ts';

class Workers extends EventTarget {
  controller = null;
  readonly #answer: () => Promise<unknown>;
  constructor(answer: () => Promise<unknown>) {
    super();
    this.#answer = answer;
  }
  register = () => this.#answer();
}

function follow(serviceWorker: Workers | undefined): InstalledApp[] {
  const told: InstalledApp[] = [];
  const page = Object.assign(new EventTarget(), {
    navigator: serviceWorker ? { serviceWorker } : {},
    document: { readyState: 'complete' },
    location: { reload: () => undefined },
    setInterval: () => 0,
    clearInterval: () => undefined,
  });
  serviceWorkerFiles(page as unknown as Window, '/sw.js').follow((app) => told.push(app));
  return told;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

const reported = vi.fn<(error: unknown) => void>();
vi.stubGlobal('reportError', reported);
afterEach(() => reported.mockReset());

it('keeps quiet where there are no service workers, as at an address without https', async () => {
  const told = follow(undefined);
  await settled();
  expect(told).toEqual([]);
  expect(reported).not.toHaveBeenCalled();
});

it('keeps quiet where they are blocked: refused, or answered with nothing', async () => {
  const refused = follow(new Workers(() => Promise.reject(new DOMException('blocked', 'SecurityError'))));
  const nothing = follow(new Workers(() => Promise.resolve(undefined)));
  await settled();
  expect([refused, nothing]).toEqual([['absent'], ['absent']]);
  expect(reported).not.toHaveBeenCalled();
});

it('reports a worker that ought to have come', async () => {
  const told = follow(new Workers(() => Promise.reject(new TypeError('sw.js cannot be read'))));
  await settled();
  expect(told).toEqual(['absent']);
  expect(reported).toHaveBeenCalledOnce();
});

it('follows one from its installing to ready', async () => {
  const worker = new EventTarget();
  const still: EventTarget | null = null;
  const registration = Object.assign(new EventTarget(), { installing: worker, waiting: still, active: still });
  const told = follow(new Workers(() => Promise.resolve(registration)));
  await settled();
  Object.assign(registration, { installing: still, active: worker });
  worker.dispatchEvent(new Event('statechange'));
  expect(told).toEqual(['preparing', 'ready']);
});
