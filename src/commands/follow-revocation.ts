import type { AppContext } from './context.ts';
import { surrender } from './surrender.ts';

/** Whatever the server was asked when it said so. Returns the way to stop. */
export const followRevocation = (app: AppContext): (() => void) => app.remote.onRevoked(() => void surrender(app));
