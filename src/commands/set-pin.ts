import { pinProblem, type LockAfter } from '../domain/rules/pin.ts';
import { Failure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { setDevice } from './set-device.ts';

/** Guards this person's data on this device with a PIN. Throws `invalid_input`. */
export async function setPin(app: AppContext, pin: string, minutes: LockAfter): Promise<void> {
  const { session } = app.store.getState();
  if (session.kind !== 'signed_in') return;
  const problem = pinProblem(pin);
  if (problem) throw new Failure('invalid_input', problem);
  await app.device.pins.set(session.userId, pin, minutes);
  app.device.pins.noteActive(app.clock.now());
  setDevice(app, { lockAfter: minutes });
}

export function setLockAfter(app: AppContext, minutes: LockAfter): void {
  const { session } = app.store.getState();
  if (session.kind !== 'signed_in') return;
  app.device.pins.setMinutes(session.userId, minutes);
  setDevice(app, { lockAfter: minutes });
}

/** Takes the PIN away, for who knows it. Answers whether they did. */
export async function removePin(app: AppContext, pin: string): Promise<boolean> {
  const { session } = app.store.getState();
  if (session.kind !== 'signed_in') return false;
  const { pins } = app.device;
  if (!(await pins.check(session.userId, pin))) return false;
  pins.forget(session.userId);
  setDevice(app, { lockAfter: null });
  return true;
}
