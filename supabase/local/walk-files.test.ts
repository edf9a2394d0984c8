import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAGIC, VERSION } from '../../geo/walk/file-layout.ts';
import { keepWalkFile, listWalkFiles, outdatedWalkFiles } from './walk-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'walk-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** No more of a network than its first bytes. */
function headOf(version: number): Uint8Array {
  const head = new DataView(new ArrayBuffer(12));
  head.setUint32(0, MAGIC);
  head.setUint32(4, version, true);
  return new Uint8Array(head.buffer);
}

test('serves networks of this version, and names those that have to be imported again', async () => {
  await keepWalkFile(folder, { id: 'new', name: '新', bounds: [0, 0, 1, 1] }, headOf(VERSION));
  await keepWalkFile(folder, { id: 'old', name: '旧', bounds: [0, 0, 1, 1] }, headOf(VERSION - 1));
  await writeFile(join(folder, 'lonely.bin'), headOf(VERSION));
  expect(await listWalkFiles(folder)).toEqual([
    { id: 'new', name: '新', bounds: [0, 0, 1, 1], bytes: 12, url: '/walk/new.bin' },
  ]);
  expect(await outdatedWalkFiles(folder)).toEqual(['old']);
});

test('leaves what is no network to its reader, which says what is wrong', async () => {
  await keepWalkFile(
    folder,
    { id: 'text', name: '文', bounds: [0, 0, 1, 1] },
    new TextEncoder().encode('not a network'),
  );
  expect((await listWalkFiles(folder)).map(({ id }) => id)).toEqual(['text']);
});

test('an absent folder has no networks', async () => {
  expect(await listWalkFiles(join(folder, 'none'))).toEqual([]);
});
