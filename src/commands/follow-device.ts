/** Keeps `state.device` true: the app's files, installing, what is kept and how much room is left. Returns the way to stop. */
import type { AppContext } from './context.ts';
import { measureDevice } from './measure-device.ts';
import { setDevice } from './set-device.ts';

const MEASURE_EVERY_MS = 30_000;

export function followDevice(app: AppContext): () => void {
  let measuredAt = -Infinity;
  const { appFiles, installing, disk, pins, identity } = app.device;
  const stops = [
    appFiles.follow((state) => setDevice(app, { app: state })),
    installing.follow((install) => setDevice(app, { install })),
    app.store.subscribe(({ outbox }, before) => {
      // Photos fill a device: looked at anew when something was recorded, but not at every one of a series.
      const now = app.clock.now();
      if (outbox.length <= before.outbox.length || now - measuredAt < MEASURE_EVERY_MS) return;
      measuredAt = now;
      void measureDevice(app);
    }),
    app.store.subscribe(({ session, online }, before) => {
      if (online && !before.online) appFiles.look();
      if (session.kind !== 'signed_in' || before.session.kind === 'signed_in') return;
      const lockAfter = pins.read(session.userId)?.minutes ?? null;
      setDevice(app, { lockAfter, name: identity.name() });
      if (lockAfter !== null) pins.noteActive(app.clock.now());
      // Asked once there is something to lose. A refusal costs one full pull some day, and the device's page says so.
      void disk.askToPersist().then((persisted) => setDevice(app, { persisted }));
      void measureDevice(app);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
