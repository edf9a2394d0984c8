/** The walking networks of a data directory: `<id>.bin`, each with `<id>.json` beside it that says what it is. */
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WalkFile } from '../../src/domain/runtime-config.ts';

type WalkFacts = Pick<WalkFile, 'id' | 'name' | 'bounds'>;

/** Names that are served; anything else in the folder is not. */
export const WALK_FILE = /^\/walk\/([a-z0-9][a-z0-9_-]*\.bin)$/;

/** All walking networks, by id. A sidecar without its network, or the other way round, is left out. */
export async function listWalkFiles(folder: string): Promise<WalkFile[]> {
  const files = new Set(await readdir(folder).catch(missing));
  const ids = [...files].filter((file) => file.endsWith('.json') && files.has(file.replace(/\.json$/, '.bin'))).sort();
  return Promise.all(
    ids.map(async (file) => {
      const { id, name, bounds } = JSON.parse(await readFile(join(folder, file), 'utf8')) as WalkFacts;
      const { size } = await stat(join(folder, `${id}.bin`));
      return { id, name, bounds, bytes: size, url: `/walk/${id}.bin` };
    }),
  );
}

/** Puts a network there, in place of an older one of its id (lower-case letters, digits and `-`). */
export async function keepWalkFile(folder: string, facts: WalkFacts, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  // beside and renamed, the network first: nobody is served half of one
  for (const [extension, content] of [
    ['bin', bytes],
    ['json', `${JSON.stringify(facts, null, 2)}\n`],
  ] as const) {
    const part = join(folder, `.${facts.id}.${process.pid}.${extension}.part`);
    await writeFile(part, content);
    await rename(part, join(folder, `${facts.id}.${extension}`));
  }
}

const missing = (error: unknown): string[] => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
};
