/** The circle on paper and as a table: one A3 sheet with how it was counted, and the numbers of the screen in Excel. */
import { readXlsx } from 'hucre/xlsx';
import { CircleVisitor, numberOf, PATIENT } from './circle-driver.ts';
import { expect, test } from './server.ts';

// rings and streets are drawn without a graphics card here
test.slow();

/** Points of PDF per millimetre. */
const MM = 72 / 25.4;

test('prints on exactly one A3 sheet, with its method', async ({ page }) => {
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();
  const { households, outside } = await visitor.said();
  await visitor.circle.getByRole('button', { name: '打印' }).click();
  const dialog = page.getByRole('dialog', { name: '打印地图' });
  await expect(dialog.getByRole('button', { name: '打印', exact: true })).toBeEnabled(PATIENT);

  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  // the map's picture
  expect(pdf).toMatch(/\/Subtype\s*\/Image/);
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
  expect(Number(width)).toBeCloseTo(420 * MM, -1);
  expect(Number(height)).toBeCloseTo(297 * MM, -1);

  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.on-paper');
  await expect(sheet.getByText(/按路网步行时间 · 标准 4\.0 km\/h（15 分钟 1,?000 米）/)).toBeVisible();
  await expect(sheet.getByText(/^路网：/)).toBeVisible();
  await expect(sheet.getByText(new RegExp(`${households.toLocaleString('zh-CN')} 户中`))).toContainText(
    outside.toLocaleString('zh-CN'),
  );
  await expect(dialog).toBeHidden();
});

test('the table has the numbers of the screen, row by row', async ({ page }) => {
  const visitor = new CircleVisitor(page);
  await visitor.signInAs('街道工作人员');
  await visitor.openCircle();
  const compare = visitor.circle.getByRole('region', { name: '各地对比' });
  const screen = await compare.getByRole('listitem').evaluateAll((lines) =>
    lines.map((line) => {
      const [name, share, , note] = line.querySelectorAll('button > *');
      return [name?.firstChild?.textContent?.trim(), share?.textContent, note?.textContent];
    }),
  );
  expect(screen).toHaveLength(5);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    visitor.circle.getByRole('button', { name: '导出表格' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/15分钟便民服务圈.*\.xlsx$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const rows = (await readXlsx(new Uint8Array(Buffer.concat(chunks)))).sheets[0]?.rows ?? [];
  expect(
    rows
      .flat()
      .filter((cell) => typeof cell === 'string')
      .join('\n'),
  ).toContain('按路网步行时间 · 标准 4.0 km/h');

  const header = rows.findIndex((row) => row[0] === '级别');
  const [, ...titles] = rows[header] ?? [];
  expect(titles.slice(0, 7)).toEqual(['名称', '所属', '户数', '圈内', '圈外', '未知', '未接入路网']);
  const communities = rows.slice(header + 1).filter(([level]) => level === '社区（村）');
  const told = communities.map((row) => {
    const [, name, , , , outside] = row;
    return [name, `${Math.round(Number(row[8]) * 100)}%`, `${Number(outside).toLocaleString('zh-CN')} 户在圈外`];
  });
  expect(told).toEqual(screen);
  const said = await visitor.said();
  const sum = (column: number): number => communities.reduce((all, row) => all + Number(row[column]), 0);
  expect(sum(3)).toBe(said.households);
  expect(sum(5)).toBe(said.outside);
  expect(numberOf(String(sum(10)))).toBe(said.elderlyOutside);
});
