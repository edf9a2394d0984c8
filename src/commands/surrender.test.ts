import { afterEach, describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { fakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { fullDisk } from '../../tests/fakes/fake-replica.ts';
import { settled } from '../../tests/fakes/later.ts';
import { deviceIdFor } from '../domain/device.ts';
import { checkIn } from './check-in.ts';
import { enter } from './enter.ts';
import { followRevocation } from './follow-revocation.ts';
import { lock } from './lock.ts';
import { perform } from './perform.ts';
import { setPin } from './set-pin.ts';

const grid = aWorld().as('grid_worker', 'grid-1').withGrid('grid-1').build();

async function atWork() {
  const app = fakeApp();
  app.replica.held = { world: grid, cursor: null, dataAsOf: '2026-11-19T00:00:00.000Z' };
  const window = new EventTarget();
  stops.push(followRevocation(app, { window }));
  await enter(app, anAccount);
  await settled();
  return Object.assign(app, { window });
}

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

describe('checking in', () => {
  it('tells who the device is before anything is asked, and what it has not sent', async () => {
    const app = await atWork();
    const id = deviceIdFor(app.device.identity.id, anAccount.userId);
    expect(app.remote.checkedIn).toEqual([
      { device_id: id, name: '三号平板', platform: 'Android · Chrome', waiting: 0 },
    ]);
  });

  it('is not repeated for some minutes, unless there is something new', async () => {
    const app = await atWork();
    await checkIn(app);
    expect(app.remote.checkedIn).toHaveLength(1);
    app.clock.time += 4 * 60_000;
    await checkIn(app);
    expect(app.remote.checkedIn).toHaveLength(2);
    app.device.identity.rename('五号平板');
    await checkIn(app);
    expect(app.remote.checkedIn).toHaveLength(3);
  });
});

describe('a revoked device', () => {
  it('lets go of everything, unsent records too, tells so, and is another device afterwards', async () => {
    const app = await atWork();
    await setPin(app, '83051', 5);
    await perform(app, 'device.revoke', { device_id: 'some' });
    const id = deviceIdFor(app.device.identity.id, anAccount.userId);
    app.remote.revoke();
    expect(app.store.getState().world.territory.size).toBe(0);
    await settled();
    expect(app.store.getState().session).toMatchObject({ kind: 'signed_out', failure: { code: 'device_revoked' } });
    expect(app.replica.story.at(-1)).toBe('wiped');
    expect(app.device.wiped).toEqual([anAccount.userId]);
    expect(app.device.pins.read(anAccount.userId)).toBeNull();
    expect(app.remote.wiped).toEqual([id]);
    expect(app.remote.signedOut).toBe(1);
    expect(deviceIdFor(app.device.identity.id, anAccount.userId)).not.toBe(id);
  });

  it('hears it also while it is locked', async () => {
    const app = await atWork();
    await setPin(app, '83051', 5);
    lock(app);
    const asked = app.remote.devicesRead;
    expect(asked).toBe(1);
    app.window.dispatchEvent(new Event('online'));
    expect(app.remote.devicesRead).toBe(2);
    app.remote.revoke();
    await settled();
    expect(app.store.getState().session).toMatchObject({ kind: 'signed_out', failure: { code: 'device_revoked' } });
    expect(app.device.wiped).toEqual([anAccount.userId]);
  });

  it('does not claim to be empty when it could not remove its copy', async () => {
    const app = await atWork();
    app.replica.broken = fullDisk;
    app.remote.revoke();
    await settled();
    expect(app.remote.wiped).toEqual([]);
    expect(app.store.getState().session).toMatchObject({ kind: 'signed_out', failure: { code: 'storage' } });
  });
});
