/** Without a walking network, and without any network: estimates are called estimates, and a kept network still answers. */
import type { Page } from '@playwright/test';
import { CircleVisitor, PATIENT } from './circle-driver.ts';
import { expect, test } from './server.ts';

// what is opened without a network comes from what the service worker has stored
test.use({ serviceWorkers: 'allow' });

// rings and streets are drawn without a graphics card here
test.slow();

/** The place, where no sentence is to be waited for. */
async function openCircle(page: Page, visitor: CircleVisitor): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: '服务圈' }).click();
  await expect(visitor.circle).toBeVisible();
}

test('where no network covers the ground, circles are estimates, say so, and count nobody', async ({ page }) => {
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), walk_files: [] } });
  });
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await openCircle(page, visitor);
  await expect(visitor.circle.getByText('直线估算，未按路网', { exact: true })).toBeVisible(PATIENT);
  await expect(visitor.circle.getByText(/直线估算，未按路网 · 标准 4\.0 km\/h · 直线 ÷ 1\.4/)).toBeVisible();
  await expect(visitor.sentence).toHaveCount(0);
  await expect(visitor.circle.getByText(/\d+ 户/)).toHaveCount(0);
  await expect(visitor.circle.getByRole('button', { name: '导出表格' })).toHaveCount(0);
  await visitor.openTab('发布');
  await expect(visitor.circle.getByRole('button', { name: '发布服务圈' })).toBeDisabled();
  await expect(visitor.circle.getByText('没有路网，不能发布')).toBeVisible();
  await visitor.openTab('选址');
  await expect(visitor.gainSentence).toHaveCount(0);
  expect(visitor.complaints).toEqual([]);
});

test('a network that cannot be fetched is said to be so, and another try answers', async ({ page }) => {
  await page.route('**/walk/**', (route) => route.fulfill({ status: 404 }));
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await openCircle(page, visitor);
  await expect(visitor.circle.getByText(/步行路网取不到/)).toBeVisible(PATIENT);
  await expect(visitor.sentence).toHaveCount(0);
  await page.unroute('**/walk/**');
  await visitor.circle.getByRole('button', { name: '再试一次' }).click();
  await expect(visitor.sentence).toBeVisible(PATIENT);
});

test('a reload without a network still answers, with the same numbers', async ({ page, context }) => {
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();
  const before = await visitor.said();
  await page.getByRole('button', { name: /我的账号/ }).click();
  await page.getByRole('button', { name: /离线与设备/ }).click();
  await expect(page.getByText('已存到本机，断网也能打开')).toBeVisible(PATIENT);
  await page.keyboard.press('Escape');

  await context.setOffline(true);
  await page.reload();
  await visitor.mapIdle();
  await expect(visitor.status).toHaveAccessibleName(/离线/);
  await expect(visitor.sentence).toBeVisible(PATIENT);
  await expect.poll(() => visitor.said(), PATIENT).toEqual(before);
  await visitor.circle.getByRole('slider', { name: '步行时间' }).fill('5');
  await expect.poll(visitor.outside, PATIENT).toBeGreaterThan(before.outside);
});
