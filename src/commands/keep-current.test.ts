import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPage, fakeApp, signedIn } from '../../tests/fakes/fake-app.ts';
import { Failure } from '../domain/failure.ts';
import { EVERY_MS, keepCurrent, retryDelay } from './keep-current.ts';
import { leave } from './leave.ts';

class FakePage {
  readonly window = new EventTarget();
  readonly document: EventTarget & { visibilityState: DocumentVisibilityState } = Object.assign(new EventTarget(), {
    visibilityState: 'visible' as const,
  });
  show(visibilityState: DocumentVisibilityState): void {
    this.document.visibilityState = visibilityState;
    this.document.dispatchEvent(new Event('visibilitychange'));
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const looking = () => {
  const app = fakeApp(signedIn);
  const page = new FakePage();
  const stop = keepCurrent(app, page, () => 1);
  return { app, page, stop, pulls: () => app.remote.asked.length };
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('keeping current', () => {
  it('pulls every minute while somebody is looking', async () => {
    const { app, pulls } = looking();
    app.remote.answers = [aPage(), aPage(), aPage()];
    await pass(EVERY_MS * 3 + 10);
    expect(pulls()).toBe(3);
  });

  it('rests while the page is hidden and pulls at once on return', async () => {
    const { app, page, pulls } = looking();
    app.remote.answers = [aPage(), aPage()];
    page.show('hidden');
    await pass(EVERY_MS * 10);
    expect(pulls()).toBe(0);
    page.show('visible');
    await pass(1);
    expect(pulls()).toBe(1);
  });

  it('tries again ever more rarely after failures, and at once when the network is back', async () => {
    const { app, page, pulls } = looking();
    app.remote.answers = [new Failure('network'), new Failure('network'), new Failure('network'), aPage(), aPage()];
    await pass(EVERY_MS);
    expect(pulls()).toBe(1);
    await pass(retryDelay(1, 1));
    expect(pulls()).toBe(2);
    await pass(retryDelay(2, 1) - 1);
    expect(pulls()).toBe(2);
    await pass(1);
    expect(pulls()).toBe(3);
    page.window.dispatchEvent(new Event('online'));
    await pass(1);
    expect(pulls()).toBe(4);
    await pass(EVERY_MS);
    expect(pulls()).toBe(5);
  });

  it('tells what the browser says about the network', () => {
    const { app, page } = looking();
    page.window.dispatchEvent(new Event('offline'));
    expect(app.store.getState().online).toBe(false);
    page.window.dispatchEvent(new Event('online'));
    expect(app.store.getState().online).toBe(true);
  });

  it('stops when nobody is signed in any more, and for good when told to', async () => {
    const { app, page, stop, pulls } = looking();
    leave(app, { kind: 'signed_out', failure: null });
    await pass(EVERY_MS * 3);
    expect(pulls()).toBe(0);
    stop();
    app.store.setState(signedIn);
    page.show('visible');
    page.window.dispatchEvent(new Event('online'));
    await pass(EVERY_MS * 3);
    expect(pulls()).toBe(0);
  });
});

describe('the wait after a failure', () => {
  it('doubles up to five minutes and is spread over half of itself', () => {
    expect([1, 2, 3, 4].map((n) => retryDelay(n, 1))).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(retryDelay(30, 1)).toBe(300_000);
    expect(retryDelay(2, 0)).toBe(5_000);
  });
});
