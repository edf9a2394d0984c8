import { deviceIdFor } from '../domain/device.ts';
import { toFailure } from '../domain/failure.ts';
import { isUnsent } from '../domain/outbox.ts';
import type { AppContext } from './context.ts';

/** Without anything new to tell this often, which is seldomer than the server writes it down. Milliseconds. */
const EVERY_MS = 4 * 60_000;

interface Told {
  readonly device: string;
  readonly by: string;
  readonly at: number;
}

const told = new WeakMap<AppContext, Told>();

/**
 * Tells the server that this device is here, so that the office can revoke it. Before anything is asked for, because a session
 * that has never said where it is cannot be taken from a lost tablet (`introduce`: only if it has not been told of this device
 * yet), and after everything was sent, when what is still waiting is known. Never throws: the pull meets the same network.
 */
export async function checkIn(app: AppContext, { introduce = false } = {}): Promise<void> {
  const { session, outbox } = app.store.getState();
  if (session.kind !== 'signed_in') return;
  const { identity } = app.device;
  const device = {
    device_id: deviceIdFor(identity.tablet(), session.userId),
    name: identity.name(),
    platform: identity.platform,
    waiting: outbox.filter(isUnsent).length,
  };
  const by = JSON.stringify(device);
  const before = told.get(app);
  if (introduce && before?.device === device.device_id) return;
  const now = app.clock.now();
  if (before?.by === by && Math.abs(now - before.at) < EVERY_MS) return;
  try {
    await app.remote.checkIn(device);
    told.set(app, { device: device.device_id, by, at: now });
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code === 'server' || failure.code === 'unexpected') reportError(failure);
  }
}
