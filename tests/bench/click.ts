/**
 * From the finger on a polygon to a card that can be read: grids and compounds all over the street are clicked by position
 * with every household of the street loaded. The clock starts at the pointer event and stops in the frame after the card's
 * heading has changed. `fps` is how often the page draws while the map is dragged.
 */
import type { Page } from 'playwright';
import { openBenchBrowser, VIEWPORT, whenReady } from './support/browser.ts';
import { report, round, spread } from './support/report.ts';

const CLICKS = 120;
const PAN_MS = 4000;
/** The middle of the map beside the panel, where no tool floats. */
const FIELD = { left: 540, top: 200, width: 560, height: 460 };

/** Milliseconds a pointer rests on what it is about to press, and for which it presses: a quick person's. */
const REST_MS = 150;
const PRESS_MS = 80;

/** Clicks once; milliseconds until another card can be read, or null where the click opened the same again or nothing. */
async function clickTime(page: Page, x: number, y: number): Promise<number | null> {
  await page.mouse.move(x, y);
  await page.waitForTimeout(REST_MS);
  await page.waitForFunction(() => document.body.dataset['mapIdle'] !== undefined);
  // Listening is finished before the click sets out: sent together, the click may arrive first and is then never heard.
  const timed = await page.evaluateHandle(() => {
    const heading = () => document.querySelector('main article h2')?.textContent ?? '';
    const opened = () => `${location.hash.split('sel=')[1] ?? ''} ${heading()}`;
    const before = opened();
    return {
      result: new Promise<number | null>((done) => {
        window.addEventListener(
          'pointerup',
          (event) => {
            const look = (): void => {
              if (opened() !== before && heading() !== '')
                requestAnimationFrame(() => done(performance.now() - event.timeStamp));
              else if (performance.now() - event.timeStamp > 1000) done(null);
              else requestAnimationFrame(look);
            };
            look();
          },
          { once: true, capture: true },
        );
      }),
    };
  });
  await page.mouse.down();
  await page.waitForTimeout(PRESS_MS);
  await page.mouse.up();
  return timed.evaluate(({ result }) => result);
}

/** Frames a second while the map is dragged back and forth. */
async function panningFps(page: Page): Promise<number> {
  const counting = page.evaluate(
    (length) =>
      new Promise<number>((done) => {
        const began = performance.now();
        let frames = 0;
        const tick = (): void => {
          frames += 1;
          const passed = performance.now() - began;
          if (passed < length) requestAnimationFrame(tick);
          else done((frames * 1000) / passed);
        };
        requestAnimationFrame(tick);
      }),
    PAN_MS,
  );
  const until = Date.now() + PAN_MS;
  await page.mouse.move(FIELD.left + FIELD.width / 2, FIELD.top + FIELD.height / 2);
  await page.mouse.down();
  for (let step = 0; Date.now() < until; step += 1) {
    await page.mouse.move(
      FIELD.left + FIELD.width / 2 + 150 * Math.sin(step / 12),
      FIELD.top + FIELD.height / 2 + 90 * Math.cos(step / 12),
    );
  }
  await page.mouse.up();
  return counting;
}

const bench = await openBenchBrowser();
try {
  const page = await bench.browser.newPage(VIEWPORT);
  await page.goto(bench.server.url);
  await page.getByRole('button', { name: '街道工作人员' }).click();
  await whenReady(page, { complete: true });
  await page.waitForTimeout(4000);
  const households = await page.evaluate(() => {
    const row = document.querySelector('[role=tree] [role=treeitem]')?.textContent ?? '';
    return Number(/([\d,]+) 户/.exec(row)?.[1]?.replaceAll(',', '') ?? 0);
  });
  const times: number[] = [];
  let same = 0;
  for (let click = 0; click < CLICKS; click += 1) {
    const x = FIELD.left + ((click * 137) % FIELD.width);
    const y = FIELD.top + ((click * 89) % FIELD.height);
    const time = await clickTime(page, x, y);
    if (time === null) same += 1;
    else times.push(time);
  }
  if (times.length < CLICKS / 2) throw new Error(`only ${times.length} of ${CLICKS} clicks opened another card`);
  const { min, median, p95 } = spread(times);
  report({
    bench: 'click',
    p95_ms: round(p95, 1),
    median_ms: round(median, 1),
    min_ms: round(min, 1),
    clicks: times.length,
    clicks_on_the_same: same,
    households,
    fps: round(await panningFps(page), 1),
    webgl: 'software',
  });
} finally {
  await bench.close();
}
