import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { leaderOf, LeaseLeader } from './leader.ts';

const SERVER = 'https://example.supabase.co';
const never = new AbortController().signal;

/** Notes when each of several workers was at work. */
function atWork() {
  let now = 0;
  let most = 0;
  const work = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((done) => setTimeout(done, 5));
    now -= 1;
  };
  return { work, most: () => most };
}

/** Web Locks of one browser, as far as we use them: one after the other by name. */
function fakeLocks(): LockManager {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, _options: unknown, work: () => Promise<unknown>) => {
    last = last.then(work, work);
    return last;
  };
  return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
}

describe.each([
  ['Web Locks', fakeLocks()],
  ['no Web Locks', undefined],
])('with %s (O5)', (_name, locks) => {
  it('one tab at a time sends', async () => {
    const { work, most } = atWork();
    const tabs = Array.from({ length: 3 }, () => leaderOf(SERVER, locks));
    await Promise.all(tabs.map((tab) => tab.lead('user-1', work, never)));
    expect(most()).toBe(1);
  });

  it('a turn that fails is over', async () => {
    const tab = leaderOf(SERVER, locks);
    await expect(tab.lead('user-2', () => Promise.reject(new Error('offline')), never)).rejects.toThrow('offline');
    expect(await leaderOf(SERVER, locks).lead('user-2', () => Promise.resolve('next'), never)).toBe('next');
  });
});

it('a tab that leaves does not wait for its turn any longer', async () => {
  const gone = new AbortController();
  const holder = new LeaseLeader(SERVER);
  let release: () => void = () => undefined;
  const held = holder.lead('user-3', () => new Promise<void>((done) => (release = done)), never);
  await new Promise((done) => setTimeout(done, 20));
  const waiting = new LeaseLeader(SERVER).lead('user-3', () => Promise.resolve(), gone.signal);
  gone.abort();
  await expect(waiting).rejects.toThrow();
  release();
  await held;
});
