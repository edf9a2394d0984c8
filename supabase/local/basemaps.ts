/** The basemap archives of a data directory: `<id>.pmtiles`, each with `<id>.json` beside it that says what it is. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Basemap } from '../../src/domain/runtime-config.ts';

type Sidecar = Omit<Basemap, 'url'>;

/** Archive names that are served; anything else in the folder is not. */
export const BASEMAP_FILE = /^\/basemaps\/([a-z0-9][a-z0-9_-]*\.pmtiles)$/;

/** All basemaps, by name. A sidecar without its archive, or the other way round, is left out. */
export async function listBasemaps(folder: string): Promise<Basemap[]> {
  const files = new Set(await readdir(folder).catch(missing));
  const ids = [...files].filter((file) => file.endsWith('.json') && files.has(file.replace(/\.json$/, '.pmtiles')));
  const sidecars = await Promise.all(
    ids.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as Sidecar),
  );
  return sidecars
    .map(({ id, name, bounds, attribution }) => ({ id, name, bounds, attribution, url: `/basemaps/${id}.pmtiles` }))
    .sort((a, b) => a.id.localeCompare(b.id));
}

const missing = (error: unknown): string[] => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
};
