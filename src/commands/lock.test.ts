import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { fakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { enter } from './enter.ts';
import { followAccount } from './follow-account.ts';
import { followDevice } from './follow-device.ts';
import { followIdle } from './follow-idle.ts';
import { perform } from './perform.ts';
import { resumeSession } from './resume-session.ts';
import { removePin, setLockAfter, setPin } from './set-pin.ts';
import { signOut } from './sign-out.ts';
import { endByPin, unlock } from './unlock.ts';

const grid = aWorld().as('grid_worker', 'grid-1').withGrid('grid-1').build();
const PIN = '83051';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Signed in, with a territory, a PIN after five minutes, and nobody touching the device. */
async function guarded() {
  const app = fakeApp();
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });
  app.replica.held = { world: grid, cursor: { page: 'held' }, dataAsOf: '2026-11-19T00:00:00.000Z' };
  app.remote.account = anAccount;
  followDevice(app);
  followIdle(app, { window, document });
  followAccount(app);
  await enter(app, anAccount);
  await setPin(app, PIN, 5);
  const pass = (minutes: number) => {
    app.clock.time += minutes * 60_000;
    vi.advanceTimersByTime(5_000);
  };
  return { app, window, document, pass };
}
const kind = (app: ReturnType<typeof fakeApp>) => app.store.getState().session.kind;

describe('the idle lock', () => {
  it('takes the world out of memory after its minutes, and leaves it on the device (L2)', async () => {
    const { app, pass } = await guarded();
    expect(app.store.getState().world.territory.size).toBeGreaterThan(0);
    pass(4);
    expect(kind(app)).toBe('signed_in');
    pass(1);
    expect(app.store.getState().session).toEqual({ kind: 'locked', ...anAccount, triesLeft: 5, wrong: false });
    expect(app.store.getState().world.territory.size).toBe(0);
    expect(app.store.getState().base.territory.size).toBe(0);
    expect(app.replica.story).not.toContain('wiped');
  });

  it('waits while somebody touches the device, in this tab or another', async () => {
    const { app, window, pass } = await guarded();
    pass(4);
    window.dispatchEvent(new Event('pointerdown'));
    pass(4);
    expect(kind(app)).toBe('signed_in');
    app.device.pins.noteActive(app.clock.now());
    pass(4);
    expect(kind(app)).toBe('signed_in');
  });

  it('comes before the first touch after a long sleep', async () => {
    const { app, window, document } = await guarded();
    app.clock.time += 60 * 60_000;
    window.dispatchEvent(new Event('pointerdown'));
    expect(kind(app)).toBe('locked');
    await unlock(app, PIN);
    app.clock.time += 60 * 60_000;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(kind(app)).toBe('locked');
  });

  it('follows another choice of minutes at once', async () => {
    const { app, pass } = await guarded();
    setLockAfter(app, 1);
    pass(1);
    expect(kind(app)).toBe('locked');
  });

  it('is asked for after a restart, unless the device was only away for a moment', async () => {
    const { app } = await guarded();
    const restart = async () => {
      app.store.setState({ session: { kind: 'starting' } });
      await resumeSession(app);
      return kind(app);
    };
    app.clock.time += 4 * 60_000;
    expect(await restart()).toBe('signed_in');
    app.clock.time += 5 * 60_000;
    expect(await restart()).toBe('locked');
  });
});

describe('unlocking', () => {
  const locked = async () => {
    const made = await guarded();
    made.pass(5);
    return made;
  };

  it('shows the world again, without a network', async () => {
    const { app } = await locked();
    await unlock(app, PIN);
    expect(kind(app)).toBe('signed_in');
    expect(app.store.getState().world.territory.size).toBeGreaterThan(0);
  });

  it('counts wrong tries and ends the session with the fifth, but keeps what is unsent (L3, O7)', async () => {
    const { app } = await guarded();
    await perform(app, 'device.revoke', { device_id: 'some' });
    app.clock.time += 5 * 60_000;
    vi.advanceTimersByTime(5_000);
    for (let left = 4; left > 0; left -= 1) {
      await unlock(app, '0001');
      expect(app.store.getState().session).toMatchObject({ kind: 'locked', triesLeft: left, wrong: true });
    }
    await unlock(app, '0001');
    expect(app.store.getState().session).toMatchObject({ kind: 'signed_out', failure: { code: 'pin_spent' } });
    expect(app.replica.story.at(-1)).toBe('wiped');
    expect(app.remote.signedOut).toBe(1);
    expect(app.device.wiped).toEqual([]);
    expect(app.outbox.disk.get(anAccount.userId)).toHaveLength(1);
    expect(app.device.pins.read(anAccount.userId)).toBeNull();
  });

  it('is given up when the PIN is forgotten', async () => {
    const { app } = await locked();
    await endByPin(app);
    expect(app.store.getState().session).toMatchObject({ kind: 'signed_out', failure: { code: 'pin_spent' } });
  });

  it('is over when another tab has signed out', async () => {
    const { app } = await locked();
    app.remote.changeHands(null);
    expect(kind(app)).toBe('signed_out');
  });
});

describe('the PIN', () => {
  it('is refused when everybody would guess it', async () => {
    const { app } = await guarded();
    await expect(setPin(app, '1234', 5)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('is taken away by who knows it', async () => {
    const { app, pass } = await guarded();
    expect(await removePin(app, '0001')).toBe(false);
    expect(await removePin(app, PIN)).toBe(true);
    pass(60);
    expect(kind(app)).toBe('signed_in');
  });

  it('goes with the sign-out', async () => {
    const { app } = await guarded();
    await signOut(app);
    expect(app.device.wiped).toEqual([anAccount.userId]);
    expect(app.device.pins.read(anAccount.userId)).toBeNull();
  });
});
