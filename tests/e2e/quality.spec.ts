/** 一张网体检 on a real server: an overlap that is planted in the database is found, mended by a tap, and gone there too. */
import { area, featureCollection, intersect } from '@turf/turf';
import { openDataDirectory } from '../../supabase/local/data-directory.ts';
import { newDataDir, startProcess, type Started } from '../support/start-process.ts';
import { factsOf, type Facts } from './facts.ts';
import { bytesOf, PATIENT, PlanVisitor } from './plan-driver.ts';
import { readFile } from '../../geo/formats/read-file.ts';
import { expect, test as base } from './server.ts';

/** Two grids of one community, the first reaching about 15 m into the second. */
const PLANT = `
  with pair as (
    select a.id as one, b.id as other
    from public.territory a join public.territory b on a.level = 'grid' and b.level = 'grid' and a.parent_id = b.parent_id and a.id < b.id
      and extensions.st_length(extensions.st_intersection(a.geom, b.geom)::extensions.geography) > 100
    order by a.code, b.code limit 1)
  update public.territory t set geom = extensions.st_multi(extensions.st_union(t.geom, extensions.st_intersection(b.geom, extensions.st_buffer(t.geom, 0.00015))))
  from pair p join public.territory b on b.id = p.other where t.id = p.one
  returning p.one, p.other`;

let planted: { one: string; other: string } | undefined;

const test = base.extend<object, { server: Started }>({
  server: [
    async ({ browserName: _browser }, use) => {
      const dataDir = await newDataDir();
      await (await startProcess(dataDir)).stop();
      const directory = await openDataDirectory({ dataDir, progress: () => undefined });
      [planted] = await directory.db.query<{ one: string; other: string }>(PLANT);
      await directory.close();
      const server: Started = await startProcess(dataDir);
      await use(server);
      await server.stop();
      await server.remove();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
});
test.setTimeout(600_000);

const overlapM2 = (facts: Facts): number => {
  const [one, other] = [planted?.one, planted?.other].map((id) => facts.one('territory', (row) => row.id === id).geom);
  if (!one || !other) throw new Error('nothing was planted');
  const shared = intersect(
    featureCollection([one, other].map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry }))),
  );
  return shared ? area(shared) : 0;
};

test('a planted overlap is found, mended by one tap and gone on the server', async ({ page, server }) => {
  const before = await factsOf(server, 'office');
  expect(overlapM2(before)).toBeGreaterThan(500);
  const nameOf = (id: string | undefined): string => before.one('territory', (row) => row.id === id).name;
  const visitor = new PlanVisitor(page);
  await visitor.signInAs('街道工作人员');
  const tool = await visitor.openTool('体检');
  const group = tool.getByRole('region', { name: '网格重叠' });
  const finding = group.getByRole('button', { name: /重叠/ });
  await expect(finding).toHaveCount(1, PATIENT);
  await expect(finding).toContainText(nameOf(planted?.one));
  await expect(finding).toContainText(nameOf(planted?.other));

  const where = await visitor.centre();
  await finding.click();
  await expect.poll(() => visitor.centre(), PATIENT).not.toEqual(where);
  const [download] = await Promise.all([
    page.waitForEvent('download', PATIENT),
    tool.getByRole('button', { name: '导出清单' }).click(),
  ]);
  const list = await readFile(await bytesOf(download));
  if (list.kind !== 'table') throw new Error('no table');
  expect(list.tables[0]?.rows.map(({ cells }) => cells[0])).toContain('网格重叠');

  await expect(group.getByText(/重叠的 [\d,]+ 平方米归.+相应缩小/)).toBeVisible();
  await group.getByRole('button', { name: '就这样分' }).click();
  await expect(group).toHaveCount(0, PATIENT);
  await visitor.allSent();
  await expect.poll(async () => overlapM2(await factsOf(server, 'office')), PATIENT).toBeLessThan(1);
  // the server has no objection, and a second look finds nothing
  await expect(visitor.status).not.toHaveText(/需处理/);
  await expect(group).toHaveCount(0, PATIENT);
  expect(visitor.complaints).toEqual([]);
});

test('42 and 12 is not 65: reported totals are kept on the server and flagged', async ({ page, server }) => {
  const visitor = new PlanVisitor(page);
  await visitor.signInAs('街道工作人员');
  const tool = await visitor.openTool('体检');
  await tool.getByRole('radio', { name: '上报数' }).check({ force: true });
  for (const [name, value] of [
    ['小区党支部数', '42'],
    ['网格党支部数', '12'],
    ['小区（网格）党支部总数', '65'],
  ] as const)
    await tool.getByRole('textbox', { name, exact: true }).fill(value);
  await tool.getByRole('button', { name: '保存' }).click();
  await tool.getByRole('radio', { name: '问题清单' }).check({ force: true });
  const said = tool.getByText(/上报小区党支部 42 个、网格党支部 12 个，合计 54 个；上报总数是 65 个，相差 11 个/);
  await expect(said).toBeVisible(PATIENT);
  await visitor.allSent();
  await expect
    .poll(
      async () =>
        (await factsOf(server, 'leader'))
          .all('reported_figure')
          .toSorted((a, b) => a.value - b.value)
          .map(({ measure, value }) => [measure, value]),
      PATIENT,
    )
    .toEqual([
      ['grid_branches', 12],
      ['compound_branches', 42],
      ['branches', 65],
    ]);
  await expect(said).toBeVisible();
  expect(visitor.complaints).toEqual([]);
});
