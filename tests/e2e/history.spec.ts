/** Boundaries were changed today: yesterday can be looked at, with its outlines and numbers, and not be changed. */
import { addDays, dayOf } from '../../src/domain/rules/shanghai-time.ts';
import { formatDate } from '../../src/i18n/index.ts';
import { mergerIn, tell, versionsOf } from './boundary-facts.ts';
import { Visitor } from './driver.ts';
import { factsOf } from './facts.ts';
import { expect, test } from './server.ts';

// maps are drawn without a graphics card here
test.slow();

test('going back in time: cards, list and counts follow, nothing can be changed, a link carries the day', async ({
  page,
  server,
}) => {
  const before = await factsOf(server, 'office');
  const merger = mergerIn(before);
  const { parent, kept, gone, change } = merger;
  const households = (facts: typeof before, of: string): number =>
    facts.one('place_summary', ({ id }) => id === of).households;
  const said = (facts: typeof before, of: string): string => households(facts, of).toLocaleString('zh-CN');
  const reason = '两个网格户数都不足';
  const edit = { parent_id: parent.id, change, reason };
  await tell(server, 'office', 'boundary.edit', edit, versionsOf(merger));
  const after = await factsOf(server, 'office');
  expect(after.all('territory').some(({ id }) => id === gone.id)).toBe(false);
  expect(households(after, kept.id)).toBe(households(before, kept.id) + households(before, gone.id));

  const visitor = new Visitor(page);
  await visitor.signInAs('街道工作人员', '#at=plan');
  await page.getByRole('button', { name: /历史/ }).click();
  const changes = page.getByRole('list', { name: '边界变化' });
  const latest = changes.getByRole('listitem').filter({ hasText: reason }).first();
  await expect(latest).toContainText('合并');
  await expect(latest).toContainText(`${kept.name}${said(before, kept.id)}`);

  // by keyboard
  await page.getByRole('slider', { name: '日期' }).press('ArrowLeft');
  const yesterday = addDays(dayOf(Date.now()), -1);
  const band = page.getByRole('status').filter({ hasText: '的边界' });
  await expect(band).toContainText(`${formatDate('zh-CN', yesterday)}的边界`);
  await expect(page).toHaveURL(new RegExp(`day=${yesterday}`));

  // the grid that is gone is there again, on its card and with its counts
  await page.evaluate((hash) => window.location.assign(hash), `#sel=territory:${gone.id}&day=${yesterday}`);
  await expect(visitor.card.getByRole('heading', { name: gone.name, level: 2 })).toBeVisible();
  await expect(visitor.card).toContainText(`${said(before, gone.id)} 户`);
  await visitor.mapIdle();
  // nothing can be changed
  await expect(page.getByRole('button', { name: '上报', exact: true })).toHaveCount(0);
  const openCase = after.all('case_record').find(({ stage }) => stage !== 'closed');
  if (!openCase) throw new Error('the demo has no open case');
  await page.evaluate((hash) => window.location.assign(hash), `#sel=case_record:${openCase.id}&day=${yesterday}`);
  await expect(visitor.card.getByText('正在看过去的边界，回到今天才能办理')).toBeVisible();

  // a link from a chat opens the day
  await page.goto(`/#at=plan&day=${yesterday}`);
  await page.reload();
  await visitor.settled();
  await expect(band).toBeVisible();
  await page.getByRole('button', { name: /画网格/ }).click();
  await expect(page.getByText('过去的边界只能看')).toBeVisible();

  // and back to today, where the grid is gone
  await band.getByRole('button', { name: '回到今天' }).click();
  await expect(band).toHaveCount(0);
  await expect(page).not.toHaveURL(/day=/);
  await page.evaluate((hash) => window.location.assign(hash), `#sel=territory:${kept.id}`);
  await expect(visitor.card).toContainText(`${said(after, kept.id)} 户`);
  await expect(visitor.card.getByRole('heading', { name: '边界历史' })).toBeVisible();
  expect(visitor.complaints).toEqual([]);
});
