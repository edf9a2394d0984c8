import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecrets } from './secrets.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxin-secrets-'));
  path = join(folder, 'data', 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what the first start makes, later ones find', async () => {
  const first = await readSecrets(path, ['a@lianxin.example']);
  expect(await readSecrets(path, ['a@lianxin.example'])).toEqual(first);
});

test('only the owner can read the file, also one that was open to others', async () => {
  await readSecrets(path, []);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await chmod(path, 0o644);
  await readSecrets(path, []);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('two installations share nothing', async () => {
  const one = await readSecrets(path, ['a@lianxin.example']);
  const two = await readSecrets(join(folder, 'other', 'secrets.json'), ['a@lianxin.example']);
  expect(two.jwt_secret).not.toBe(one.jwt_secret);
  expect(two.publishable_key).not.toBe(one.publishable_key);
  expect(two.secret_key).not.toBe(one.secret_key);
  expect(two.demo_passwords).not.toEqual(one.demo_passwords);
});

test('keys have the form clients expect and passwords can be typed', async () => {
  const secrets = await readSecrets(path, ['a@lianxin.example']);
  expect(secrets.publishable_key).toMatch(/^sb_publishable_\S{20,}$/);
  expect(secrets.secret_key).toMatch(/^sb_secret_\S{20,}$/);
  expect(secrets.jwt_secret.length).toBeGreaterThanOrEqual(32);
  expect(secrets.demo_passwords['a@lianxin.example']).toMatch(/^[a-z2-9]{4}(?:-[a-z2-9]{4}){2}$/);
});

test('an account added later gets a password, the others keep theirs', async () => {
  const before = await readSecrets(path, ['a@lianxin.example']);
  const after = await readSecrets(path, ['a@lianxin.example', 'b@lianxin.example']);
  expect(after.demo_passwords['a@lianxin.example']).toBe(before.demo_passwords['a@lianxin.example']);
  expect(after.demo_passwords['b@lianxin.example']).toBeDefined();
});

test('a damaged file stops the start instead of locking everybody out', async () => {
  await readSecrets(path, []);
  await writeFile(path, '{');
  await expect(readSecrets(path, [])).rejects.toThrow('not readable');
  expect(await readFile(path, 'utf8')).toBe('{');
});
