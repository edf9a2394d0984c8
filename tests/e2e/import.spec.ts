/** Real input, end to end: an OpenStreetMap extract goes in through the command, and a click on what it brought answers. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test as base } from '@playwright/test';
import { boundsOfGeometry, type Bounds } from '../../geo/bounds.ts';
import { ROOT } from '../support/run-vitest.ts';
import { newDataDir, startProcess, type Started } from '../support/start-process.ts';
import { Visitor } from './driver.ts';
import { factsOf, inside, type Facts } from './facts.ts';
import { expect } from './server.ts';

const EXTRACT = join(ROOT, '../shared/data/beijing_haidian_cau.osm');
const run = promisify(execFile);

/** Started once so that the demo is there, given the extract while stopped, as a person would, and started again. */
const test = base.extend<object, { server: Started }>({
  server: [
    async ({ browserName: _browser }, use) => {
      const dataDir = await newDataDir();
      await (await startProcess(dataDir)).stop();
      await run(process.execPath, [join(ROOT, 'geo/cli/import.ts'), 'osm', EXTRACT], {
        cwd: ROOT,
        env: { ...process.env, DATA_DIR: dataDir },
      });
      const server = await startProcess(dataDir);
      await use(server);
      await server.stop();
      await server.remove();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
});

const has = existsSync(EXTRACT);
if (!has) console.warn('left out: beijing_haidian_cau.osm is not beside this repository');

const isIn = ([west, south, east, north]: Bounds, bounds: Bounds | null): boolean =>
  bounds !== null && west <= bounds[0] && south <= bounds[1] && bounds[2] <= east && bounds[3] <= north;

/** What of the facts lies in the street that the import made. */
function imported(facts: Facts) {
  const street = facts.one('territory', ({ name, level }) => name === 'beijing_haidian_cau' && level === 'street');
  const area = boundsOfGeometry(street.geom);
  if (!area) throw new Error('the imported street has no outline');
  return {
    street,
    compounds: facts.all('compound').filter(({ geom }) => isIn(area, boundsOfGeometry(geom))),
    buildings: facts.all('building').filter(({ geom }) => isIn(area, boundsOfGeometry(geom))),
  };
}

if (has) {
  test('an imported extract is there, can be reached, and a click on a compound answers', async ({ page, server }) => {
    const { street, compounds, buildings } = imported(await factsOf(server, 'office'));
    expect(compounds).toHaveLength(9);
    expect(compounds.filter(({ name }) => name === '')).toEqual([]);
    expect(buildings).toHaveLength(258);

    const visitor = new Visitor(page);
    await visitor.signInAs('街道工作人员');
    // two streets a thousand kilometres apart: the first view is one of them, the home button leads to the other
    expect((await visitor.centre())[0]).toBeGreaterThan(12);
    await page.getByRole('button', { name: '回到我的辖区' }).click();
    await expect.poll(async () => (await visitor.centre())[2]).toBeCloseTo(inside(street)[0] ?? 0, 1);

    const [compound] = compounds.toSorted((a, b) => b.area_m2 - a.area_m2);
    if (!compound) throw new Error('no compound was imported');
    await visitor.clickAt(inside(compound), 15.4);
    await expect(visitor.card.getByRole('heading', { name: compound.name })).toBeVisible();
    await expect(visitor.card.getByText('还没有党支部')).toBeVisible();
    await expect(visitor.card.getByText('党员人数还没有登记')).toBeVisible();
    expect(visitor.complaints).toEqual([]);
  });

  test('a leader whose county has the imported street finds it too', async ({ page, server }) => {
    const { compounds, buildings } = imported(await factsOf(server, 'leader'));
    expect([compounds.length, buildings.length]).toEqual([9, 258]);
    const visitor = new Visitor(page);
    await visitor.signInAs('领导');
    await page
      .getByRole('treeitem', { name: /beijing_haidian_cau/ })
      .first()
      .click();
    await expect(visitor.card.getByRole('heading', { name: 'beijing_haidian_cau' })).toBeVisible();
    await expect(visitor.card.getByText('还没有登记').first()).toBeVisible();
  });
}
