/** A walk through basements: begun without a network, the page killed on the way, finished later, and told exactly once. */
import type { BrowserContext, Page } from '@playwright/test';
import { centroid } from '@turf/turf';
import { Visitor } from './driver.ts';
import { factsOf } from './facts.ts';
import { expect, test } from './server.ts';

// what is opened without a network comes from what the service worker has stored
test.use({ serviceWorkers: 'allow' });

test.use({ permissions: ['geolocation'] });

/** Walks along a parallel, a step of some 17 m at a time, as a device tells it. */
async function walk(context: BrowserContext, page: Page, from: readonly [number, number], steps: number[]) {
  for (const step of steps) {
    await context.setGeolocation({ longitude: from[0] + step * 0.0002, latitude: from[1], accuracy: 6 });
    await page.waitForTimeout(2_500); // nobody walks 17 m in less
  }
}

const placeOf = (page: Page) => page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: /巡查/ });
const running = (page: Page) => page.getByRole('region', { name: '巡查中' });
const due = (page: Page) => page.getByRole('list', { name: '这一趟要办的事' });

test('a patrol without a network, over a killed page: one patrol, its track its walker’s own, its visit counted once', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(180_000);
  const before = await factsOf(server, 'grid');
  const [duty] = before.all('profile')[0]?.territory_ids ?? [];
  const grid = before.one('territory', ({ id }) => id === duty);
  const [lon = 0, lat = 0] = centroid(grid.geom).geometry.coordinates;
  await context.setGeolocation({ longitude: lon, latitude: lat, accuracy: 6 });

  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  // the app's own files lie on the device before the network goes
  await page.evaluate(() => navigator.serviceWorker.ready);
  await placeOf(page).click();
  await expect(due(page)).toBeVisible();
  await context.setOffline(true);

  await page.getByRole('button', { name: '开始巡查' }).click();
  await expect(running(page)).toContainText(grid.name);
  await walk(context, page, [lon, lat], [0, 1, 2]);
  await expect(running(page)).toContainText(/[1-9]\d*米/);

  const visits = due(page).getByRole('button', { name: /^走访 / });
  const label = (await visits.first().getAttribute('aria-label')) ?? '';
  await visits.first().click();
  await page.getByLabel('情况（可不填）').fill('老人精神很好');
  await page.getByRole('button', { name: '保存走访' }).click();
  // It counts once it lies on the device; while the form is open its row is gone as well.
  await expect(running(page)).toContainText(/走访\s*1/);
  await expect(due(page).getByRole('button', { name: label, exact: true })).toHaveCount(0);

  // killed: no farewell, another page of the same device
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto('/#at=patrol');
  await expect(running(again)).toContainText(grid.name, { timeout: 60_000 });
  await expect(running(again)).toContainText(/走访\s*1/);
  await walk(context, again, [lon, lat], [3, 4]);
  await running(again).getByRole('button', { name: '结束巡查' }).click();
  await expect(again.getByText(/巡查已结束/)).toBeVisible();

  await context.setOffline(false);
  await again.evaluate(() => window.dispatchEvent(new Event('online')));
  const known = new Set(before.all('patrol').map(({ id }) => id));
  const seen = new Set(before.all('visit').map(({ id }) => id));
  await expect
    .poll(
      async () => {
        const facts = await factsOf(server, 'grid');
        return [
          facts.all('patrol').filter(({ id }) => !known.has(id)).length,
          facts.all('visit').filter(({ id }) => !seen.has(id)).length,
          facts.all('patrol').filter(({ id, finished_at }) => !known.has(id) && finished_at !== null).length,
        ];
      },
      { timeout: 60_000 },
    )
    .toEqual([1, 1, 1]);

  const after = await factsOf(server, 'grid');
  const patrol = after.one('patrol', ({ id }) => !known.has(id));
  const visit = after.one('visit', ({ id }) => !seen.has(id));
  expect(visit).toMatchObject({ patrol_id: patrol.id, findings: '老人精神很好', kind: 'care', met: 'head' });
  expect(after.one('care_household', ({ id }) => id === visit.household_id).last_visited_at).toBe(visit.visited_at);
  // four steps of 17 m, told to others in steps of a hundred
  expect(patrol).toMatchObject({ territory_id: grid.id, distance_m: 100 });

  // the walker sees the track again; of the office's copy of the same patrol no coordinate is part
  await again.getByRole('button', { name: '看轨迹' }).first().click();
  await expect(again.getByRole('button', { name: '收起轨迹' })).toBeVisible();
  const office = await factsOf(server, 'office');
  expect(office.one('patrol', ({ id }) => id === patrol.id)).toEqual(patrol);
  expect(JSON.stringify(patrol)).not.toContain(lon.toFixed(2));
});

test('a leader records a visit in two taps, and the list and the map agree', async ({ page, server }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('领导');
  await placeOf(page).click();
  const mine = page.getByRole('list', { name: '我的包联' });
  const dueLines = mine.getByText(/未到/);
  const first = mine.getByRole('button', { name: /^记到访/ }).first();
  await expect(first).toBeVisible();
  const before = await dueLines.count();
  await first.click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('到访已存到本机')).toBeVisible();
  await expect(dueLines).toHaveCount(Math.max(0, before - 1));
  await expect
    .poll(
      async () => {
        const facts = await factsOf(server, 'leader');
        return facts
          .all('assignment')
          .filter(
            ({ last_visited_at }) => last_visited_at !== null && Date.now() - Date.parse(last_visited_at) < 120_000,
          ).length;
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  expect(visitor.complaints).toEqual([]);
});
