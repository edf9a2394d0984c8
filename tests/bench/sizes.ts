/**
 * What a browser must fetch, in kB of gzip (1 kB = 1024 bytes): the shell (the entry with all it imports, and its style),
 * the map (what opening the map adds) and MapLibre's worker. Read from the build's manifest, so that a chunk that moves is
 * still counted. `--check` fails when a limit of the project is passed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildAppIfStale } from '../../supabase/local/app-build.ts';
import { DIST } from '../../supabase/local/paths.ts';
import { silent } from '../../supabase/local/progress.ts';
import { report } from './support/report.ts';

/** kB, the figures of the project. */
const LIMITS = { shell_kb: 300, map_kb: 330, worker_kb: 155 };

interface Chunk {
  file: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

const gzipKb = (file: string): number => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).byteLength / 1024;

/** Files of `roots` and of everything they import statically. */
function filesOf(manifest: Record<string, Chunk>, roots: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) continue;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    queue.push(...(chunk.imports ?? []));
  }
  return files;
}

function measureSizes(): Record<keyof typeof LIMITS, number> {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const names = Object.keys(manifest);
  const entries = names.filter((name) => manifest[name]?.isEntry);
  const mapEntries = names.filter((name) => manifest[name]?.isDynamicEntry && /\bmap\//.test(name));
  const workers = readdirSync(join(DIST, 'assets')).filter((file) => /maplibre-gl-worker.*\.m?js$/.test(file));
  if (entries.length === 0 || mapEntries.length === 0 || workers.length === 0) {
    throw new Error(
      `the build has ${entries.length} entries, ${mapEntries.length} map chunks, ${workers.length} workers: nothing to measure`,
    );
  }
  const shell = filesOf(manifest, entries);
  const map = [...filesOf(manifest, mapEntries)].filter((file) => !shell.has(file));
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + gzipKb(file), 0);
  const rounded = (kb: number) => Math.round(kb * 10) / 10;
  return {
    shell_kb: rounded(sum(shell)),
    map_kb: rounded(sum(map)),
    worker_kb: rounded(sum(workers.map((file) => join('assets', file)))),
  };
}

await buildAppIfStale(silent);
const sizes = measureSizes();
report({ bench: 'sizes', ...sizes, limits: LIMITS });
if (process.argv.includes('--check')) {
  const over = Object.entries(LIMITS).filter(([name, limit]) => sizes[name as keyof typeof LIMITS] > limit);
  for (const [name, limit] of over) process.stderr.write(`${name} is over its limit of ${limit} kB\n`);
  if (over.length > 0) process.exitCode = 1;
}
