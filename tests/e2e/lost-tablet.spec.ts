/** A tablet that lies about, and one that is lost: the PIN, and the office that takes its rights away. */
import type { Browser, Page } from '@playwright/test';
import { everythingKept } from './device-contents.ts';
import { Visitor } from './driver.ts';
import { expect, test } from './server.ts';

// what is opened without a network comes from what the service worker has stored
test.use({ serviceWorkers: 'allow' });

const openDevice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /我的账号/ }).click();
  await page.getByRole('button', { name: /离线与设备/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

const databases = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name));

async function setPin(page: Page, pin: string): Promise<void> {
  await openDevice(page);
  await page.getByRole('button', { name: '设置 PIN' }).click();
  await page.getByLabel('新 PIN（4–6 位数字）').fill(pin);
  await page.getByLabel('再输一次').fill(pin);
  await page.getByRole('button', { name: '保存 PIN' }).click();
  await expect(page.getByRole('button', { name: '现在锁上' })).toBeVisible();
}

async function give(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: '解锁' }).click();
}

test('a locked tablet shows nothing and opens with its PIN, without a network', async ({ page, context }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  await setPin(page, '83051');
  expect(await everythingKept(page)).not.toContain('83051');
  await context.setOffline(true);
  await page.getByRole('button', { name: '现在锁上' }).click();
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await expect(page.getByText('第八网格')).toHaveCount(0);
  await give(page, '83052');
  await expect(page.getByText(/还可以试 4 次/)).toBeVisible();
  await give(page, '83051');
  await visitor.mapIdle();
  await expect(visitor.list.getByText('第八网格')).toBeVisible();
});

test('five wrong PINs end the session and leave no territory behind', async ({ page }) => {
  await new Visitor(page).signInAs('网格员');
  await setPin(page, '83051');
  await page.getByRole('button', { name: '现在锁上' }).click();
  for (let left = 4; left > 0; left -= 1) {
    await give(page, '90210');
    await expect(page.getByText(`还可以试 ${left} 次`, { exact: false })).toBeVisible();
  }
  await give(page, '90210');
  await expect(page.getByText(/PIN 输错次数太多/)).toBeVisible();
  expect((await databases(page)).filter((name) => name.includes('replica'))).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
});

const freshPage = async (browser: Browser, url: string): Promise<Page> =>
  (await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();

test('a revoked tablet is wiped at its next contact, and the office sees it', async ({ browser, server }) => {
  const tablet = await freshPage(browser, server.url);
  const visitor = new Visitor(tablet);
  await visitor.signInAs('网格员');
  await openDevice(tablet);
  await tablet.getByLabel('本机名称').fill('丢了的平板');
  await tablet.getByRole('button', { name: '改名' }).click();
  await expect(tablet.getByRole('dialog').getByText('丢了的平板')).toBeVisible();
  await tablet.keyboard.press('Escape');
  await tablet.context().setOffline(true);

  const office = await freshPage(browser, server.url);
  await new Visitor(office).signInAs('街道工作人员');
  await openDevice(office);
  const row = office.getByRole('listitem').filter({ hasText: '丢了的平板' });
  await row.getByRole('button', { name: '停用' }).click();
  const question = office.getByRole('alertdialog');
  await expect(question).toContainText('它没有待上传的记录');
  await question.getByRole('button', { name: '停用' }).click();
  await expect(row).toContainText('还没有再联网');

  // Out of reach it still works: that is what the PIN is for.
  await expect(visitor.list.getByText('第八网格')).toBeVisible();
  await tablet.context().setOffline(false);
  await tablet.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(tablet.getByText(/这台设备已被街道停用/)).toBeVisible();
  await expect.poll(() => databases(tablet)).toEqual([]);
  // The session goes last: with it the tablet tells that it has been wiped.
  await expect.poll(() => everythingKept(tablet)).not.toMatch(/session|grid@/);

  await office.getByRole('button', { name: '再看一次' }).click();
  await expect(row).toContainText('数据已清除');

  // The person has their password still: the tablet is found, and is a new device.
  await visitor.signInAs('网格员');
  await expect(visitor.list.getByText('第八网格')).toBeVisible();
  await Promise.all([tablet.context().close(), office.context().close()]);
});
