/**
 * Builds the service worker after the app: a list of every file of the build with its hash, and the worker that keeps them.
 * Why not a plugin from elsewhere: `src/decisions/`.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { build, type Plugin } from 'vite';
import type { BuildFile } from './src/service-worker/files.ts';

const ENTRY = join(import.meta.dirname, 'src/service-worker/worker.ts');

export function serviceWorker(): Plugin {
  let folder = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => {
      folder = join(root, outDir);
      if (outDir.startsWith(sep)) folder = outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = await hashFiles(folder);
        const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
        await build({
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          define: { BUILD_VERSION: JSON.stringify(version), BUILD_FILES: JSON.stringify(files) },
          build: {
            outDir: folder,
            emptyOutDir: false,
            target: ['chrome94', 'safari16.4'],
            rolldownOptions: { input: ENTRY, output: { format: 'iife', entryFileNames: 'sw.js' } },
          },
        });
      },
    },
  };
}

/**
 * Every file that is served, by path. Names with a dot in front are not (`.vite`); the worker does not keep itself, nor what few
 * ever ask for (`.wasm`: megabytes for the proof of a plan).
 */
async function hashFiles(folder: string): Promise<BuildFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).join('/'))
    .filter((name) => name !== '/sw.js' && !name.includes('/.') && !/\.(?:map|wasm)$/.test(name))
    .sort();
  return Promise.all(
    names.map(async (name): Promise<BuildFile> => {
      const hash = createHash('sha256').update(await readFile(join(folder, name)));
      return [name, `sha256-${hash.digest('base64')}`];
    }),
  );
}
