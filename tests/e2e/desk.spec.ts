/** The desk in a browser: an office dispatches many cases at once, a leader opens the cases behind a number. */
import { Visitor } from './driver.ts';
import { factsOf } from './facts.ts';
import { expect, test } from './server.ts';

test('the office dispatches a batch, and the database has it', async ({ page, server }) => {
  const before = await factsOf(server, 'office');
  const waiting = before.all('case_record').filter(({ stage }) => stage === 'register');
  const visitor = new Visitor(page);
  await visitor.signInAs('街道工作人员', '#at=desk');
  const table = page.getByRole('grid', { name: '案件列表' });
  await page.getByRole('combobox', { name: '环节' }).selectOption({ label: '案卷建立' });
  await expect(page.getByText(`${waiting.length} 件，共 ${before.all('case_record').length} 件`)).toBeVisible();

  const boxes = table.getByRole('checkbox', { name: /^选中 / });
  await boxes.nth(0).click({ force: true });
  await boxes.nth(2).click({ force: true, modifiers: ['Shift'] });
  await expect(page.getByText('已选 3 件')).toBeVisible();
  const numbers = await table.locator('[aria-selected="true"]').getByText(/^LX\d/).allTextContents();
  await page.getByRole('button', { name: '派单', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '派单：3 件' });
  const chosen = await dialog
    .getByRole('combobox')
    .evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value));
  await dialog.getByRole('button', { name: '派出 3 件' }).click();
  await expect(dialog.getByText('已派', { exact: true })).toHaveCount(3);
  await expect(dialog.getByText('3 件都已派出。')).toBeVisible();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(page.getByText(`${waiting.length - 3} 件，共 ${before.all('case_record').length} 件`)).toBeVisible();

  const after = await factsOf(server, 'office');
  expect(numbers).toHaveLength(3);
  for (const [n, number] of numbers.entries()) {
    const record = after.one('case_record', (row) => row.number === number);
    expect(record).toMatchObject({ stage: 'dispatch', grid_worker_id: chosen[n] });
    expect(after.one('grid_worker', ({ id }) => id === chosen[n])).toBeDefined();
  }
  expect(visitor.complaints).toEqual([]);
});

test('a leader opens the cases behind a number, and sees the same ones on the map', async ({ page, server }) => {
  const facts = await factsOf(server, 'leader');
  const visitor = new Visitor(page);
  await visitor.signInAs('领导', '#at=desk');
  await page.getByRole('radio', { name: '今年' }).click({ force: true });
  await expect(page.getByRole('radio', { name: '今年' })).toBeChecked();
  const number = page.getByRole('button', { name: /^应结案 \d+ 件，看案件$/ }).nth(1);
  const due = Number(/\d+/.exec((await number.textContent()) ?? '')?.[0]);
  const now = Date.now();
  const year = new Date(now + 8 * 3_600_000).getUTCFullYear();
  const expected = facts
    .all('case_record')
    .filter(({ registered_at, due_at }) => registered_at !== null && Date.parse(due_at) <= now)
    .filter(({ due_at }) => new Date(Date.parse(due_at) + 8 * 3_600_000).getUTCFullYear() === year);
  expect(due).toBe(expected.length);

  await number.click();
  await expect(page.getByText(`${due} 件，共 ${facts.all('case_record').length} 件`)).toBeVisible();
  await expect(page.getByRole('grid', { name: '案件列表' })).toHaveAttribute('aria-rowcount', String(due + 1));
  await page.getByRole('grid', { name: '案件列表' }).locator('[data-index="0"]').click();
  await expect(page.getByRole('complementary', { name: '详情' })).toContainText('情况描述和反映人只有责任区内的');

  await page.getByRole('button', { name: '看地图' }).click();
  await expect(page.getByText(/^只显示案件：应结案/)).toContainText(`（${due} 件）`);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(page.getByText(/^只显示案件/)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('grid', { name: '案件列表' })).toBeVisible();
  expect(visitor.complaints).toEqual([]);
});

test('the register is exported as it is listed', async ({ page, server }) => {
  const facts = await factsOf(server, 'office');
  const visitor = new Visitor(page);
  await visitor.signInAs('街道工作人员', '#at=desk&cases=state.closed');
  const closed = facts.all('case_record').filter(({ closed_at }) => closed_at !== null);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^案件台账-\d{4}-\d{2}-\d{2}\.csv$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const lines = text.trimEnd().split('\r\n');
  const head = lines.findIndex((line) => line.startsWith('案卷号,'));
  expect(text.startsWith('\uFEFF案件台账')).toBe(true);
  expect(lines.slice(0, head)).toContain('内部资料 注意保管');
  expect(lines).toHaveLength(closed.length + head + 1);
  // nothing of whoever reported them
  expect(text).not.toMatch(/0000-\d{7}/);
  expect(visitor.complaints).toEqual([]);
});
