import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserAddressBar } from './address-bar.ts';

/** As much of a window as an address bar needs, counting the history calls. */
function aWindow(hash = '') {
  const target = new EventTarget();
  const entries: { hash: string; state: unknown }[] = [{ hash, state: null }];
  let at = 0;
  const hashOf = (url: string) => (url.startsWith('#') ? url : '');
  const calls: string[] = [];
  const window = {
    location: {
      pathname: '/',
      search: '',
      get hash() {
        return entries[at]?.hash ?? '';
      },
    },
    history: {
      get state() {
        return entries[at]?.state;
      },
      replaceState: (state: unknown, _title: string, url: string) => {
        calls.push(`replace ${url}`);
        entries[at] = { hash: hashOf(url), state };
      },
      pushState: (state: unknown, _title: string, url: string) => {
        calls.push(`push ${url}`);
        entries.splice(++at, entries.length, { hash: hashOf(url), state });
      },
    },
    setTimeout: (work: () => void, ms: number) => setTimeout(work, ms),
    clearTimeout: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  };
  const back = () => {
    at -= 1;
    target.dispatchEvent(new Event('popstate'));
  };
  return { window: window as unknown as Window, entries, calls, back };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the browser’s address bar', () => {
  it('gathers rewrites into one history call, and reads the newest meanwhile', () => {
    const { window, calls } = aWindow();
    const bar = browserAddressBar(window);
    for (let n = 0; n < 50; n += 1) bar.replace(`#map=${n}`);
    expect(bar.hash()).toBe('#map=49');
    expect(calls).toEqual([]);
    vi.runAllTimers();
    expect(calls).toEqual(['replace #map=49']);
  });

  it('finishes the current entry before it makes a new one', () => {
    const { window, entries } = aWindow();
    const bar = browserAddressBar(window);
    bar.replace('#map=1');
    bar.push('#map=1&sel=x');
    vi.runAllTimers();
    expect(entries.map(({ hash }) => hash)).toEqual(['#map=1', '#map=1&sel=x']);
  });

  it('clears the hash with a path, because an empty address changes nothing', () => {
    const { window, calls } = aWindow('#map=1');
    browserAddressBar(window).replace('');
    vi.runAllTimers();
    expect(calls).toEqual(['replace /']);
  });

  it('tells Back to an entry of ours from one that is not', () => {
    const { window, back } = aWindow('#pasted');
    const bar = browserAddressBar(window);
    const told: boolean[] = [];
    const stop = bar.onChange((own) => told.push(own));
    bar.push('#one');
    bar.push('#two');
    bar.replace('#two-and-a-half');
    back();
    expect(bar.hash()).toBe('#one');
    back();
    expect(told).toEqual([true, false]);
    vi.runAllTimers();
    expect(bar.hash()).toBe('#pasted');
    stop();
  });
});
