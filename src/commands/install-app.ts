import type { AppContext } from './context.ts';

/** Shows the browser's own question whether to put the app on the home screen. */
export const installApp = (app: AppContext): Promise<void> => app.device.installing.ask();
