/**
 * What a grid worker waits for in a basement: the tab is loaded anew with the network off, and the map rests with territory
 * and basemap drawn. Nothing but the device answers; the offline package has been downloaded before.
 */
import type { Page } from 'playwright';
import { openBenchBrowser, VIEWPORT } from './support/browser.ts';
import { report, round, spread } from './support/report.ts';

const RELOADS = 15;

/** On the page's own clock, frame by frame: the map rests, and the list shows the territory. */
const whenOpen = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const look = (): void => {
          const isDrawn = document.body.dataset['mapIdle'] !== undefined;
          const hasPlaces = document.querySelector('[role=tree]')?.textContent?.includes('网格') ?? false;
          if (isDrawn && hasPlaces) done(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );

async function prepare(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: '网格员' }).first().click();
  await page.getByRole('button', { name: /数据截至/ }).waitFor();
  await page.getByRole('button', { name: /我的账号/ }).click();
  await page.getByRole('button', { name: '离线与设备' }).click();
  await page.getByText('已存到本机，断网也能打开').waitFor();
  await page.getByRole('button', { name: /下载离线包/ }).click();
  await page.getByText(/下载于/).waitFor();
}

const bench = await openBenchBrowser();
try {
  const context = await bench.browser.newContext(VIEWPORT);
  const page = await context.newPage();
  await prepare(page, bench.server.url);
  await context.setOffline(true);
  const times: number[] = [];
  let basemapMissed = 0;
  page.on('requestfailed', (request) => {
    if (request.url().includes('/basemaps/')) basemapMissed += 1;
  });
  for (let reload = 0; reload < RELOADS; reload += 1) {
    await page.reload({ waitUntil: 'commit' });
    times.push(await whenOpen(page));
    await page.waitForTimeout(1000);
  }
  const { median, min, p95 } = spread(times);
  report({
    bench: 'offline-open',
    median_ms: round(median, 0),
    min_ms: round(min, 0),
    p95_ms: round(p95, 0),
    reloads: RELOADS,
    basemap_missed: basemapMissed,
    webgl: 'software',
  });
} finally {
  await bench.close();
}
