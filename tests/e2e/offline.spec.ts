/** Without a network, truly: the browser is offline, and what opens comes from the device alone. */
import type { Page } from '@playwright/test';
import { Visitor } from './driver.ts';
import { expect, test } from './server.ts';

// what is opened without a network comes from what the service worker has stored
test.use({ serviceWorkers: 'allow' });

const openDevice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /我的账号/ }).click();
  await page.getByRole('button', { name: /离线与设备/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

test('a reload opens the whole map with territory and basemap, signed in', async ({ page, context }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  await openDevice(page);
  await expect(page.getByText('已存到本机，断网也能打开')).toBeVisible();
  await page.getByRole('button', { name: /^下载离线包（\d+ kB）$/ }).click();
  await expect(page.getByText(/连心街道，\d+ kB，下载于/)).toBeVisible();

  await context.setOffline(true);
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(new URL(request.url()).pathname));
  await page.reload();
  await visitor.mapIdle();
  await expect(visitor.list.getByText('第八网格')).toBeVisible();
  await expect(visitor.status).toHaveAccessibleName(/离线/);
  // All that was asked of the network in vain: the configuration, which is remembered. No tile and no file of the app.
  expect([...new Set(failed)].filter((path) => !/^\/(rest|auth)\/v1\//.test(path))).toEqual(['/config.json']);

  // a deep link opens too
  await page.goto('/#map=16/41.3/101.3');
  await page.reload();
  await visitor.mapIdle();

  await openDevice(page);
  await expect(page.getByRole('button', { name: /重新下载/ })).toBeDisabled();
  await page.getByRole('button', { name: '移除底图' }).click();
  await expect(page.getByText(/没有存到本机/)).toBeVisible();
});
