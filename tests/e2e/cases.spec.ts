/** Cases between a tablet in a basement and a desk with a network: what is done twice, undone, kept and brought in. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Started } from '../support/start-process.ts';
import { Visitor } from './driver.ts';
import { factsOf, type Facts } from './facts.ts';
import { expect, test } from './server.ts';

const API = /\/(rest|auth)\/v1\/|\/config\.json$/;
const cutOff = async (context: BrowserContext): Promise<void> => {
  await context.route(API, (route) => route.abort('internetdisconnected'));
  for (const page of context.pages()) await page.evaluate(() => window.dispatchEvent(new Event('offline')));
};
const reconnect = async (context: BrowserContext): Promise<void> => {
  await context.unroute(API);
  for (const page of context.pages()) await page.evaluate(() => window.dispatchEvent(new Event('online')));
};

let facts: Facts;
test.beforeAll(async ({ server }) => {
  facts = await factsOf(server, 'grid');
});

// Two browsers, each with a map of its own, on one machine.
test.describe.configure({ timeout: 180_000 });

/** A case in the hands of the demo's grid worker; each test takes another. */
const taken = new Set<string>();
function mine(at: 'dispatch' | 'handle'): { readonly id: string; readonly title: string } {
  const me = facts.all('profile')[0]?.grid_worker_id;
  const row = facts.one(
    'case_record',
    ({ id, stage, loop, grid_worker_id }) =>
      stage === at && loop === 'seven_stage' && grid_worker_id === me && !taken.has(id),
  );
  taken.add(row.id);
  return row;
}

async function arrive(browser: Browser, server: Started, role: '网格员' | '街道工作人员', caseId: string) {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  const visitor = new Visitor(page);
  await visitor.signInAs(role, `#sel=case_record:${caseId}`);
  return { context, page, visitor };
}
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const chip = (page: Page, words: RegExp): Promise<void> =>
  expect(page.getByRole('button', { name: /同步状态/ })).toHaveAccessibleName(words);
const openOutbox = (page: Page): Promise<void> => page.getByRole('button', { name: /同步状态/ }).click();
const uploadNow = async (page: Page): Promise<void> => {
  await openOutbox(page);
  await press(page, '立即上传');
  await expect(page.getByText('都已上传')).toBeVisible();
};

/** The worker's own step, with one of the usual sentences. */
async function finish(page: Page): Promise<void> {
  await press(page, '处理完成');
  const form = page.getByRole('dialog', { name: '处理完成' });
  await form.getByRole('button', { name: '已修复' }).click();
  await form.getByRole('button', { name: '处理完成' }).click();
  await expect(form).toBeHidden();
}

/** What somebody at the desk does from “更多”, on the server when this resolves. */
async function atTheDesk(page: Page, verb: string, fill: () => Promise<void>): Promise<void> {
  await press(page, '更多');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${verb}`) })
    .click();
  await fill();
  await page.getByRole('dialog', { name: verb }).getByRole('button', { name: verb, exact: true }).click();
  await uploadNow(page);
}

test('two tablets change the same case: a person sees both and decides, and it counts once', async ({
  browser,
  server,
}) => {
  const { id } = mine('dispatch');
  const tablet = await arrive(browser, server, '网格员', id);
  const desk = await arrive(browser, server, '街道工作人员', id);
  await cutOff(tablet.context);
  await press(tablet.page, '接单');
  await chip(tablet.page, /离线 · 1 待上传/);

  await atTheDesk(desk.page, '转派', async () => {
    await desk.page.getByRole('radio').nth(1).click();
    await press(desk.page, '离现场更近');
  });

  await reconnect(tablet.context);
  await chip(tablet.page, /1 需处理/);
  await openOutbox(tablet.page);
  await press(tablet.page, '去决定');
  const panes = tablet.page.getByRole('dialog', { name: '两边都改了，用哪个？' });
  await expect(panes.getByRole('columnheader', { name: /现在的/ })).toContainText('转派');
  await expect(panes.getByRole('row', { name: /阶段/ })).toContainText(/任务处理.*任务派遣/);
  await panes.getByRole('button', { name: '照我的再做一次' }).click();
  await expect(tablet.page.getByText('都已上传')).toBeVisible();

  await desk.page.reload();
  await desk.page.goto(`/#sel=case_record:${id}`);
  await press(desk.page, '查看办理经过');
  const history = desk.page.getByRole('region', { name: '办理经过' }).getByRole('listitem');
  await expect(history.first()).toContainText('接单');
  await expect(history.filter({ hasText: '接单' })).toHaveCount(1);
  await tablet.context.close();
  await desk.context.close();
});

test('a step that somebody has made impossible says by whom, and leaves only to give it up', async ({
  browser,
  server,
}) => {
  const { id } = mine('dispatch');
  const tablet = await arrive(browser, server, '网格员', id);
  const desk = await arrive(browser, server, '街道工作人员', id);
  await cutOff(tablet.context);
  await press(tablet.page, '接单');
  await atTheDesk(desk.page, '撤回', () => press(desk.page, '派错了人'));
  await reconnect(tablet.context);
  await openOutbox(tablet.page);
  await press(tablet.page, '去决定');
  const panes = tablet.page.getByRole('dialog');
  await expect(panes).toContainText('照我的已经做不了');
  await expect(panes.getByRole('columnheader', { name: /现在的/ })).toContainText('撤回');
  await press(tablet.page, '用现在的');
  await chip(tablet.page, /已同步/);
  await tablet.page.goto(`/#sel=case_record:${id}`);
  await expect(tablet.visitor.card.getByText(/第 2 步，共 7 步/)).toBeVisible();
  await tablet.context.close();
  await desk.context.close();
});

test('what is unsent outlives the page, and signing out is stopped until it is uploaded', async ({
  browser,
  server,
}) => {
  const { id, title } = mine('handle');
  const { context, page, visitor } = await arrive(browser, server, '网格员', id);
  await cutOff(context);
  await finish(page);
  await page.reload();
  await visitor.mapIdle();
  await chip(page, /离线 · 1 待上传/);
  await page.getByRole('button', { name: /我的账号/ }).click();
  await page.getByText('退出登录').click();
  const guard = page.getByRole('dialog', { name: '还有 1 项没有上传' });
  await expect(guard).toContainText(`处理完成 ${title}`);
  await guard.getByRole('button', { name: '不退出' }).click();
  await expect(visitor.card).toBeVisible();

  await reconnect(context);
  await chip(page, /已同步/);
  await page.getByRole('button', { name: /我的账号/ }).click();
  await page.getByText('退出登录').click();
  await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
  await context.close();
});

test('a tablet without a network gives its records to the office as a file; both sides count them once', async ({
  browser,
  server,
}) => {
  const { id } = mine('handle');
  const tablet = await arrive(browser, server, '网格员', id);
  await cutOff(tablet.context);
  await finish(tablet.page);
  await openOutbox(tablet.page);
  const [download] = await Promise.all([tablet.page.waitForEvent('download'), press(tablet.page, '导出未上传数据')]);
  expect(download.suggestedFilename()).toMatch(/^lianxin-\d{12}\.zip$/);

  const desk = await arrive(browser, server, '街道工作人员', id);
  await openOutbox(desk.page);
  await press(desk.page, '导入同事的未上传数据');
  await desk.page.getByLabel('选择文件').setInputFiles(await download.path());
  await expect(desk.page.getByText('可以导入 1 项')).toBeVisible();
  await press(desk.page, '导入并上传');
  const results = desk.page.getByRole('dialog').getByRole('list', { name: '导入结果' });
  await expect(results.getByRole('listitem')).toContainText('已上传');
  await press(desk.page, '完成');

  await reconnect(tablet.context);
  await expect(tablet.page.getByText('都已上传')).toBeVisible();
  await expect(tablet.page.getByText('服务器早已收到')).toBeVisible();
  await desk.page.goto(`/#sel=case_record:${id}`);
  await press(desk.page, '查看办理经过');
  const history = desk.page.getByRole('region', { name: '办理经过' }).getByRole('listitem');
  await expect(history.filter({ hasText: '处理完成' })).toHaveCount(1);
  await tablet.context.close();
  await desk.context.close();
});
