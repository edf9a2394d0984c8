import { toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { setDevice } from './set-device.ts';

/** Looks at what lies on this device and how much room is left. Never throws. */
export async function measureDevice(app: AppContext): Promise<void> {
  const { basemaps, disk } = app.device;
  const [estimate, persisted] = await Promise.all([disk.estimate(), disk.isPersisted()]);
  setDevice(app, { estimate, persisted });
  try {
    setDevice(app, { basemaps: await basemaps.list() });
  } catch (thrown) {
    setDevice(app, { basemaps: [], download: { kind: 'failed', failure: toFailure(thrown) } });
  }
}
