/** How the app is built and how `npm run dev` serves it. Tests are configured in `vitest.config.ts`. */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorker } from './vite-service-worker.ts';

/**
 * The backend is loaded when a server starts and not before: `vite build` and the type of this file stay free of the
 * database.
 */
const backend = async (): Promise<Plugin> => (await import('./supabase/local/vite-plugin.ts')).embeddedBackend();

/**
 * The page itself asks for the map's chunk and style. Otherwise they are asked for when the app already runs, which is when
 * they are needed.
 */
const preloadMap = (): Plugin => ({
  name: 'preload-map',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.values(bundle ?? {}).flatMap((chunk) => {
        if (chunk.type !== 'chunk' || !chunk.isDynamicEntry || !/\/src\/map\//.test(chunk.facadeModuleId ?? ''))
          return [];
        const preload = (attrs: Record<string, string | boolean>) => ({
          tag: 'link',
          attrs,
          injectTo: 'head' as const,
        });
        return [
          preload({ rel: 'modulepreload', crossorigin: true, href: `/${chunk.fileName}` }),
          ...[...(chunk.viteMetadata?.importedCss ?? [])].map((css) =>
            preload({ rel: 'preload', as: 'style', crossorigin: true, href: `/${css}` }),
          ),
        ];
      }),
  },
});

export default defineConfig(({ command }) => ({
  plugins: [react(), preloadMap(), serviceWorker(), ...(command === 'serve' ? [backend()] : [])],
  server: { host: '127.0.0.1', port: Number(process.env['PORT'] ?? 5173), strictPort: true },
  preview: { host: '127.0.0.1', port: Number(process.env['PORT'] ?? 5173), strictPort: true },
  // MapLibre brings its own worker file, which pre-bundling would lose; HiGHS would reload the page when it is first asked for
  optimizeDeps: { exclude: ['maplibre-gl', 'highs'] },
  build: {
    target: ['chrome94', 'safari16.4'],
    // read by the size gate; starts with a dot, so it is never served
    manifest: true,
    // an inlined file would be a data: URL, which the content security policy refuses for scripts and fonts
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    // All the first screen needs in one file: left alone, what any two screens share becomes a file of its own, and twenty
    // small ones pack worse than one.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shell', tags: ['$initial'] }] } } },
  },
  worker: { format: 'es' },
}));
