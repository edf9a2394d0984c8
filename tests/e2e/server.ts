/**
 * The browser tests' `test`: like Playwright's, with our server running on its own copy of the demo. Pages open relative
 * paths on it (`page.goto('/')`).
 */
import { test as base } from '@playwright/test';
import { newDataDir, startProcess, type Started } from '../support/start-process.ts';

export const test = base.extend<object, { server: Started }>({
  server: [
    // Playwright reads from this pattern what a fixture needs; naming nothing at all is not allowed
    async ({ browserName: _browser }, use) => {
      const server = await startProcess(await newDataDir());
      await use(server);
      await server.stop();
      await server.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
});

export { expect } from '@playwright/test';
