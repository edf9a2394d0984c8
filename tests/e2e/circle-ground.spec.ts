/** 路网修正: a gate that is shut, or a way that is added, changes every number at once, also without a network. */
import type { Page } from '@playwright/test';
import { coordAll } from '@turf/turf';
import { CircleVisitor, PATIENT } from './circle-driver.ts';
import { factsOf, inside, type Facts } from './facts.ts';
import { expect, test } from './server.ts';

// what is opened without a network comes from what the service worker has stored
test.use({ serviceWorkers: 'allow' });

// rings and streets are drawn without a graphics card here
test.slow();

/** A compound whose people all go through one gate and are all within the circle; without it they are not. */
function oneGate(facts: Facts) {
  const circle = facts.one('service_circle', ({ served }) => served.join() === 'service_center');
  const open = facts.all('compound_gate').filter(({ is_closed }) => !is_closed);
  const gatesOf = (compound: string) => open.filter(({ compound_id }) => compound_id === compound);
  const [place] = facts
    .all('service_circle_place')
    .filter((row) => row.service_circle_id === circle.id && row.place_kind === 'compound')
    .filter(({ place_id }) => gatesOf(place_id).length === 1)
    .sort((a, b) => (b.within[15] ?? 0) - (a.within[15] ?? 0));
  const [gate] = gatesOf(place?.place_id ?? '');
  if (!place || !gate) throw new Error('the demo has no compound of one gate');
  return { gate, within: place.within[15] ?? 0, compound: facts.one('compound', ({ id }) => id === place.place_id) };
}

async function openCard(page: Page, visitor: CircleVisitor, compound: { id: string; name: string }): Promise<void> {
  await page.evaluate((id) => window.location.assign(`#at=circle&sel=compound:${id}`), compound.id);
  await expect(visitor.card.getByRole('heading', { name: compound.name })).toBeVisible(PATIENT);
  await visitor.card.getByRole('list', { name: '出入口' }).getByRole('button').click();
  await expect(page).toHaveURL(/sel=compound_gate:/);
}

const closeCard = async (page: Page, visitor: CircleVisitor): Promise<void> => {
  await page.evaluate(() => window.location.assign('#at=circle'));
  await expect(visitor.sentence).toBeVisible(PATIENT);
};

test('a shut gate puts its compound outside at once, also offline; reopened, all is as before', async ({
  page,
  context,
  server,
}) => {
  const { compound, within, gate } = oneGate(await factsOf(server, 'office'));
  expect(within).toBeGreaterThan(50);
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();
  const before = await visitor.outside();

  await context.setOffline(true);
  await openCard(page, visitor, compound);
  await visitor.card.getByRole('button', { name: '标为封闭' }).click();
  await expect(visitor.card.getByText('已封闭', { exact: true })).toBeVisible();
  await expect(visitor.status).toHaveAccessibleName(/离线.*1 待上传/);
  await closeCard(page, visitor);
  await expect.poll(visitor.outside, PATIENT).not.toBe(before);

  await context.setOffline(false);
  visitor.complaints.length = 0; // of what could not be fetched meanwhile
  const held = () =>
    factsOf(server, 'grid').then((facts) => facts.all('compound_gate').find(({ id }) => id === gate.id));
  await expect.poll(async () => (await held())?.is_closed, PATIENT).toBe(true);
  await openCard(page, visitor, compound);
  await visitor.card.getByRole('button', { name: '恢复通行' }).click();
  await closeCard(page, visitor);
  await expect.poll(visitor.outside, PATIENT).toBe(before);
  await expect.poll(async () => (await held())?.is_closed, PATIENT).toBe(false);
  expect(visitor.complaints).toEqual([]);
});

test('a gate is added on the map, where the wall is', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const { compound } = oneGate(facts);
  const known = new Set(facts.all('compound_gate').map(({ id }) => id));
  const [at] = coordAll(compound.geom);
  if (!at) throw new Error('the compound has no wall');
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();
  await visitor.circle.getByRole('button', { name: '补一个门' }).click();
  const sheet = page.getByRole('dialog', { name: '哪个小区的门' });
  await sheet.getByRole('searchbox').fill(compound.name);
  await sheet.getByRole('button', { name: compound.name }).click();
  await expect(visitor.placing.getByText(`点${compound.name}的围墙`)).toBeVisible();
  await expect(visitor.placing.getByRole('button', { name: '新增出入口' })).toBeDisabled();
  await visitor.clickAt(at, 16, 'circle');
  await visitor.placing.getByRole('checkbox', { name: '全天开放' }).uncheck();
  await visitor.placing.getByLabel('开门').fill('07:00');
  await visitor.placing.getByRole('button', { name: '新增出入口' }).click(PATIENT);
  await expect(visitor.placing).toHaveCount(0, PATIENT);

  const added = async () => (await factsOf(server, 'office')).all('compound_gate').find(({ id }) => !known.has(id));
  await expect.poll(added, PATIENT).toMatchObject({
    compound_id: compound.id,
    kind: 'side',
    open_hours: '07:00-22:00',
    geom: { coordinates: [expect.closeTo(at[0] ?? 0, 4), expect.closeTo(at[1] ?? 0, 4)] },
  });

  // shut again, as others found the ground
  const id = (await added())?.id;
  await page.evaluate((gate) => window.location.assign(`#at=circle&sel=compound_gate:${gate}`), id);
  await visitor.card.getByRole('button', { name: '标为封闭' }).click(PATIENT);
  await expect.poll(added, PATIENT).toMatchObject({ is_closed: true });
});

test('a footpath is drawn point by point, and everybody has it', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const known = new Set(facts.all('footpath').map(({ id }) => id));
  const [from, to] = facts.all('compound').slice(0, 2).map(inside);
  if (!from || !to) throw new Error('the demo has no two compounds');
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();
  await visitor.circle.getByRole('button', { name: '补一条路' }).click();
  const save = visitor.placing.getByRole('button', { name: '新增步行道' });
  await visitor.clickAt(from, 16, 'circle');
  await expect(visitor.placing.getByText('已点 1 处')).toBeVisible(PATIENT);
  await expect(save).toBeDisabled();
  // the other way: the map is moved under the cross hair
  await visitor.show(to, 16, 'circle');
  await visitor.placing.getByRole('button', { name: '在十字处加一点' }).click();
  await expect(visitor.placing.getByText(/已点 2 处，长 [\d.,]+ ?(米|公里)/)).toBeVisible(PATIENT);
  await save.click();
  await expect(visitor.placing).toHaveCount(0, PATIENT);
  await expect(visitor.circle.getByRole('list', { name: '已补充的道路' })).toBeVisible();

  const added = async () => (await factsOf(server, 'grid')).all('footpath').find(({ id }) => !known.has(id));
  await expect.poll(added, PATIENT).toMatchObject({ kind: 'path', is_closed: false });

  // gone again, as others found the ground
  await visitor.circle.getByRole('list', { name: '已补充的道路' }).getByRole('button').last().click();
  await visitor.card.getByRole('button', { name: '标为不通' }).click();
  await expect.poll(added, PATIENT).toMatchObject({ is_closed: true });
});
