/** 服务圈 as the office reads it: the sentence against the database, what is asked, where the blind spots are, a door's own walk. */
import type { Locator, Page } from '@playwright/test';
import { CircleVisitor, numberOf, PATIENT } from './circle-driver.ts';
import { factsOf, inside, type Facts } from './facts.ts';
import { expect, test } from './server.ts';

// rings and streets are drawn without a graphics card here
test.slow();

/** What the database has counted of a question that somebody has published; it knows every household, and no code of the app. */
function counted(facts: Facts, served: readonly string[], placeId: string, minutes: number) {
  const { id } = facts.one('service_circle', (row) => row.served.join() === served.join() && row.pace === 'standard');
  const { households, unconnected, within, unknown, elderly } = facts.one(
    'service_circle_place',
    (row) => row.service_circle_id === id && row.place_id === placeId,
  );
  const outside = households - unconnected - (within[minutes] ?? 0) - (unknown[minutes] ?? 0);
  return { households, outside, elderlyOutside: elderly?.outside[minutes / 5 - 1] ?? null };
}

test('the office reads who is outside, and the database counts the same', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const street = facts.one('territory', ({ id }) => facts.all('profile')[0]?.territory_ids[0] === id);
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();

  const said = await visitor.said();
  expect(said).toMatchObject({ place: street.name, households: facts.all('household').length, minutes: 15 });
  expect(said).toMatchObject(counted(facts, ['service_center'], street.id, 15));

  await visitor.circle.getByRole('button', { name: '5 分钟', exact: true }).click();
  await expect.poll(visitor.outside, PATIENT).toBe(counted(facts, ['service_center'], street.id, 5).outside);
  await visitor.serve('党群服务中心', '党群服务站');
  await visitor.circle.getByRole('slider', { name: '步行时间' }).fill('10');
  const both = counted(facts, ['service_center', 'service_station'], street.id, 10);
  await expect.poll(visitor.outside, PATIENT).toBe(both.outside);
  expect(await visitor.said()).toMatchObject({ ...both, minutes: 10 });

  // the old walk slower: everybody at their pace leaves more outside
  await visitor.circle.getByRole('radio', { name: '老年 3.0' }).check({ force: true });
  await expect.poll(visitor.outside, PATIENT).toBeGreaterThan(both.outside);
  expect(visitor.complaints).toEqual([]);
});

test('a number opens the homes behind it, down to a building', async ({ page }) => {
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();
  const { outside } = await visitor.said();
  await visitor.circle.getByRole('button', { name: /看这 [\d,]+ 户在哪些小区/ }).click();
  const rows = visitor.circle.getByRole('list', { name: '圈外住户在哪里' }).getByRole('button');
  const each = (await rows.allTextContents()).map((text) => numberOf(/([\d,]+) 户$/.exec(text.trim())?.[1]));
  expect(each.reduce((sum, n) => sum + n, 0)).toBe(outside);
  await rows.first().click();
  await visitor.circle.getByRole('list', { name: '圈外住户在哪里' }).getByRole('button').first().click();
  await expect(page).toHaveURL(/sel=building:/);
  await expect(visitor.card.getByText(/在 15 分钟圈外/)).toBeVisible();
});

test('communities compare, and a blind spot says what keeps it out', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();
  const spots = visitor.circle.getByRole('list', { name: '盲区' });
  await expect(spots.getByText(/^隔(河|铁路|围墙)$/).first()).toBeVisible();

  const community = facts.one('territory', ({ name }) => name === '东篱社区');
  const row = visitor.circle.getByRole('button', { name: new RegExp(`^${community.name} `) });
  await row.click();
  await expect.poll(async () => (await visitor.said()).place, PATIENT).toBe(community.name);
  expect(await visitor.said()).toMatchObject(counted(facts, ['service_center'], community.id, 15));
});

/** What a walk is drawn in, as in the map's palette. */
const WALK = '#0b57d0';

/** Pixels of a colour in what the map shows. */
async function pixelsOf(page: Page, map: Locator, colour: string): Promise<number> {
  const png = (await map.screenshot()).toString('base64');
  return page.evaluate(
    async ([base64, hex]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const wanted = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      let found = 0;
      for (let at = 0; at < data.length; at += 4) found += Number(wanted.every((each, n) => data[at + n] === each));
      return found;
    },
    [png, colour] as const,
  );
}

test('a click on a building says which station is nearest and draws the way there', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const homes = new Set(facts.all('stairwell_unit').map(({ building_id }) => building_id));
  const building = facts.one('building', ({ id }) => homes.has(id));
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();
  await visitor.show(inside(building), 16, 'circle');
  const before = await pixelsOf(page, visitor.map, WALK);
  await visitor.clickAt(inside(building), 16, 'circle');
  await expect(page).toHaveURL(new RegExp(`sel=building:${building.id}`));
  const walk = visitor.card.getByRole('region', { name: '步行' });
  await expect(walk).toContainText(/最近的是\S*党群服务中心/);
  await expect(walk).toContainText(/\d+ 分钟 · 沿路 [\d.,]+ ?(米|公里)/);
  await visitor.mapIdle();
  await expect.poll(() => pixelsOf(page, visitor.map, WALK), PATIENT).toBeGreaterThan(before + 200);
});
