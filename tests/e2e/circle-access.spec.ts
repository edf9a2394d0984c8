/** The circle for everybody: free of what axe can find, its sheets too, and a site is placed without a pointer. */
import { CircleVisitor, PATIENT } from './circle-driver.ts';
import { expectNoSidewaysScroll, expectNoViolations } from './screen-checks.ts';
import { expect, test } from './server.ts';

// rings and streets are drawn without a graphics card here
test.slow();

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const) {
  test(`its sheets at ${width}×${height} are free of violations`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const visitor = new CircleVisitor(page);
    await visitor.signInAs('街道工作人员');
    await visitor.openCircle();
    const sheet = page.getByRole('dialog');
    const look = async (tab: '覆盖' | '选址' | '发布', button: string | RegExp): Promise<void> => {
      await visitor.openTab(tab);
      await visitor.circle.getByRole('button', { name: button }).click();
      await expect(sheet).toBeVisible(PATIENT);
      await expect(page.getByText('正在打开…')).toHaveCount(0, PATIENT);
      await expectNoSidewaysScroll(page);
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await expect(sheet).toHaveCount(0);
    };
    await look('覆盖', /更换$/);
    await look('覆盖', '补一个门');
    await look('覆盖', '打印');
    await look('发布', '发布服务圈');
    await look('选址', '登记可选场地');
    await visitor.circle.getByRole('button', { name: /^选用/ }).first().click();
    await expect.poll(visitor.gain, PATIENT).not.toBeNull();
    await look('选址', '保存方案');
    await visitor.openTab('选址');
    await visitor.circle.getByRole('button', { name: '在图上加一个点' }).click();
    await expect(visitor.placing).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectNoViolations(page);
  });
}

test('a site is placed, moved and taken away by keys alone', async ({ page }) => {
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await page.getByRole('navigation').getByRole('button', { name: '服务圈' }).press('Enter');
  await expect(visitor.sentence).toBeVisible(PATIENT);
  await visitor.circle.getByRole('radio', { name: '覆盖' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(visitor.circle.getByRole('radio', { name: '选址' })).toBeChecked();
  await visitor.circle.getByRole('button', { name: '在图上加一个点' }).press('Enter');

  // the map moves under the cross hair
  const before = await visitor.centre();
  await page.locator('canvas.maplibregl-canvas').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await visitor.centre())[2], PATIENT).toBeGreaterThan(before[2] ?? 0);
  await visitor.mapIdle();
  await visitor.placing.getByRole('button', { name: '放在十字处' }).press('Enter');
  const sites = visitor.circle.getByRole('list', { name: '规划点' });
  await expect(sites.getByText('规划点 A')).toBeVisible(PATIENT);
  await expect(visitor.gainSentence).toBeVisible(PATIENT);

  await sites.getByRole('button', { name: '微调' }).press('Enter');
  const east = sites.getByRole('button', { name: '向东 20 米' });
  await east.focus();
  await page.keyboard.press('ArrowDown');
  await expect(east).toBeFocused();
  await sites.getByRole('button', { name: '去掉规划点 A' }).press('Enter');
  await expect(sites.getByText('规划点 A')).toHaveCount(0);

  // Esc gives up what is being placed
  await visitor.circle.getByRole('button', { name: '在图上加一个点' }).press('Enter');
  await expect(visitor.placing).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(visitor.placing).toHaveCount(0);
});
