import type { Device } from '../domain/device.ts';
import type { AppContext } from './context.ts';

/** One's own devices; for who answers for others, theirs too. Throws a `Failure`. */
export const readDevices = (app: AppContext): Promise<readonly Device[]> => app.remote.readDevices();
