/** The browser tests: one Chromium, one server with its own copy of the demo, no second chances. */
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium, TEST_FLAGS } from '../chromium.ts';

const chromium = findChromium();
const results = join(import.meta.dirname, '../../test-results');

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: join(results, 'browser'),
  reporter: [['list'], ['json', { outputFile: join(results, 'playwright.json') }]],
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    // Recording every step of tests that pass takes a third of their time: `--trace on` for one that fails.
    trace: 'off',
    // Storing the app for later takes seconds of every test; those of a device without a network ask for it.
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { ...(chromium === null ? {} : { executablePath: chromium }), args: [...TEST_FLAGS] },
  },
});
