/** Mounts the backend inside `vite dev` and `vite preview`, on the app's own origin; never runs in `vite build`. */
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { openDataDirectory, type OpenDirectory } from './data-directory.ts';
import { defaultDataDir } from './paths.ts';
import { printedProgress } from './progress.ts';
import { createSite, isSitePath, siteListener } from './server.ts';
import { readSettings } from './settings.ts';

/**
 * Vite starts its new server before it ends the old one when its configuration changes, and loads this module anew: the
 * open directory therefore belongs to the process.
 */
const shared = globalThis as { lianxinDirectory?: Promise<OpenDirectory> };

const directoryOfThisProcess = (): Promise<OpenDirectory> => (shared.lianxinDirectory ??= openForVite());

async function openForVite(): Promise<OpenDirectory> {
  const { databaseUrl } = readSettings({
    ...process.env,
    SUPABASE_URL: undefined,
    SUPABASE_PUBLISHABLE_KEY: undefined,
  });
  const directory = await openDataDirectory({ dataDir: defaultDataDir(), databaseUrl, progress: printedProgress() });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void directory.close().finally(() => process.exit(0)));
  }
  return directory;
}

export function embeddedBackend(): Plugin {
  const mount = async (server: ViteDevServer | PreviewServer): Promise<void> => {
    const directory = await directoryOfThisProcess();
    const listener = siteListener(
      createSite({
        backend: directory.backend,
        dist: null, // the app comes from Vite
        basemaps: directory.basemaps,
        walk: directory.walk,
        supabaseUrl: '',
        publishableKey: directory.secrets.publishable_key,
        demoAccounts: directory.demoAccounts,
      }),
    );
    server.middlewares.use((request, response, next) => {
      if (isSitePath(new URL(request.url ?? '/', 'http://localhost').pathname)) void listener(request, response);
      else next();
    });
    server.httpServer?.once('listening', () => {
      const address = server.httpServer?.address();
      if (typeof address === 'object' && address !== null) void directory.announce(`http://127.0.0.1:${address.port}`);
    });
  };
  return { name: 'embedded-backend', apply: 'serve', configureServer: mount, configurePreviewServer: mount };
}
