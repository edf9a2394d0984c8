import { deviceIdFor } from '../domain/device.ts';
import { Failure, toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { leave } from './leave.ts';

/**
 * The office has revoked this device: everything of the person goes, unsent records too. That is a person's confirmed choice
 * (O7): who revoked was told how many there were. Cut short, it begins anew at the next contact. Never throws.
 */
export async function surrender(app: AppContext): Promise<void> {
  const { session } = app.store.getState();
  if (session.kind !== 'signed_in' && session.kind !== 'locked') return;
  const { userId } = session;
  const { pins, identity } = app.device;
  const device = deviceIdFor(identity.tablet(), userId);
  leave(app, { kind: 'signed_out', failure: new Failure('device_revoked') });
  const wiped = await Promise.allSettled([app.replica.wipe(), app.device.wipe(userId)]);
  const failed = wiped.find((result) => result.status === 'rejected');
  // Only who holds nothing any more may say so; without a network the office learns it never, and nothing depends on it.
  if (!failed) await Promise.allSettled([app.remote.confirmWiped(device)]);
  pins.forget(userId);
  identity.renew();
  await Promise.allSettled([app.remote.signOut()]);
  if (failed) app.store.setState({ session: { kind: 'signed_out', failure: toFailure(failed.reason) } });
}
