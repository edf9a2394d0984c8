/**
 * Boundaries are redrawn by mouse, finger and keys; cut, merged, undone; put in force by the real server; and two people who
 * redraw the same border come to terms.
 */
import type { Position } from 'geojson';
import type { Browser, Page } from '@playwright/test';
import { beside, Drawer, groundOf, ZOOM, type Ground } from './boundary-driver.ts';
import { factsOf } from './facts.ts';
import { expect, test } from './server.ts';

// maps are drawn without a graphics card here
test.slow();

async function drawerOf(page: Page, ground: Ground): Promise<Drawer> {
  const drawer = new Drawer(page);
  await drawer.signInAs('街道工作人员');
  await drawer.openEditor(ground);
  return drawer;
}

const OFFICE = '街道工作人员';

test('a corner is dragged with the mouse, put in force, and stands after a reload', async ({ page, server }) => {
  const ground = groundOf(await factsOf(server, 'office'), 0);
  const drawer = await drawerOf(page, ground);
  const to = beside(ground.junction, 12, 9);
  await drawer.dragTo(
    await drawer.spotOf(ground.junction, ground.junction, ZOOM),
    await drawer.spotOf(to, ground.junction, ZOOM),
  );
  await expect(drawer.tool.getByText('已移动')).toBeVisible();
  await drawer.tool.getByRole('button', { name: '撤销' }).click();
  await expect(drawer.tool.getByRole('button', { name: '完成' })).toBeDisabled();
  await drawer.tool.getByRole('button', { name: '重做' }).click();
  await drawer.finish('户数不均');
  await drawer.allSent();

  const after = await factsOf(server, 'office');
  for (const { id, version } of ground.around) {
    const row = after.one('territory', (each) => each.id === id);
    expect(row.version).toBeGreaterThan(version);
    expect(JSON.stringify(row.geom)).not.toContain(`${ground.junction[0]},${ground.junction[1]}`);
  }
  expect(after.all('boundary_version').some(({ subject_id }) => subject_id === ground.around[0]?.id)).toBe(true);
  await page.reload();
  await drawer.settled();
  expect(drawer.complaints).toEqual([]);
});

test('by touch: a finger drags the corner, two fingers move the map', async ({ browser, server }) => {
  const ground = groundOf(await factsOf(server, 'office'), 1);
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  const drawer = await drawerOf(page, ground);
  const session = await context.newCDPSession(page);
  const touch = (type: string, ...touchPoints: { x: number; y: number; id?: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints });
  const from = await drawer.spotOf(ground.junction, ground.junction, ZOOM);
  // A finger misses by a dozen pixels, and the corner does not jump under it.
  const finger = (by: number) => ({ x: from.x + 12 + by, y: from.y + 8 });
  await touch('touchStart', finger(0));
  for (const by of [15, 30, 45]) await touch('touchMove', finger(by));
  await touch('touchEnd');
  await expect(drawer.tool.getByText('已移动')).toBeVisible();
  const centre = await drawer.centre();
  const two = (by: number) => [
    { x: 600 + by, y: 400, id: 0 },
    { x: 800 + by, y: 400, id: 1 },
  ];
  await touch('touchStart', ...two(0));
  for (const by of [30, 60, 90, 120]) await touch('touchMove', ...two(by));
  await touch('touchEnd');
  await expect.poll(() => drawer.centre()).not.toEqual(centre);
  await drawer.finish();
  await drawer.allSent();
  const after = await factsOf(server, 'office');
  const moved = after.one('territory', ({ id }) => id === ground.around[0]?.id);
  expect(moved.version).toBeGreaterThan(ground.around[0]?.version ?? 0);
  await context.close();
});

/** A stroke from 20 m west of a shape to 20 m east of it, half way up. */
function acrossMiddle(places: readonly unknown[]): [Position, Position] {
  const points = places as readonly Position[];
  const [lons, lats] = [points.map(([lon = 0]) => lon), points.map(([, lat = 0]) => lat)];
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2;
  return [beside([Math.min(...lons), lat], -20, 0), beside([Math.max(...lons), lat], 20, 0)];
}

test('by keys: a node is moved, put in and taken out; a grid is cut by a stroke and whole again; a draft outlives a reload', async ({
  page,
  server,
}) => {
  const ground = groundOf(await factsOf(server, 'office'), 2);
  const drawer = await drawerOf(page, ground);
  const grid = ground.around[0]?.name ?? '';
  await drawer.row(grid).focus();
  await page.keyboard.press('Enter');
  await expect(drawer.row(grid)).toHaveAttribute('aria-pressed', 'true');
  const pad = drawer.tool.getByRole('spinbutton');
  const told = (text: RegExp) => expect(drawer.tool.getByRole('status').filter({ hasText: text })).toBeVisible();
  await pad.focus();
  // Corners of the community stay: the first node that can be moved is.
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab');
      if (!(await pad.evaluate((element) => element === document.activeElement))) await pad.focus();
      await page.keyboard.press('ArrowRight');
      return drawer.tool.getByRole('button', { name: '撤销' }).isEnabled();
    })
    .toBe(true);
  await told(/已移动/);
  await page.keyboard.press('Enter');
  await told(/已加点/);
  await page.keyboard.press('Delete');
  await told(/已删点/);
  await page.keyboard.press('Control+z');
  await told(/已撤销/);
  await page.keyboard.press('Control+Shift+z');
  await told(/已重做/);

  // A cut from side to side, by points.
  await page.keyboard.press('Escape');
  await drawer.choose('切分');
  await drawer.show(ground.junction, 15, 'plan');
  const [from, to] = acrossMiddle(ground.around[0]?.geom.coordinates.flat(2) ?? []);
  await drawer.dragTo(await drawer.spotOf(from, ground.junction, 15), await drawer.spotOf(to, ground.junction, 15));
  await expect(drawer.tool.getByText('已切开')).toBeVisible();
  await expect(drawer.parts.getByText('新', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');

  await page.reload();
  await drawer.settled();
  await page.getByRole('navigation').getByRole('button', { name: '规划' }).click();
  if (await page.getByRole('button', { name: /^画网格/ }).isVisible())
    await page.getByRole('button', { name: /^画网格/ }).click();
  const row = drawer.tool.getByRole('button', { name: new RegExp(`^${ground.community.name}`) });
  await expect(row).toContainText('草稿');
  await row.click();
  await drawer.tool.getByRole('button', { name: '放弃改动' }).click();
  await expect(row).not.toContainText('草稿');
});

async function merged(drawer: Drawer, [first, second]: readonly string[]): Promise<void> {
  await drawer.choose('合并');
  await drawer.row(first ?? '').click();
  await drawer.row(second ?? '').click();
  await expect(drawer.tool.getByText('已合并')).toBeVisible();
}

async function second(browser: Browser, url: string, ground: Ground): Promise<Drawer> {
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  return drawerOf(await context.newPage(), ground);
}

test('two people redraw the same border: the second sees both, draws again upon the first, and it is in force', async ({
  page,
  browser,
  server,
}) => {
  // Two browsers, four times the way to the ground.
  test.setTimeout(600_000);
  const ground = groundOf(await factsOf(server, 'office'), 3);
  const mine = await drawerOf(page, ground);
  const at = await mine.spotOf(ground.junction, ground.junction, ZOOM);
  // Mine is drawn, and told only after the other's: the network is away.
  await page.context().setOffline(true);
  await mine.dragTo(at, { x: at.x + 60, y: at.y + 10 });
  await mine.finish();

  const other = await second(browser, server.url, ground);
  await other.dragTo(at, { x: at.x - 50, y: at.y + 20 });
  await other.finish();
  await other.allSent();
  await other.page.context().close();

  await page.context().setOffline(false);
  await page.getByRole('navigation').getByRole('button', { name: '上传' }).click();
  const decide = page.getByRole('button', { name: '去决定' });
  await expect(decide).toBeVisible({ timeout: 60_000 });
  await decide.click();
  await expect(mine.tool.getByText('同一处边界，两个人都改了')).toBeVisible();
  await mine.mapIdle();
  await page.screenshot({ path: test.info().outputPath('conflict.png') });
  await mine.tool.getByRole('button', { name: '在对方的基础上重做' }).click();
  await expect(mine.tool.getByText('虚线是您之前画的')).toBeVisible();
  await mine.mapIdle();
  await page.screenshot({ path: test.info().outputPath('redo.png') });

  const theirs = (await factsOf(server, 'office')).one('territory', ({ id }) => id === ground.around[0]?.id);
  await mine.show(ground.junction, ZOOM, 'plan');
  const moved = { x: at.x - 50, y: at.y + 20 };
  await mine.dragTo(moved, at);
  await expect(mine.tool.getByText('已移动')).toBeVisible();
  await mine.finish();
  await mine.allSent();
  const after = await factsOf(server, 'office');
  expect(after.one('territory', ({ id }) => id === theirs.id).version).toBeGreaterThan(theirs.version);
});

test('two grids become one, with everybody who lived in them', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const ground = groundOf(facts, 2);
  const drawer = await drawerOf(page, ground);
  const [kept, gone] = ground.around;
  await merged(drawer, [kept?.name ?? '', gone?.name ?? '']);
  await drawer.finish();
  await drawer.allSent();
  const after = await factsOf(server, 'office');
  expect(after.all('territory').some(({ id }) => id === gone?.id)).toBe(false);
  const householdsIn = (rows: typeof facts, id: string | undefined) =>
    rows.one('place_summary', (row) => row.id === id).households;
  expect(householdsIn(after, kept?.id)).toBe(householdsIn(facts, kept?.id) + householdsIn(facts, gone?.id));
});

test('a grid worker has no planning at all', async ({ page }) => {
  const visitor = new Drawer(page);
  await visitor.signInAs('网格员');
  await expect(page.getByRole('navigation').getByRole('button', { name: '看图' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('button', { name: '规划' })).toHaveCount(0);
  await page.evaluate(() => window.location.assign('#at=plan'));
  await expect(page.getByRole('button', { name: /^画网格/ })).toHaveCount(0);
});

test('from the card of a community to its boundaries', async ({ page, server }) => {
  const { community } = groundOf(await factsOf(server, 'office'), 0);
  const drawer = new Drawer(page);
  await drawer.signInAs(OFFICE, `#sel=territory:${community.id}`);
  await drawer.card.getByRole('button', { name: '调整边界' }).click();
  await expect(drawer.parts).toBeVisible();
});
