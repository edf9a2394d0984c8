/** Getting about: links, Back, Esc, search, the list as the map's equal, layers, languages, themes, the network going away. */
import { Visitor } from './driver.ts';
import { factsOf, inside } from './facts.ts';
import { expect, test } from './server.ts';

test('a card can be sent to a colleague, and Back closes it', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const compound = facts.all('compound')[0];
  if (!compound) throw new Error('no compound');
  const visitor = new Visitor(page);
  await visitor.signInAs('街道工作人员');
  await page.goto(`/#map=15.5/${inside(compound)[1]}/${inside(compound)[0]}&sel=compound:${compound.id}`);
  await expect(visitor.card.getByRole('heading', { name: compound.name })).toBeVisible();
  await page.reload();
  await expect(visitor.card.getByRole('heading', { name: compound.name })).toBeVisible();

  await visitor.card.getByRole('button', { name: '回到列表' }).click();
  await expect(visitor.list).toBeVisible();
  await page.goBack();
  await expect(visitor.card.getByRole('heading', { name: compound.name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(visitor.card.getByRole('heading', { name: compound.name })).toHaveCount(0);
});

test('a hostile link opens the map and nothing else', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员', '#map=99/999/abc&sel=compound:<script>alert(1)</script>');
  await expect(visitor.list).toBeVisible();
  expect(visitor.complaints).toEqual([]);
});

test('search finds a grid by code, a worker by name and a door by address, from the keyboard', async ({
  page,
  server,
}) => {
  const facts = await factsOf(server, 'office');
  const grid = facts.one('territory', ({ level }) => level === 'grid');
  const worker = facts.all('grid_worker')[7];
  const household = facts.all('household')[1234];
  if (!worker || !household) throw new Error('no worker or household');
  const unit = facts.one('stairwell_unit', ({ id }) => id === household.stairwell_unit_id);
  const building = facts.one('building', ({ id }) => id === unit.building_id);
  const compound = facts.one('compound', ({ id }) => id === building.compound_id);
  const visitor = new Visitor(page);
  await visitor.signInAs('街道工作人员');
  const search = page.getByRole('combobox');

  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await search.fill(grid.code);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`sel=territory:${grid.id}`));

  await page.keyboard.press('Control+k');
  await search.fill(worker.name);
  await page.getByRole('option').first().click();
  await expect(visitor.card.getByRole('heading', { name: worker.name })).toBeVisible();

  await page.keyboard.press('Control+k');
  await search.fill(`${compound.name}${building.name}${unit.name}${household.door}`);
  await page.getByRole('option').first().click();
  await expect(page).toHaveURL(new RegExp(`sel=household:${household.id}`));
});

test('the list says what the map says, by keyboard alone', async ({ page, server }) => {
  const facts = await factsOf(server, 'grid');
  const grid = facts.one('territory', ({ id }) => facts.all('profile')[0]?.territory_ids.includes(id) ?? false);
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(visitor.card.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await page.getByRole('button', { name: '回到列表' }).press('Enter');
  await page.getByRole('tab', { name: '网格' }).press('Enter');
  await expect(page.getByRole('option', { name: new RegExp(grid.name) }).first()).toBeVisible();
});

test('the legend switches a layer on the map', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('街道工作人员');
  const before = await visitor.map.screenshot();
  await page.getByRole('button', { name: '图例与图层' }).click();
  await page
    .getByRole('switch', { name: '社区与网格' })
    .or(page.getByRole('checkbox', { name: '社区与网格' }))
    .click();
  await page.keyboard.press('Escape');
  await visitor.mapIdle();
  await expect.poll(async () => before.equals(await visitor.map.screenshot())).toBe(false);
});

test('speaks English and remembers it', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.openSignIn();
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('body')).not.toContainText(/[\u4e00-\u9fff]{2}登录|shell\.|card\.|failure\./);
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('says that the network is gone, keeps answering, and catches up', async ({ page, server, context }) => {
    const facts = await factsOf(server, 'grid');
    const compound = facts.all('compound')[3];
    if (!compound) throw new Error('no compound');
    const visitor = new Visitor(page);
    await visitor.signInAs('网格员');
    await context.setOffline(true);
    await expect(visitor.status).toHaveAccessibleName(/离线/);
    await page.evaluate((id) => window.location.assign(`#sel=compound:${id}`), compound.id);
    await expect(visitor.card.getByRole('heading', { name: compound.name })).toBeVisible();
    await context.setOffline(false);
    await expect(visitor.status).toHaveAccessibleName(/已同步/);
  });
});
