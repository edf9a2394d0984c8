import { toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { measureDevice } from './measure-device.ts';
import { setDevice } from './set-device.ts';

/** Removes the kept basemaps. App and territory stay: they are what makes this person's work possible. Never throws. */
export async function removeOffline(app: AppContext): Promise<void> {
  try {
    await app.device.basemaps.removeAll();
    setDevice(app, { download: { kind: 'idle' } });
  } catch (thrown) {
    setDevice(app, { download: { kind: 'failed', failure: toFailure(thrown) } });
  }
  await measureDevice(app);
}
