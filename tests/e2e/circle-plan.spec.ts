/** The planner: sites are put, dragged, nudged and suggested, and every number follows; scenarios are saved, compared, sent and proposed. */
import type { Page } from '@playwright/test';
import { bearing, destination, distance } from '@turf/turf';
import type { Position } from 'geojson';
import { CircleVisitor, numberOf, PATIENT } from './circle-driver.ts';
import { factsOf, inside, type Facts } from './facts.ts';
import { expect, test } from './server.ts';

// rings and streets are drawn without a graphics card here
test.slow();

const ZOOM = 14;

/** A compound where most live outside, and the station that serves the rest: a site here brings much, one there nothing. */
function ends(facts: Facts) {
  const circle = facts.one('service_circle', ({ served }) => served.join() === 'service_center');
  const [blind] = facts
    .all('service_circle_place')
    .filter((row) => row.service_circle_id === circle.id && row.place_kind === 'compound')
    .sort((a, b) => b.households - (b.within[15] ?? 0) - (a.households - (a.within[15] ?? 0)));
  const compound = facts.one('compound', ({ id }) => id === blind?.place_id);
  const centers = facts.all('service_station').filter(({ tier }) => tier === 'service_center');
  const at = inside(compound);
  const [center] = centers.map(({ geom }) => geom.coordinates).sort((a, b) => distance(a, at) - distance(b, at));
  if (!center) throw new Error('the demo has no service centre');
  return { compound, blind: at, served: center };
}

const between = (a: Position, b: Position): Position => [
  ((a[0] ?? 0) + (b[0] ?? 0)) / 2,
  ((a[1] ?? 0) + (b[1] ?? 0)) / 2,
];

/** On a site's pin, whose foot stands on the place. */
const pin = ({ x, y }: { x: number; y: number }) => ({ x, y: y - 12 });

async function openPlan(page: Page): Promise<CircleVisitor> {
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle('选址');
  return visitor;
}

test('a site is dragged with the mouse and the numbers follow it', async ({ page, server }) => {
  const { compound, blind, served } = ends(await factsOf(server, 'office'));
  const visitor = await openPlan(page);
  await visitor.putSite(blind);
  const here = await visitor.restingGain();
  expect(here).toBeGreaterThan(0);
  await expect(visitor.circle.getByText(new RegExp(compound.name)).first()).toBeVisible();

  const middle = between(blind, served);
  await visitor.show(middle, ZOOM, 'circle');
  const [from, to] = [await visitor.spotOf(blind, middle, ZOOM), await visitor.spotOf(served, middle, ZOOM)];
  await page.mouse.move(pin(from).x, pin(from).y);
  await page.mouse.down();
  const seen = new Set<number | null>();
  for (let step = 1; step <= 8; step += 1) {
    await page.mouse.move(from.x + ((to.x - from.x) * step) / 8, pin(from).y + ((to.y - from.y) * step) / 8);
    await page.waitForTimeout(150);
    seen.add(await visitor.gain());
  }
  // more than here and there: it was told on the way
  expect(seen.size).toBeGreaterThan(2);
  await page.mouse.up();
  const there = await visitor.restingGain();
  // beside a station that is there already few come in: those for whom the other pavement is nearer
  expect(there).toBeLessThan(here / 2);
  expect(visitor.complaints).toEqual([]);
});

test('Esc puts a dragged site back, and arrow keys move it by twenty metres', async ({ page, server }) => {
  const { blind, served } = ends(await factsOf(server, 'office'));
  const visitor = await openPlan(page);
  await visitor.circle.getByRole('button', { name: '在图上加一个点' }).click();
  await visitor.show(blind, ZOOM, 'circle');
  await visitor.placing.getByRole('button', { name: '放在十字处' }).click();
  await expect(visitor.placing).toHaveCount(0, PATIENT);
  const here = await visitor.restingGain();

  const { x, y } = pin(await visitor.middle());
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 120, y - 60, { steps: 4 });
  await expect.poll(visitor.gain, PATIENT).not.toBe(here);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(visitor.gain, PATIENT).toBe(here);

  await visitor.circle.getByRole('button', { name: '微调' }).click();
  const arrows = visitor.circle.getByRole('group', { name: '移动规划点 A：方向键每次 20 米' });
  const towards = Math.abs(bearing(blind, served)) < 90 ? '北' : '南';
  const button = arrows.getByRole('button', { name: `向${towards} 20 米` });
  for (let press = 0; press < 12; press += 1) await button.press(towards === '北' ? 'ArrowUp' : 'ArrowDown');
  await expect.poll(visitor.gain, PATIENT).not.toBe(here);
  const nudged = await visitor.restingGain();
  await visitor.circle.getByRole('button', { name: '去掉规划点 A' }).click();

  // where the keys have taken it to, a site that is put there brings the same
  const moved = destination(blind, 0.24, towards === '北' ? 0 : 180).geometry.coordinates;
  await visitor.putSite(moved);
  expect(Math.abs((await visitor.restingGain()) - nudged)).toBeLessThan(Math.max(20, nudged / 10));
});

test('a finger drags a site as the mouse does', async ({ page, server }) => {
  const { blind } = ends(await factsOf(server, 'office'));
  const visitor = await openPlan(page);
  await visitor.putSite(blind);
  const here = await visitor.restingGain();
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints });
  const { x, y } = pin(await visitor.middle());
  const before = await visitor.centre();
  await touch('touchStart', { x, y });
  for (let step = 1; step <= 5; step += 1) await touch('touchMove', { x: x - step * 30, y: y - step * 12 });
  await expect.poll(visitor.gain, PATIENT).not.toBe(here);
  await touch('touchEnd');
  expect(await visitor.restingGain()).not.toBe(here);
  expect(await visitor.centre()).toEqual(before);
});

test('a place of the inventory brings what it promises', async ({ page }) => {
  const visitor = await openPlan(page);
  const row = visitor.circle.getByRole('list', { name: '可选场地' }).getByRole('listitem').first();
  await expect(row.getByText(/^\+[\d,]+ 户$/)).toBeVisible(PATIENT);
  const promised = numberOf((await row.getByText(/^\+[\d,]+ 户$/).textContent()) ?? '');
  expect(promised).toBeGreaterThan(0);
  await row.getByRole('button', { name: /^选用/ }).click();
  await expect.poll(visitor.gain, PATIENT).toBe(promised);
  await expect(row.getByRole('button', { name: /^选用/ })).toHaveAttribute('aria-pressed', 'true');
});

test('sites are suggested, the suggestion is proved the best, and the map counts the same', async ({ page }) => {
  const visitor = await openPlan(page);
  const promised = async (): Promise<number[]> =>
    (await visitor.circle.getByText(/^\+[\d,]+ 户$/).allTextContents()).map(numberOf);
  await expect.poll(async () => (await promised()).length, PATIENT).toBeGreaterThan(2);
  await visitor.circle.getByRole('button', { name: '推荐 3 处' }).click();
  const prove = visitor.circle.getByRole('button', { name: '证明是不是最好' });
  await expect(prove).toBeVisible(PATIENT);
  const suggested = visitor.circle.getByText(/^ ?(初选|比较后|已证明最优)：新增 [\d,]+ 户/);
  const gain = numberOf(/新增 ([\d,]+) 户/.exec((await suggested.textContent()) ?? '')?.[1]);
  // three are at least as good as the best alone
  expect(gain).toBeGreaterThanOrEqual(Math.max(...(await promised())));

  // the optimum is searched by WebAssembly in a worker, under the product's own Content-Security-Policy
  await prove.click();
  await expect(visitor.circle.getByText(/已证明最优：新增 [\d,]+ 户，没有更好的/)).toBeVisible(PATIENT);
  const proved = numberOf(/新增 ([\d,]+) 户/.exec((await suggested.textContent()) ?? '')?.[1]);
  expect(proved).toBeGreaterThanOrEqual(gain);
  await visitor.circle.getByRole('button', { name: '放到图上' }).click();
  await expect.poll(visitor.gain, PATIENT).toBe(proved);
  await expect(visitor.circle.getByRole('list', { name: '规划点' }).getByRole('listitem')).toHaveCount(3);
  expect(visitor.complaints).toEqual([]);
});
