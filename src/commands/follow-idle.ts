/** Locks a device that nobody touches. One measure for all tabs: a touch in one keeps the others open. */
import { isIdle } from '../domain/rules/pin.ts';
import type { AppContext } from './context.ts';
import type { Page } from './keep-current.ts';
import { lock } from './lock.ts';

const LOOK_EVERY_MS = 5_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** Returns the way to stop. */
export function followIdle(app: AppContext, { window, document }: Page): () => void {
  const { pins } = app.device;
  let notedAt = -Infinity;

  const look = (): void => {
    const { session, device } = app.store.getState();
    if (session.kind !== 'signed_in' || device.lockAfter === null) return;
    if (isIdle(pins.activeAt(), app.clock.now(), device.lockAfter)) lock(app);
  };
  const touched = (): void => {
    const { session, device } = app.store.getState();
    const now = app.clock.now();
    if (session.kind !== 'signed_in' || device.lockAfter === null || Math.abs(now - notedAt) < LOOK_EVERY_MS) return;
    look(); // the first touch after a long sleep comes before the timer
    notedAt = now;
    if (app.store.getState().session === session) pins.noteActive(now);
  };
  const seen = (): void => {
    if (document.visibilityState === 'visible') look();
  };

  const timer = setInterval(look, LOOK_EVERY_MS);
  for (const touch of TOUCHES) window.addEventListener(touch, touched, { capture: true, passive: true });
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(timer);
    for (const touch of TOUCHES) window.removeEventListener(touch, touched, { capture: true });
    document.removeEventListener('visibilitychange', seen);
  };
}
