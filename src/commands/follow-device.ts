/** Keeps `state.device` true: the app's files, installing, what is kept and how much room is left. Returns the way to stop. */
import type { AppContext } from './context.ts';
import { measureDevice } from './measure-device.ts';
import { setDevice } from './set-device.ts';

export function followDevice(app: AppContext): () => void {
  const { appFiles, installing, disk, pins, identity } = app.device;
  const stops = [
    appFiles.follow((state) => setDevice(app, { app: state })),
    installing.follow((install) => setDevice(app, { install })),
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
