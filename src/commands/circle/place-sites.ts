import type { AppContext } from '../context.ts';
import { setCircle } from './set-circle.ts';

/** The next taps on the map put sites. */
export const placeSites = (app: AppContext): void => setCircle(app, { mode: { kind: 'place_site' } });
