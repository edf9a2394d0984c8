import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium } from './chromium.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxin-chromium-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const program = async (name: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, 0o755);
  return path;
};

test('the named one is taken before one on the PATH', async () => {
  const named = await program('mine');
  await program('chromium');
  expect(findChromium({ CHROMIUM_PATH: named, PATH: folder })).toBe(named);
});

test('one on the PATH is found by any of its names', async () => {
  expect(findChromium({ PATH: `/nowhere:${folder}:${folder}` })).not.toBe(join(folder, 'google-chrome'));
  const chrome = await program('google-chrome');
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(chrome);
});

test('a name that leads nowhere is told, not passed over', () => {
  expect(() => findChromium({ CHROMIUM_PATH: join(folder, 'gone'), PATH: folder })).toThrow('CHROMIUM_PATH');
});
