/**
 * The tests, as projects: what needs nothing (`unit`, `gates`), what needs a browser (`component`), what needs a database
 * (`sql`, `api`). `npm test` runs them all and then the browser tests of `tests/e2e`, which Playwright runs.
 */
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium, TEST_FLAGS } from './tests/chromium.ts';

const chromium = findChromium();

/** Pages share the machine with the other projects' databases and workers, and may draw slowly. Milliseconds. */
const PAGE_PATIENCE = 60_000;

/** Opening a database takes seconds on a slow machine; a test that waits for one may take this long. Milliseconds. */
const DATABASE_PATIENCE = 120_000;

const withDatabase = {
  environment: 'node' as const,
  globalSetup: ['tests/support/make-snapshots.ts'],
  // each embedded database takes about 1 GB of memory: one file at a time
  fileParallelism: false,
  testTimeout: DATABASE_PATIENCE,
  hookTimeout: DATABASE_PATIENCE,
};

export default defineConfig({
  test: {
    // refused requests are what many tests ask for: the server's log of them is shown for failures only
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,geo,supabase/local,tests/support,tests/builders}/**/*.test.ts', 'tests/*.test.ts'],
        },
      },
      { test: { name: 'gates', environment: 'node', include: ['tests/gates/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'sql', include: ['supabase/tests/*.test.ts'], ...withDatabase } },
      { test: { name: 'api', include: ['tests/api/**/*.test.ts'], ...withDatabase } },
      {
        plugins: [react()],
        // Named, because one that is found while tests run makes the browser load its page anew in the middle of them.
        optimizeDeps: {
          exclude: ['maplibre-gl', 'highs'],
          include: [
            '@base-ui/react/alert-dialog',
            '@base-ui/react/csp-provider',
            '@base-ui/react/dialog',
            '@base-ui/react/popover',
            '@tanstack/react-virtual',
            '@turf/turf',
            'fflate',
            'gcoord',
            'hucre/xlsx',
            'lucide-react',
            'pmtiles',
            'proj4',
            'saxes',
            'uqr',
            'zustand',
            'zustand/vanilla',
          ],
        },
        test: {
          name: 'component',
          include: ['src/**/*.test.tsx'],
          testTimeout: PAGE_PATIENCE,
          expect: { poll: { timeout: PAGE_PATIENCE / 4 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(chromium === null ? {} : { executablePath: chromium }), args: [...TEST_FLAGS] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
