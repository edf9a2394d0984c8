/**
 * 20,000 rows of an office's workbook through the wizard in the product: read, matched, sent, checked and written on the embedded
 * server. `longest_block_ms` is the longest task of the page while that goes on; the file is read in its worker.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession } from 'playwright';
import { writeXlsx } from 'hucre/xlsx';
import type { Entities, EntityName } from '../../src/domain/entities.ts';
import { openBenchBrowser, VIEWPORT } from './support/browser.ts';
import { report, round } from './support/report.ts';

const ROWS = 20_000;

type Held = { [Name in EntityName]?: Entities[Name][] };

/** New doors behind the stairwells of the demo town, as a person would have them in a workbook. */
async function workbook(held: Held): Promise<{ name: string; bytes: Buffer }> {
  const compounds = new Map((held.compound ?? []).map((row) => [row.id, row.name] as const));
  const buildings = new Map((held.building ?? []).map((row) => [row.id, row] as const));
  // names that two places share would be asked about, and nobody is here to answer
  const count = (names: readonly string[]): ReadonlyMap<string, number> => {
    const counted = new Map<string, number>();
    for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1);
    return counted;
  };
  const named = count([...compounds.values()]);
  const numbered = count([...buildings.values()].map(({ compound_id, name }) => `${compound_id} ${name}`));
  const units = (held.stairwell_unit ?? []).filter(({ building_id }) => {
    const building = buildings.get(building_id);
    if (!building?.compound_id) return false;
    return (
      named.get(compounds.get(building.compound_id) ?? '') === 1 &&
      numbered.get(`${building.compound_id} ${building.name}`) === 1
    );
  });
  if (units.length === 0) throw new Error('no stairwell of an unmistakable name was pulled');
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const unit = units[n % units.length];
    const building = unit && buildings.get(unit.building_id);
    const compound = building?.compound_id ? compounds.get(building.compound_id) : '';
    const door = String(9000 + Math.floor(n / units.length));
    return [
      compound ?? '',
      building?.name ?? '',
      unit?.name ?? '',
      door,
      '端木云',
      `0000-${100_000 + n}`,
      3,
      '11010119900307123X',
    ];
  });
  const header = ['小区', '楼栋', '单元', '房号', '户主', '联系电话', '人口数', '身份证号'];
  return {
    name: '住户台账.xlsx',
    bytes: Buffer.from(await writeXlsx({ sheets: [{ name: '住户', rows: [header, ...rows] }] })),
  };
}

/** Resident memory of every process of the browser together, MB; null where the system does not tell. */
async function residentMb(session: CDPSession): Promise<number | null> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = await Promise.all(
    processInfo.map(({ id }) =>
      readFile(`/proc/${id}/status`, 'utf8').then(
        (text) => Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0),
        () => 0,
      ),
    ),
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  return sum === 0 ? null : sum / 1024;
}

const product = await openBenchBrowser();
const { server } = product;
const browser: Browser = product.browser;
const held: Held = {};
const folder = await mkdtemp(join(tmpdir(), 'lianxin-bench-'));
try {
  // what a service worker fetches is not seen here, and this reads the pull
  const page = await (await browser.newContext({ ...VIEWPORT, serviceWorkers: 'block' })).newPage();
  const session = await browser.newBrowserCDPSession();
  const pulled = new Promise<void>((whole) => {
    void page.route('**/rpc/sync_pull*', async (route) => {
      const response = await route.fetch();
      const { upserts, more } = (await response.json()) as { upserts: Held; more: boolean };
      for (const name of ['compound', 'building', 'stairwell_unit'] as const) {
        const rows: unknown[] = (held[name] ??= []);
        rows.push(...(upserts[name] ?? []));
      }
      await route.fulfill({ response });
      if (!more) whole();
    });
  });
  await page.goto(`${server.url}/#at=plan`);
  await page.getByRole('button', { name: '街道工作人员' }).click();
  await pulled;
  await page.unroute('**/rpc/sync_pull*');
  const { name, bytes } = await workbook(held);
  // on the disk: handed over in memory, the page would have to unpack it, and that is not the wizard's work
  const path = join(folder, name);
  await writeFile(path, bytes);
  await page.getByRole('button', { name: /^导入/ }).click();
  const panel = page.getByRole('region', { name: '导入', exact: true });
  await panel.getByRole('button', { name: '选择文件' }).waitFor();
  await page.waitForTimeout(3000); // the first drawing of the map is not the wizard's
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: 'longtask',
    });
  });
  const longest = async (): Promise<number> =>
    Math.max(0, ...(await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0))));
  let peak: number | null = null;
  const sampling = setInterval(() => {
    residentMb(session).then(
      (size) => (peak = size === null ? peak : Math.max(peak ?? 0, size)),
      () => undefined,
    );
  }, 500);

  const began = performance.now();
  await panel.locator('input[type=file]').setInputFiles(path);
  const next = panel.getByRole('button', { name: '下一步' });
  await panel.getByLabel('文件内容').waitFor({ timeout: 180_000 });
  const read = performance.now();
  const blocks = { read: await longest(), match: 0, check: 0, apply: 0 };
  await next.click();
  await panel.getByLabel('小区', { exact: true }).waitFor();
  await next.click();
  await panel
    .getByText('正在送去检查……')
    .or(panel.getByText('以下是检查结果，还没有写入任何数据。'))
    .first()
    .waitFor({ timeout: 180_000 });
  const matched = performance.now();
  blocks.match = await longest();
  const apply = panel.getByRole('button', { name: new RegExp(`导入 [\\d,]+ 行`) });
  await panel.getByText('以下是检查结果，还没有写入任何数据。').waitFor({ timeout: 600_000 });
  const checked = performance.now();
  blocks.check = await longest();
  await apply.click();
  await panel.getByText(`已导入“${name}”`).waitFor({ timeout: 600_000 });
  const written = performance.now();
  blocks.apply = await longest();
  clearInterval(sampling);
  const seconds = (from: number, to: number): number => round((to - from) / 1000, 1);
  report({
    bench: 'import',
    rows: ROWS,
    rows_per_s: round(ROWS / ((written - began) / 1000), 0),
    peak_rss_mb: peak === null ? null : round(peak, 0),
    longest_block_ms: round(Math.max(...Object.values(blocks)), 0),
    blocks_ms: Object.fromEntries(Object.entries(blocks).map(([step, ms]) => [step, round(ms, 0)])),
    seconds: {
      read: seconds(began, read),
      match: seconds(read, matched),
      check: seconds(matched, checked),
      write: seconds(checked, written),
    },
  });
} finally {
  await product.close();
  await rm(folder, { recursive: true });
}
