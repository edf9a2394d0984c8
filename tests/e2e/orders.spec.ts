/** 五单: an order from 点单 to 评单 with the team's average changed; taken without a network it counts once; leaders hold no resident. */
import type { Page } from '@playwright/test';
import { Visitor } from './driver.ts';
import { factsOf } from './facts.ts';
import { expect, test } from './server.ts';

// what is opened without a network comes from what the service worker has stored
test.use({ serviceWorkers: 'allow' });

const openOrders = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: /五单/ }).click();
};
const panel = (page: Page) => page.getByRole('region', { name: /^(五单|详情)$/ }).first();
/** What was done stays on the device while an undo is offered; then it goes up by itself. */
const allSent = async (visitor: Visitor): Promise<void> => {
  await expect(visitor.status).toHaveAccessibleName(/待上传/);
  await expect(visitor.status).not.toHaveAccessibleName(/待上传/, { timeout: 40_000 });
};

test('a resident’s order goes its way to the rating, and the team’s average follows', async ({ page, server }) => {
  const before = await factsOf(server, 'office');
  const offer = before.one('service_offer', (row) => {
    const team = before.one('volunteer_team', ({ id }) => id === row.team_id);
    return row.withdrawn_at === null && team.ratings > 0 && team.in_hand < team.capacity;
  });
  const team = before.one('volunteer_team', ({ id }) => id === offer.team_id);

  const visitor = new Visitor(page);
  await visitor.signInAs('街道工作人员');
  await openOrders(page);
  await page.getByRole('radio', { name: '亮单' }).check({ force: true });
  await page.getByRole('button', { name: `点“${offer.title}”（${team.name}）` }).click();
  await page.getByRole('list', { name: '地点' }).getByRole('button').first().click();
  await page.getByLabel('姓名').fill('慕容远山');
  await page.getByRole('button', { name: '点单', exact: true }).click();
  await allSent(visitor);

  const placed = (await factsOf(server, 'office')).one(
    'service_order',
    ({ id }) => !before.all('service_order').some((known) => known.id === id),
  );
  expect(placed).toMatchObject({ stage: 'placed', offer_id: offer.id });
  await page.goto(`/#at=orders&sel=service_order:${placed.id}`);
  await visitor.mapIdle();
  await expect(panel(page).getByText('慕容远山')).toBeVisible();
  await panel(page)
    .getByRole('button', { name: `派给${team.name}` })
    .click();
  await panel(page).getByRole('button', { name: '接单', exact: true }).click();
  await panel(page).getByRole('button', { name: '服务完成' }).click();
  await panel(page).getByLabel('服务情况（可不填）').fill('已修好');
  await panel(page).getByRole('button', { name: '服务完成' }).click();
  await panel(page).getByRole('button', { name: '评单', exact: true }).click();
  await panel(page).getByRole('radio', { name: '很差' }).check({ force: true });
  await panel(page).getByRole('button', { name: '评单', exact: true }).click();
  await expect(panel(page).getByText('1 分（满分 5 分）')).toBeVisible();
  await allSent(visitor);

  const after = (await factsOf(server, 'office')).one('volunteer_team', ({ id }) => id === team.id);
  expect(after.ratings).toBe(team.ratings + 1);
  expect(after.in_hand).toBe(team.in_hand);
  const average = ((team.rating_average ?? 0) * team.ratings + 1) / after.ratings;
  expect(after.rating_average).toBeCloseTo(average, 1);
  await page
    .getByRole('button', { name: new RegExp(team.name) })
    .first()
    .click();
  await expect(
    panel(page)
      .getByText(`评分 ${after.rating_average?.toFixed(1)}（${after.ratings} 单）`)
      .first(),
  ).toBeVisible();
  expect(visitor.complaints).toEqual([]);
});

test('an order taken without a network is counted once, however often the page is left', async ({
  page,
  context,
  server,
}) => {
  const before = await factsOf(server, 'grid');
  const door = before.all('household_contact').findLast(({ phone }) => phone !== null);
  if (!door) throw new Error('the demo has no telephone');
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员', `#sel=household:${door.id}`);
  await context.setOffline(true);
  await page.getByRole('button', { name: '为这里点单' }).click();
  await page.getByRole('button', { name: /^点“/ }).first().click();
  await expect(page.getByLabel('姓名')).toHaveValue(door.head_name);
  await page.getByRole('button', { name: '点单', exact: true }).click();
  await expect(page.getByText('待上传').first()).toBeVisible();

  await context.setOffline(false);
  await page.reload();
  await page.reload();
  await visitor.settled();
  await expect
    .poll(async () => (await factsOf(server, 'grid')).all('service_order').length, { timeout: 40_000 })
    .toBe(before.all('service_order').length + 1);
  await page.reload();
  await visitor.settled();
  const after = await factsOf(server, 'grid');
  expect(after.all('service_order').length).toBe(before.all('service_order').length + 1);
  const fresh = after.one('service_order', ({ id }) => !before.all('service_order').some((known) => known.id === id));
  expect(after.one('service_order_detail', ({ id }) => id === fresh.id)).toMatchObject({
    household_id: door.id,
    resident_name: door.head_name,
  });
});

test('a leader sees how many orders stand where and holds nothing of a resident', async ({ page, server }) => {
  const office = await factsOf(server, 'office');
  const names = office.all('service_order_detail').flatMap(({ resident_name: name }) => name ?? []);
  expect(names.length).toBeGreaterThan(20);
  const visitor = new Visitor(page, { listens: true });
  await visitor.signInAs('领导');
  await openOrders(page);
  const waiting = office.all('service_order').filter(({ stage }) => stage === 'placed').length;
  await expect(page.getByRole('button', { name: `待派单 ${waiting}` })).toBeVisible();
  const payload = await visitor.payloads();
  expect(payload).toContain('service_order');
  expect(payload).not.toContain('resident_name');
  for (const { id } of office.all('service_order_detail'))
    expect(payload).not.toContain(`"service_order_detail":[{"id":"${id}`);
});
