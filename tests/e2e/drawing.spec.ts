/** 责任区、小区、站点: drawn by finger and by keys, cut, given to a unit, found again by everybody; the leader reads and draws nothing. */
import type { Position } from 'geojson';
import { DrawingVisitor, metresIn, PATIENT } from './drawing-driver.ts';
import { factsOf, inside, type Facts } from './facts.ts';
import { expect, test } from './server.ts';

// tiles and lines are drawn without a graphics card here
test.slow();
test.use({ hasTouch: true });

const placeOf = (line: readonly Position[], index: number): Position => {
  const at = line[index];
  if (!at) throw new Error('the demo has no such point');
  return at;
};

/** The corners of a small square at the edge of the town, where a station is planned and no compound stands. */
function freeGround(facts: Facts): Position[] {
  const [x = 0, y = 0] = facts.one('candidate_site', ({ kind }) => kind === 'planned_site').geom.coordinates;
  const side = 0.0003;
  return [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ];
}

test('a river section is drawn by touch along the centre-line, and everybody has its metres', async ({
  page,
  server,
}) => {
  const facts = await factsOf(server, 'office');
  const known = new Set(facts.all('responsibility_zone').map(({ id }) => id));
  const { coordinates } = facts.one('responsibility_zone', ({ name }) => name === '清溪河（三段）').geom;
  const unit = facts.one('resident_unit', ({ kind }) => kind === 'school');
  const visitor = new DrawingVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openTool('责任区');
  await expect(visitor.tool.getByText(/^盲段 [\d,]+ 米 无人负责$/)).toBeVisible(PATIENT);

  await visitor.tool.getByRole('button', { name: '画河道责任区' }).click();
  await expect(visitor.bar).toBeVisible(PATIENT);
  await expect(visitor.button('完成')).toBeDisabled();
  await visitor.tap(placeOf(coordinates, 3), 15);
  await expect(visitor.bar.getByText(/^1 个点/)).toBeVisible(PATIENT);
  await visitor.tap(placeOf(coordinates, 8), 15);
  // it bends with the river: more points than taps
  await expect
    .poll(async () => Number(/^(\d+)/.exec((await visitor.bar.textContent()) ?? '')?.[1]), PATIENT)
    .toBeGreaterThan(2);
  const metres = await visitor.metres();
  await visitor.button('完成').click();
  const form = page.getByRole('dialog', { name: '画河道责任区' });
  await form.getByLabel('名称').fill('清溪河（试画段）');
  await form.getByRole('searchbox').fill(unit.name);
  await form.getByRole('button', { name: unit.name }).first().click();
  await form.getByRole('button', { name: '保存责任区' }).click();
  await expect(visitor.bar).toHaveCount(0, PATIENT);
  await expect(visitor.tool.getByRole('button', { name: /清溪河（试画段）/ })).toContainText(unit.name, PATIENT);
  const perUnit = visitor.tool.getByRole('list', { name: '各单位责任长度' });
  await expect(perUnit.getByRole('button', { name: unit.name })).toBeVisible();

  const drawn = async () =>
    (await factsOf(server, 'leader')).all('responsibility_zone').find(({ id }) => !known.has(id));
  await expect.poll(drawn, PATIENT).toMatchObject({
    kind: 'river',
    name: '清溪河（试画段）',
    resident_unit_id: unit.id,
    length_m: expect.closeTo(metres, -0.5),
  });
  expect(visitor.complaints).toEqual([]);
});

test('a line is cut by keys alone, and the part that is left is given to a unit', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const zone = facts.one('responsibility_zone', ({ name }) => name === '连心大道（一段）');
  const unit = facts.one('resident_unit', ({ kind }) => kind === 'institution');
  const known = new Set(facts.all('responsibility_zone').map(({ id }) => id));
  const visitor = new DrawingVisitor(page);
  await visitor.signInAs('街道工作人员');
  await page.evaluate((id) => window.location.assign(`#at=plan&sel=responsibility_zone:${id}`), zone.id);
  await visitor.card.getByRole('button', { name: '分段' }).press('Enter', PATIENT);
  await visitor.show(placeOf(zone.geom.coordinates, 9), 15, 'plan');
  await visitor.button('取十字处').press('Enter');
  const parts = visitor.bar.getByText(/^前段 [\d,]+ 米，后段 [\d,]+ 米$/);
  await expect(parts).toBeVisible(PATIENT);
  const before = await visitor.metres();
  await visitor.button('向南移').focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(visitor.metres, PATIENT).not.toBe(before);
  const [first = 0, second = 0] = ((await parts.textContent()) ?? '').split('，').map(metresIn);
  expect(Math.abs(first + second - zone.length_m)).toBeLessThanOrEqual(1);
  await visitor.button('在此分段').press('Enter');
  await expect(visitor.bar).toHaveCount(0, PATIENT);

  const rest = async () =>
    (await factsOf(server, 'office')).all('responsibility_zone').find(({ id }) => !known.has(id));
  await expect
    .poll(rest, PATIENT)
    .toMatchObject({ name: zone.name, resident_unit_id: null, length_m: expect.closeTo(second, -0.5) });
  const id = (await rest())?.id;
  await page.evaluate((part) => window.location.assign(`#at=plan&sel=responsibility_zone:${part}`), id);
  await visitor.card.getByRole('button', { name: '落实责任单位' }).press('Enter', PATIENT);
  const sheet = page.getByRole('dialog', { name: '落实责任单位' });
  await sheet.getByRole('searchbox').fill(unit.name);
  await sheet.getByRole('button', { name: unit.name }).first().press('Enter');
  await expect(visitor.card.getByRole('list', { name: '责任单位' })).toContainText(unit.name, PATIENT);
  await expect.poll(async () => (await rest())?.resident_unit_id, PATIENT).toBe(unit.id);
  await page.reload();
  await visitor.settled();
  await expect(visitor.card.getByRole('list', { name: '责任单位' })).toContainText(unit.name, PATIENT);
  expect(visitor.complaints).toEqual([]);
});

test('a compound is outlined beside another, and a station is put into it', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const known = new Set([...facts.all('compound'), ...facts.all('service_station')].map(({ id }) => id));
  const other = facts.one('compound', ({ name }) => name.length < 6);
  const [x = 0, y = 0] = inside(other);
  const visitor = new DrawingVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openTool('画网格');
  await visitor.tool.getByRole('button', { name: '画小区' }).click();
  await expect(visitor.bar).toBeVisible(PATIENT);
  const corners: Position[] = [
    [x, y],
    [x + 0.0006, y],
    [x + 0.0006, y + 0.0006],
  ];
  for (const corner of corners) await visitor.put(corner, 17);
  // it lies over a compound: that is said before anybody has saved anything
  await expect(visitor.bar.getByText(`与“${other.name}”重叠，请把边界移开。`)).toBeVisible(PATIENT);
  await visitor.button('完成').click();
  await expect(visitor.button('保存小区')).toBeDisabled();
  await visitor.button('取消').click();
  await expect(visitor.bar).toHaveCount(0);

  const free = freeGround(facts);
  await visitor.tool.getByRole('button', { name: '画小区' }).click();
  for (const corner of free) await visitor.put(corner, 18);
  await visitor.button('完成').click();
  await expect(visitor.bar.getByText(/^4 个点，[\d,]+ 平方米$/)).toBeVisible();
  await visitor.button('保存小区').click();
  const form = page.getByRole('dialog', { name: '画小区' });
  await form.getByLabel('小区名称').fill('试画小区');
  await form.getByLabel('小区类型').selectOption({ label: '老旧小区' });
  await form.getByRole('button', { name: '保存小区' }).click();
  await expect(visitor.bar).toHaveCount(0, PATIENT);

  await visitor.tool.getByRole('button', { name: '加站点' }).click();
  await visitor.put(free[0] ?? [], 18);
  await visitor.button('完成').click();
  const station = page.getByRole('dialog', { name: '加站点' });
  await station.getByLabel('站点名称').fill('试画党群服务站');
  await station.getByRole('button', { name: '保存站点' }).click();
  await expect(visitor.bar).toHaveCount(0, PATIENT);

  const held = async () => {
    const now = await factsOf(server, 'leader');
    return [...now.all('compound'), ...now.all('service_station')]
      .filter(({ id }) => !known.has(id))
      .map(({ name }) => name);
  };
  await expect.poll(held, PATIENT).toEqual(['试画小区', '试画党群服务站']);
  await page.reload();
  await visitor.settled();
  await page.getByRole('combobox').fill('试画小区');
  await expect(page.getByRole('option', { name: /^试画小区/ }).first()).toBeVisible(PATIENT);
  expect(visitor.complaints).toEqual([]);
});

test('a leader reads the metres of every unit and is offered no pencil', async ({ page }) => {
  const visitor = new DrawingVisitor(page);
  await visitor.signInAs('领导');
  await visitor.openTool('责任区');
  await expect(visitor.tool.getByRole('list', { name: '各单位责任长度' }).getByRole('button').first()).toContainText(
    /[\d,]+ 米/,
    PATIENT,
  );
  await expect(visitor.tool.getByRole('button', { name: /^画/ })).toHaveCount(0);
  await visitor.tool.getByRole('button', { name: /清溪河（一段）/ }).click();
  await expect(visitor.card.getByText(/河道责任区 · [\d,]+ 米/)).toBeVisible(PATIENT);
  for (const name of ['分段', '改名', '删除', '更换责任单位'])
    await expect(visitor.card.getByRole('button', { name, exact: true })).toHaveCount(0);
  expect(visitor.complaints).toEqual([]);
});
