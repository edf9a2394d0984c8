/** The walking networks of a data directory: `<id>.bin`, each with `<id>.json` beside it that says what it is. */
import { mkdir, open, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAGIC, VERSION } from '../../geo/walk/file-layout.ts';
import type { WalkFile } from '../../src/domain/runtime-config.ts';

type WalkFacts = Pick<WalkFile, 'id' | 'name' | 'bounds'>;

/** Names that are served; anything else in the folder is not. */
export const WALK_FILE = /^\/walk\/([a-z0-9][a-z0-9_-]*\.bin)$/;

/**
 * All walking networks, by id. A sidecar without its network, or the other way round, is left out; so is one of an older format,
 * which has to be imported again (`outdatedWalkFiles`).
 */
export async function listWalkFiles(folder: string): Promise<WalkFile[]> {
  return (await foundIn(folder)).filter(({ isCurrent }) => isCurrent).map(({ file }) => file);
}

/** Networks that an older version has made and nobody can read any more, by id. */
export const outdatedWalkFiles = async (folder: string): Promise<string[]> =>
  (await foundIn(folder)).filter(({ isCurrent }) => !isCurrent).map(({ file }) => file.id);

async function foundIn(folder: string): Promise<{ file: WalkFile; isCurrent: boolean }[]> {
  const files = new Set(await readdir(folder).catch(missing));
  const ids = [...files].filter((file) => file.endsWith('.json') && files.has(file.replace(/\.json$/, '.bin'))).sort();
  return Promise.all(
    ids.map(async (file) => {
      const { id, name, bounds } = JSON.parse(await readFile(join(folder, file), 'utf8')) as WalkFacts;
      const { size } = await stat(join(folder, `${id}.bin`));
      const isCurrent = await isOfThisVersion(join(folder, `${id}.bin`));
      return { file: { id, name, bounds, bytes: size, url: `/walk/${id}.bin` }, isCurrent };
    }),
  );
}

/** A file that is damaged otherwise is for its reader to refuse, with a reason. */
async function isOfThisVersion(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const head = new DataView(new ArrayBuffer(8));
    await handle.read(head, 0, 8, 0);
    return head.getUint32(0) !== MAGIC || head.getUint32(4, true) === VERSION;
  } finally {
    await handle.close();
  }
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
