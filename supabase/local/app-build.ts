/** Builds the app when there is no build or the sources are newer, so that `npm start` always serves what is in the folder. */
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DIST, REPOSITORY } from './paths.ts';
import type { Progress } from './progress.ts';

/** What a build depends on. */
const SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json', 'src', 'geo', 'public'];

export async function buildAppIfStale(progress: Progress): Promise<void> {
  const built = await newest(join(DIST, 'index.html'));
  const changed = Math.max(...(await Promise.all(SOURCES.map((name) => newest(join(REPOSITORY, name))))));
  if (built >= changed) return;
  progress(built === 0 ? 'building the app' : 'building the app again: its sources are newer');
  await runBuild();
  progress('the app is built');
}

/** The newest change under a path in milliseconds, 0 where there is nothing. Tests and documents do not count. */
async function newest(path: string): Promise<number> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (info === null) return 0;
  if (info.isFile()) return /\.(?:test\.tsx?|md)$/.test(path) ? 0 : info.mtimeMs;
  const inside = await readdir(path);
  return Math.max(0, ...(await Promise.all(inside.map((name) => newest(join(path, name))))));
}

const runBuild = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const vite = join(REPOSITORY, 'node_modules/vite/bin/vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', '--outDir', DIST, '--emptyOutDir'], {
      cwd: REPOSITORY,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the app could not be built:\n${output}`));
    });
  });
