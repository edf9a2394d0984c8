import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock, DataDirectoryBusy } from './lock.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxin-lock-'));
  path = join(folder, 'lock.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that takes the lock, says so, and stays until it is killed. */
async function holder(announce = ''): Promise<ReturnType<typeof spawn>> {
  const script = `
    import { acquireLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
    const lock = await acquireLock(${JSON.stringify(path)});
    if (${JSON.stringify(announce)}) await lock.announce(${JSON.stringify(announce)});
    process.on('SIGTERM', () => process.exit(0));
    process.stdout.write('held');
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
}

const ended = (child: ReturnType<typeof spawn>) => new Promise((resolve) => child.once('exit', resolve));

test('a live process keeps others out, and the message names it and its address', async () => {
  const child = await holder('http://127.0.0.1:5999');
  const refusal = await acquireLock(path).then(
    () => null,
    (error: unknown) => error,
  );
  child.kill('SIGKILL');
  await ended(child);
  expect(refusal).toBeInstanceOf(DataDirectoryBusy);
  const { message } = refusal as DataDirectoryBusy;
  expect(message).toContain(String(child.pid));
  expect(message).toContain('http://127.0.0.1:5999');
});

test('the lock of a killed process is taken over', async () => {
  const child = await holder();
  child.kill('SIGKILL');
  await ended(child);
  const lock = await acquireLock(path);
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
});

test('the lock is removed when its process ends by itself', async () => {
  const child = await holder();
  child.kill('SIGTERM');
  await ended(child);
  await expect(readFile(path, 'utf8')).rejects.toThrow('ENOENT');
});

test('a lock whose process id now belongs to another program is taken over', async () => {
  // this very process lives, but it did not start when the lock says
  await writeFile(path, JSON.stringify({ token: 'old', pid: process.pid, started: 'another-boot:1', url: null }));
  const lock = await acquireLock(path);
  await lock.release();
});

test("a damaged lock is nobody's", async () => {
  await writeFile(path, '{"pid":');
  const lock = await acquireLock(path);
  await lock.release();
});

test('within one process the second one is refused too', async () => {
  const lock = await acquireLock(path);
  await expect(acquireLock(path)).rejects.toThrow(DataDirectoryBusy);
  await lock.release();
  await (await acquireLock(path)).release();
});

test('of many that come at once after a crash exactly one gets it', async () => {
  await writeFile(path, JSON.stringify({ token: 'dead', pid: 4_194_304_0, started: 'x', url: null }));
  const results = await Promise.allSettled(Array.from({ length: 12 }, () => acquireLock(path)));
  const won = results.filter((result) => result.status === 'fulfilled');
  expect(won.length).toBe(1);
  await won[0]?.value.release();
});
