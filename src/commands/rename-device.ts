import type { AppContext } from './context.ts';
import { checkIn } from './check-in.ts';
import { setDevice } from './set-device.ts';

/** Gives this device a name its office recognises. Empty: what the browser says it is. Resolves when the server has been told, or could not be. */
export async function renameDevice(app: AppContext, name: string): Promise<void> {
  const { identity } = app.device;
  identity.rename(name);
  setDevice(app, { name: identity.name() });
  await checkIn(app);
}
