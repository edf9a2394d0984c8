/** Mounts the backend inside `vite dev` and `vite preview`, on the app's own origin; never runs in `vite build`. */
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { openDataDirectory } from './data-directory.ts';
import { defaultDataDir } from './paths.ts';
import { printedProgress } from './progress.ts';
import { createSite, isSitePath, siteListener } from './server.ts';
import { readSettings } from './settings.ts';

export function embeddedBackend(): Plugin {
  const mount = async (server: ViteDevServer | PreviewServer): Promise<void> => {
    const { databaseUrl } = readSettings({
      ...process.env,
      SUPABASE_URL: undefined,
      SUPABASE_PUBLISHABLE_KEY: undefined,
    });
    const directory = await openDataDirectory({ dataDir: defaultDataDir(), databaseUrl, progress: printedProgress() });
    const listener = siteListener(
      createSite({
        backend: directory.backend,
        dist: null, // the app comes from Vite
        basemaps: directory.basemaps,
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
    server.httpServer?.once('close', () => void directory.close());
  };
  return { name: 'embedded-backend', apply: 'serve', configureServer: mount, configurePreviewServer: mount };
}
