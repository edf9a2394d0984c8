/** Puts a basemap beside the others under a name nobody serves, and gives it its own once the database has agreed. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bounds } from '../bounds.ts';

export interface BasemapFacts {
  /** Lower-case letters, digits, `-`. */
  readonly id: string;
  readonly name: string;
  readonly bounds: Bounds;
  readonly attribution: string;
}

export interface StagedBasemap {
  readonly file: string;
  readonly bytes: number;
  publish(): Promise<void>;
  discard(): Promise<void>;
}

export async function stageBasemap(folder: string, facts: BasemapFacts, archive: Uint8Array): Promise<StagedBasemap> {
  await mkdir(folder, { recursive: true });
  const final = (extension: string): string => join(folder, `${facts.id}.${extension}`);
  const staged = (extension: string): string => join(folder, `.${facts.id}.${process.pid}.${extension}.part`);
  const discard = async (): Promise<void> => {
    for (const extension of ['json', 'pmtiles']) await rm(staged(extension), { force: true });
  };
  try {
    await writeFile(staged('pmtiles'), archive);
    await writeFile(staged('json'), `${JSON.stringify(facts, null, 2)}\n`);
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    file: `${facts.id}.pmtiles`,
    bytes: archive.length,
    publish: async () => {
      // the archive first: a description without its archive is not served
      await rename(staged('pmtiles'), final('pmtiles'));
      await rename(staged('json'), final('json'));
    },
    discard,
  };
}
