/** Files that leave the app: read back, written down on the server, and with nothing in them that the person may not hold. */
import { readFile } from '../../geo/formats/read-file.ts';
import { factsOf } from './facts.ts';
import { exportLog, PATIENT, PlanVisitor } from './plan-driver.ts';
import { expect, test } from './server.ts';

test.setTimeout(600_000);

test('the clerk takes grids and compounds out in every format, and each is written down', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const grids = facts.all('territory').filter(({ level }) => level === 'grid');
  const visitor = new PlanVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openTool('导出');
  const before = await exportLog(server);
  const names: string[] = [];

  for (const [format, ending] of [
    [/^GeoJSON/, 'geojson'],
    [/^KML/, 'kml'],
  ] as const) {
    const { name, bytes } = await visitor.take(/^网格 /, format);
    names.push(name);
    expect(name).toMatch(new RegExp(`^连心街道-网格-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
    const file = await readFile(bytes);
    if (file.kind !== 'features') throw new Error('no features');
    expect(file.features).toHaveLength(grids.length);
    const text = JSON.stringify(file.features);
    for (const { code } of grids) expect(text).toContain(code);
    expect(new TextDecoder().decode(bytes)).toContain('内部资料 注意保管');
  }

  const flat = await visitor.take(/^网格 /, /^FlatGeobuf/);
  names.push(flat.name);
  expect([...flat.bytes.subarray(0, 3)]).toEqual([0x66, 0x67, 0x62]);

  const compounds = facts.all('compound');
  for (const format of [/^Excel/, /^CSV/]) {
    const { name, bytes } = await visitor.take(/^小区 /, format);
    names.push(name);
    const file = await readFile(bytes);
    if (file.kind !== 'table') throw new Error('no table');
    const [table] = file.tables;
    expect(table?.rows).toHaveLength(compounds.length);
    expect(new Set(table?.rows.map(({ cells }) => cells[0]))).toEqual(new Set(compounds.map(({ name }) => name)));
  }

  await visitor.allSent();
  await expect
    .poll(async () => (await exportLog(server)).slice(before.length).map(({ file_name }) => file_name))
    .toEqual(names);
  const log = (await exportLog(server)).slice(before.length);
  expect(log.map(({ content, format, row_count }) => [content, format, row_count])).toEqual([
    ['territory', 'geojson', grids.length],
    ['territory', 'kml', grids.length],
    ['territory', 'flatgeobuf', grids.length],
    ['compound', 'xlsx', compounds.length],
    ['compound', 'csv', compounds.length],
  ]);
  expect(visitor.complaints).toEqual([]);
});

test('a leader takes out counts, and not one household or member', async ({ page, server }) => {
  const office = await factsOf(server, 'office');
  const known = new Set([
    ...office.all('party_officer').map(({ name }) => name),
    ...office.all('grid_worker').map(({ name }) => name),
  ]);
  const members = office.all('party_member').filter(({ name }) => !known.has(name));
  expect(members.length).toBeGreaterThan(100);
  const visitor = new PlanVisitor(page);
  await visitor.signInAs('领导');
  const tool = await visitor.openTool('导出');
  await expect(tool.getByText('您看到的是汇总数，不含住户和党员名册。')).toBeVisible();
  const offered = await tool.getByRole('group', { name: '导出什么' }).getByRole('radio').count();
  expect(offered).toBeGreaterThan(5);
  await expect(tool.getByRole('radio', { name: /^(住户|党员) / })).toHaveCount(0);
  for (let at = 0; at < offered; at += 1) {
    await tool.getByRole('group', { name: '导出什么' }).getByRole('radio').nth(at).check();
    const make = page.getByRole('button', { name: /^导出 [\d,]+ 条/ });
    if (!(await make.isEnabled())) continue;
    await page.getByRole('radio', { name: /^CSV/ }).check();
    const [download] = await Promise.all([page.waitForEvent('download', PATIENT), make.click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    expect(text).not.toContain('门牌');
    const named = members.filter(({ name }) => text.includes(name)).map(({ name }) => name);
    expect(named, download.suggestedFilename()).toEqual([]);
  }
});

test('the map goes on paper with its ordinary legend, and that is written down too', async ({ page, server }) => {
  const visitor = new PlanVisitor(page);
  await visitor.signInAs('街道工作人员');
  const tool = await visitor.openTool('导出');
  await tool.getByRole('button', { name: '打印或存为图片' }).click();
  const dialog = page.getByRole('dialog', { name: '打印地图' });
  await expect(dialog.getByRole('button', { name: '打印', exact: true })).toBeEnabled(PATIENT);
  const sheet = dialog.getByRole('img', { name: '打印预览' });
  for (const words of ['内部资料 注意保管', '图例', '网格', '老旧小区', '坐标系：WGS 84', '扫码打开这张地图'])
    await expect(sheet).toContainText(words);
  const [download] = await Promise.all([
    page.waitForEvent('download', PATIENT),
    dialog.getByRole('button', { name: '存为 PNG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('连心街道地图.png');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await visitor.allSent();
  await expect
    .poll(async () => (await exportLog(server)).at(-1))
    .toMatchObject({ content: 'map', format: 'png', row_count: 0, file_name: '连心街道地图.png' });
  expect(visitor.complaints).toEqual([]);
});
