import type { AppContext } from './context.ts';

/** Lets the newer build take over and opens the page anew with it. What is not uploaded lies on the device and stays there. */
export const updateApp = (app: AppContext): void => app.device.appFiles.takeOver();
