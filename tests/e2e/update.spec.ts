/** A new build while somebody works: it is fetched, waits, is offered, and takes over when told. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildAppIfStale } from '../../supabase/local/app-build.ts';
import { DIST } from '../../supabase/local/paths.ts';
import { silent } from '../../supabase/local/progress.ts';
import { newDataDir, startProcess } from '../support/start-process.ts';
import { Visitor } from './driver.ts';
import { expect, test } from './server.ts';

// what is opened without a network comes from what the service worker has stored
test.use({ serviceWorkers: 'allow' });

/** What the worker calls its build; another name makes it another build, with the same files. */
const VERSION = /`[0-9a-f]{16}`/;

const openDevice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /我的账号/ }).click();
  await page.getByRole('button', { name: /离线与设备/ }).click();
};

test('a new build waits, says so once, and takes over without losing what is not uploaded', async ({ browser }) => {
  await buildAppIfStale(silent);
  const dist = await mkdtemp(join(tmpdir(), 'lianxin-dist-'));
  await cp(DIST, dist, { recursive: true });
  const server = await startProcess(await newDataDir(), { env: { DIST_DIR: dist } });
  try {
    const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    const visitor = new Visitor(page);
    await visitor.signInAs('网格员');
    await openDevice(page);
    await expect(page.getByText('已存到本机，断网也能打开')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.evaluate(() => Object.assign(window, { theSamePage: true }));
    // Between two pages there is none to ask.
    const isSamePage = () => page.evaluate(() => 'theSamePage' in window).catch(() => true);

    const worker = join(dist, 'sw.js');
    const text = await readFile(worker, 'utf8');
    expect(text).toMatch(VERSION);
    await writeFile(worker, text.replace(VERSION, '`00000000000000ff`'));
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByText(/新版本已备好。忙完后/)).toBeVisible();
    expect(await isSamePage()).toBe(true);

    await openDevice(page);
    await expect(page.getByText('没上传的记录留在本机，更新后继续上传。', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: '现在更新' }).click();
    await expect.poll(isSamePage).toBe(false);
    await visitor.settled();
    await expect
      .poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('lianxin.app:'))))
      .toContain('lianxin.app:00000000000000ff');

    // and it opens without a network at once
    await context.setOffline(true);
    await page.reload();
    await visitor.mapIdle();
    await expect(visitor.list.getByText('第八网格')).toBeVisible();
    await context.close();
  } finally {
    await server.stop();
    await server.remove();
    await rm(dist, { recursive: true, force: true });
  }
});
