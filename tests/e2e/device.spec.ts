/** What stays on a device, and what does not: starting without the server, signing out, two tabs, a first pull that tears. */
import type { BrowserContext, Page } from '@playwright/test';
import { Visitor } from './driver.ts';
import { expect, test } from './server.ts';

const API = /\/(rest|auth)\/v1\/|\/config\.json$/;

/** The server cannot be reached; the app's own files still come, as from an installed app. */
const cutOff = (context: BrowserContext): Promise<unknown> =>
  context.route(API, (route) => route.abort('internetdisconnected'));
const reconnect = (context: BrowserContext): Promise<void> => context.unroute(API);

/** Names of what the page's origin keeps: databases of ours, and keys of its local storage. */
const keptBy = (page: Page): Promise<{ databases: string[]; keys: string[] }> =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => name.startsWith('lianxin.')),
    keys: Object.keys(localStorage).sort(),
  }));

const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /我的账号/ }).click();
  await page.getByText('退出登录').click();
  await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
};

test('opens without the server, signed in, and catches up afterwards', async ({ page, context }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('街道工作人员');
  await cutOff(context);
  await page.reload();
  await visitor.mapIdle();
  await expect(visitor.list.getByText('连心街道')).toBeVisible();
  await expect(visitor.status).toHaveAccessibleName(/离线/);
  await reconnect(context);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(visitor.status).toHaveAccessibleName(/已同步/);
});

test('signing out leaves nothing of the person on the device', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  expect((await keptBy(page)).databases).not.toEqual([]);
  await signOut(page);
  // the second is a random id of the device
  await expect.poll(() => keptBy(page)).toEqual({ databases: [], keys: ['lianxin.config', 'lianxin.device'] });
  await expect.poll(() => page.evaluate(() => window.location.hash)).toBe('');
  await page.reload();
  await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
});

test('signing out in one tab empties the other', async ({ page, context }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  const second = await context.newPage();
  await second.goto('/');
  await new Visitor(second).settled();
  await signOut(second);
  await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
  await expect.poll(async () => (await keptBy(page)).databases).toEqual([]);
});

test('a first pull that tears goes on where it stopped', async ({ page, context }) => {
  const cursors: (object | null)[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/sync_pull'))
      cursors.push((request.postDataJSON() as { cursor: object | null }).cursor);
  });
  let answered = 0;
  await context.route('**/rest/v1/rpc/sync_pull', async (route) => {
    answered += 1;
    if (answered > 3) return route.abort('internetdisconnected');
    return route.continue();
  });
  await page.goto('/');
  await page.getByRole('button', { name: '街道工作人员' }).click();
  const visitor = new Visitor(page);
  await expect(visitor.status).toHaveAccessibleName(/离线/);
  await expect(visitor.status).not.toHaveAccessibleName(/数据截至/);

  await context.unroute('**/rest/v1/rpc/sync_pull');
  await page.reload();
  await visitor.settled();
  const [first, ...rest] = cursors;
  expect(first).toBeNull();
  expect(rest).not.toContain(null);
  await expect(visitor.list.getByText(/29,104 户/)).toBeVisible();
});
