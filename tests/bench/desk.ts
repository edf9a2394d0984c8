/**
 * The register with 10,000 cases, in the product: what a pull sends is multiplied on its way into the browser. Each figure
 * is from the event to the frame after the rows have changed; long tasks are those the browser itself reports (> 50 ms).
 */
import type { Page, Route } from 'playwright';
import type { CaseRecord } from '../../src/domain/entities.ts';
import { openBenchBrowser, VIEWPORT } from './support/browser.ts';
import { report, round, spread } from './support/report.ts';

const CASES = 10_000;
const ROUNDS = 3;
const SCROLL_MS = 4000;

interface Answer {
  upserts: { case_record?: CaseRecord[] };
}

/** Copies of the cases under other ids and numbers, a minute apart, until there are as many as wanted. */
function multiply(rows: readonly CaseRecord[]): CaseRecord[] {
  return Array.from({ length: CASES }, (_, n) => {
    const row = rows[n % rows.length] as CaseRecord;
    const later = (time: string): string => new Date(Date.parse(time) - n * 60_000).toISOString();
    const id = row.id.slice(0, -5) + n.toString(16).padStart(5, '0');
    return {
      ...row,
      id: id as CaseRecord['id'],
      number: `${row.number}-${n}`,
      title: `${row.title}（${n}）`,
      reported_at: later(row.reported_at),
      due_at: later(row.due_at),
    };
  });
}

async function withManyCases(route: Route): Promise<void> {
  const response = await route.fetch();
  const answer = (await response.json()) as Answer;
  const { case_record: rows } = answer.upserts;
  if (rows && rows.length > 0) answer.upserts.case_record = multiply(rows);
  await route.fulfill({ response, json: answer });
}

/** Does something; milliseconds until the first row or the count of rows is another and the next frame is drawn. */
async function timeOf(page: Page, act: () => Promise<void>, changes: string): Promise<number> {
  const timed = await page.evaluateHandle((selector) => {
    const look = (): string => document.querySelector(selector)?.textContent ?? '';
    const before = look();
    return {
      result: new Promise<number>((done) => {
        const start = (event: Event): void => {
          const wait = (): void => {
            if (look() !== before || performance.now() - event.timeStamp > 10_000)
              requestAnimationFrame(() => done(performance.now() - event.timeStamp));
            else requestAnimationFrame(wait);
          };
          wait();
        };
        for (const kind of ['click', 'input']) window.addEventListener(kind, start, { once: true, capture: true });
      }),
    };
  }, changes);
  await act();
  return timed.evaluate(({ result }) => result);
}

/** Frames a second, and the longest between two, while the register is scrolled from end to end. */
const scrolling = (page: Page): Promise<{ fps: number; longest_frame_ms: number }> =>
  page.evaluate(
    (length) =>
      new Promise((done) => {
        const table = document.querySelector('[role="grid"]') as HTMLElement;
        const began = performance.now();
        let last = began;
        let frames = 0;
        let longest = 0;
        const tick = (): void => {
          const now = performance.now();
          if (frames > 0) longest = Math.max(longest, now - last);
          last = now;
          frames += 1;
          table.scrollTop = ((now - began) / length) * table.scrollHeight;
          if (now - began < length) requestAnimationFrame(tick);
          else done({ fps: (frames * 1000) / (now - began), longest_frame_ms: longest });
        };
        requestAnimationFrame(tick);
      }),
    SCROLL_MS,
  );

const product = await openBenchBrowser();
const { browser, server } = product;
try {
  const page = await (await browser.newContext(VIEWPORT)).newPage();
  await page.route('**/rpc/sync_pull*', withManyCases);
  await page.goto(`${server.url}/#at=desk`);
  await page.getByRole('button', { name: '街道工作人员' }).click();
  await page.getByText(`${CASES.toLocaleString('zh-CN')} 件`).waitFor({ timeout: 120_000 });
  await page.waitForTimeout(3000); // the first drawing of the map behind is not the desk's
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: 'longtask',
    });
  });
  const longTasks = (): Promise<number[]> =>
    page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));

  const firstRow = '[role="grid"] [data-index="0"]';
  const count = 'section[aria-label="案件台账"] header [role="status"]';
  const sorts: number[] = [];
  const filters: number[] = [];
  const searches: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    for (const name of ['案卷号', '案件', '环节', '等级', '网格', '承办人', '上报时间', '期限']) {
      const header = page.getByRole('columnheader', { name }).getByRole('button');
      sorts.push(await timeOf(page, () => header.click(), firstRow));
    }
  }
  const sortTasks = await longTasks();
  for (let n = 0; n < ROUNDS; n += 1) {
    // each lets other cases pass than the one before, or nothing would be seen to change
    for (const name of ['未结案', '超期', '24 小时内到期', '已结案']) {
      const toggle = page.getByRole('button', { name, exact: true });
      filters.push(await timeOf(page, () => toggle.click(), count));
    }
    filters.push(await timeOf(page, () => page.getByRole('button', { name: '清除筛选' }).click(), count));
  }
  for (const text of ['井盖', '路灯', '2026']) {
    searches.push(await timeOf(page, () => page.getByRole('searchbox').fill(text), count));
  }
  const filterTasks = await longTasks();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.waitForTimeout(1000);
  await longTasks();
  const scroll = await scrolling(page);
  const scrollTasks = await longTasks();
  const views: Record<string, number> = {};
  for (const [key, name] of [
    ['stages', '按环节'],
    ['grids', '按网格'],
    ['figures', '指标'],
    ['table', '台账'],
  ] as const) {
    const radio = page.getByRole('radio', { name, exact: true });
    views[key] = round(await timeOf(page, () => radio.click({ force: true }), 'section[aria-label="案件台账"]'), 0);
  }
  const viewTasks = await longTasks();
  const rounded = (values: number[]) =>
    Object.fromEntries(Object.entries(spread(values)).map(([k, v]) => [k, round(v, 0)]));
  const longest = (tasks: number[]): number => round(Math.max(0, ...tasks), 0);
  report({
    bench: 'desk',
    cases: CASES,
    sort_ms: rounded(sorts),
    filter_ms: rounded(filters),
    search_ms: rounded(searches),
    view_ms: views,
    scroll_fps: round(scroll.fps, 1),
    scroll_longest_frame_ms: round(scroll.longest_frame_ms, 0),
    longest_task_ms: {
      sort: longest(sortTasks),
      filter: longest(filterTasks),
      scroll: longest(scrollTasks),
      view: longest(viewTasks),
    },
  });
} finally {
  await product.close();
}
