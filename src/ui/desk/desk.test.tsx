import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { aWorld, hoursFromNow, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import { anAccount } from '../../../tests/fakes/fake-remote.ts';
import { fakeApp, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import type { Role } from '../../domain/role.ts';
import { Failure } from '../../domain/failure.ts';
import { initialSync } from '../../state/sync.ts';
import { AppProvider } from '../app-context.tsx';
import '../base.css';
import { ToastProvider } from '../parts/Toast.tsx';
import '../tokens.css';
import DeskScreen from './DeskScreen.tsx';

const grid = (builder: WorldBuilder): WorldBuilder =>
  builder
    .withGrid('grid-1', { name: '第一网格' })
    .withWorker('worker-1', { name: '诸葛晴岚', grids: ['grid-1'] })
    .withWorker('worker-2', { name: '闻人远', grids: ['grid-1'], employment: 'part_time' });

async function show(world: WorldBuilder, role: Role, size: [number, number] = [1208, 732]): Promise<FakeApp> {
  await page.viewport(...size);
  const app = fakeApp({
    sync: { ...initialSync, dataAsOf: '2026-11-20T01:58:00Z' },
    session: { kind: 'signed_in', ...anAccount, role },
    screen: 'desk',
    world: world.as(role, 'community').build(),
  });
  const host = document.createElement('div');
  host.style.height = '100vh';
  document.body.append(host);
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <DeskScreen card={({ id }) => <h2>{`案件 ${id}`}</h2>} />
      </ToastProvider>
    </AppProvider>,
    { container: host },
  );
  return app;
}

const table = page.getByRole('grid', { name: '案件列表' });
const lines = (): string[] =>
  table
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => row.querySelector('[class*="name"]')?.textContent ?? '');
const press = (keys: string) => userEvent.keyboard(keys);
const view = (name: string) => page.getByRole('radio', { name, exact: true });
const says = (text: string | RegExp) => page.getByText(text, { exact: false }).first();
const worker = (title: string) => page.getByRole('combobox', { name: `${title} 的承办人` });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

beforeEach(() => document.body.replaceChildren());

describe('the register', () => {
  const cases = (): WorldBuilder =>
    grid(aWorld())
      .withCase('late', { title: '井盖缺失', due_at: hoursFromNow(-30), stage: 'register' })
      .withCase('soon', { title: '路灯不亮', due_at: hoursFromNow(3), stage: 'register', class_code: '2102' })
      .withCase('calm', { title: '暴露垃圾', due_at: hoursFromNow(90), stage: 'handle', grid_worker_id: 'worker-1' })
      .withCase('done', { title: '已清运', stage: 'evaluate', closed_at: hoursFromNow(-1) });

  test('begins with what is longest overdue and ends with what is closed', async () => {
    await show(cases(), 'community_staff');
    await expect.element(table).toBeVisible();
    expect(lines()).toEqual(['井盖缺失', '路灯不亮', '暴露垃圾', '已清运']);
    await expect.element(table.getByText('超期 1天6小时')).toBeVisible();
  });

  test('sorts by a header, and again the other way round', async () => {
    await show(cases(), 'community_staff');
    await button('环节').click();
    expect(lines().at(-1)).toBe('已清运');
    await button('环节').click();
    await expect.poll(lines).toEqual(['已清运', '暴露垃圾', '井盖缺失', '路灯不亮']);
    await expect.element(table.getByRole('columnheader', { name: '环节' })).toHaveAttribute('aria-sort', 'descending');
  });

  test('shows what the filter lets pass and says how many of how many', async () => {
    await show(cases(), 'community_staff');
    await button('超期').click();
    await expect.poll(lines).toEqual(['井盖缺失']);
    await expect.element(says('1 件，共 4 件')).toBeVisible();
    await button('清除筛选').click();
    await page.getByRole('searchbox').fill('路灯');
    await expect.poll(lines).toEqual(['路灯不亮']);
    await page.getByRole('searchbox').fill('没有这个');
    await expect.element(page.getByText('没有符合条件的案件')).toBeVisible();
  });

  test('is worked by keys: arrows move, Shift extends, Enter opens', async () => {
    const app = await show(cases(), 'community_staff');
    (table.element() as HTMLElement).focus();
    await press('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    await expect.element(page.getByText('已选 2 件')).toBeVisible();
    await press(' ');
    await expect.element(page.getByText('已选 1 件')).toBeVisible();
    await press('{Enter}');
    expect(app.store.getState().selection).toEqual({ kind: 'case_record', id: 'calm' });
    await expect.element(page.getByRole('heading', { name: '案件 calm' })).toBeVisible();
    await press('{Control>}a{/Control}');
    await expect.element(page.getByText('已选 4 件')).toBeVisible();
  });

  test('a click opens, a click on the box ticks, Shift ticks a range', async () => {
    const app = await show(cases(), 'community_staff');
    await page.getByRole('checkbox', { name: '选中 井盖缺失' }).click({ force: true });
    expect(app.store.getState().selection).toBeNull();
    await table.getByText('2026-calm').click({ modifiers: ['Shift'] });
    await expect.element(page.getByText('已选 3 件')).toBeVisible();
    await table.getByText('已清运').click();
    expect(app.store.getState().selection).toEqual({ kind: 'case_record', id: 'done' });
  });

  test('a leader reads and ticks nothing', async () => {
    const app = await show(cases(), 'leader');
    await view('台账').click({ force: true });
    await expect.element(table).toBeVisible();
    expect(page.getByRole('checkbox').elements()).toHaveLength(0);
    expect(button('派单').elements()).toHaveLength(0);
    expect(button('待我办').elements()).toHaveLength(0);
    expect(app.store.getState().desk.view).toBe('table');
  });

  test('ten thousand rows are drawn as a few dozen', async () => {
    const many = grid(aWorld());
    for (let i = 0; i < 10_000; i += 1) many.withCase(`c${i}`, { due_at: hoursFromNow(i) });
    await show(many, 'street_staff');
    await expect.element(table).toHaveAttribute('aria-rowcount', '10001');
    expect(table.getByRole('row').elements().length).toBeLessThan(60);
    (table.element() as HTMLElement).focus();
    await press('{End}');
    await expect.element(table.getByText('c9999')).toBeVisible();
  });
});

describe('dispatching many', () => {
  const cases = (): WorldBuilder =>
    grid(aWorld())
      .withCase('held', { stage: 'handle', grid_worker_id: 'worker-1', title: '在办的' })
      .withCase('x', { stage: 'register', title: '井盖缺失' })
      .withCase('y', { stage: 'register', title: '路灯不亮' });

  async function open(): Promise<FakeApp> {
    const app = await show(cases(), 'community_staff');
    await page.getByRole('checkbox', { name: '选中列出的全部 3 件' }).click({ force: true });
    await button('派单').click();
    return app;
  }

  test('suggests a worker for each, says what cannot be dispatched, and makes one operation per case', async () => {
    const app = await open();
    await expect.element(page.getByText('现在是“任务处理”，不能派单。')).toBeVisible();
    await expect.element(worker('井盖缺失')).toHaveValue('worker-1');
    await expect.element(worker('路灯不亮')).toHaveValue('worker-2');
    await worker('路灯不亮').selectOptions('worker-1');
    await page.getByPlaceholder('派单说明（可不填）').fill('请今天去看');
    await button('派出 2 件').click();
    await expect.element(page.getByText('2 件都已派出。')).toBeVisible();
    expect(app.store.getState().outbox.map(({ operation: { name, args } }) => [name, args])).toEqual([
      ['case.dispatch', { case_id: 'x', grid_worker_id: 'worker-1', note: '请今天去看' }],
      ['case.dispatch', { case_id: 'y', grid_worker_id: 'worker-1', note: '请今天去看' }],
    ]);
    expect(app.store.getState().world.case_record.get('x')).toMatchObject({ stage: 'dispatch' });
    await button('关闭').click();
    await expect.poll(() => page.getByText(/^已选/).elements().length).toBe(0);
  });

  test('one that is left out stays where it is', async () => {
    const app = await open();
    await worker('路灯不亮').selectOptions('');
    await button('派出 1 件').click();
    await expect.element(page.getByText('1 件都已派出。')).toBeVisible();
    expect(app.store.getState().world.case_record.get('y')).toMatchObject({ stage: 'register' });
  });

  test('says of each row what did not work', async () => {
    const app = await open();
    app.outbox.broken = new Failure('storage');
    await button('派出 2 件').click();
    await expect.element(says('已派 0 件，没有派成 2 件。')).toBeVisible();
    expect(page.getByText(/^没有派成：/).elements()).toHaveLength(2);
    expect(app.store.getState().world.case_record.get('x')).toMatchObject({ stage: 'register' });
  });
});

describe('the boards', () => {
  const cases = (): WorldBuilder =>
    grid(aWorld())
      .withCase('a', { title: '井盖缺失', due_at: hoursFromNow(-3) })
      .withCase('b', { title: '路灯不亮', stage: 'verify' });

  test('by stage: a column each, the case in its own', async () => {
    const app = await show(cases(), 'community_staff');
    await view('按环节').click({ force: true });
    const column = page.getByRole('region', { name: '任务处理' });
    await column.getByRole('button', { name: /井盖缺失/ }).click();
    expect(app.store.getState().selection).toEqual({ kind: 'case_record', id: 'a' });
    await expect.element(column.getByText('超期 1')).toBeVisible();
  });

  test('by grid: a number opens the register with its cases', async () => {
    const app = await show(cases(), 'community_staff');
    await view('按网格').click({ force: true });
    await button('第一网格，任务处理：1 件，超期 1 件').click();
    await expect.poll(lines).toEqual(['井盖缺失']);
    expect(app.store.getState().caseFilter).toMatchObject({ territory: 'grid-1', stage: 'handle' });
  });
});

describe('the figures', () => {
  const closed = { stage: 'evaluate', closed_at: hoursFromNow(-40) };
  const cases = (): WorldBuilder =>
    grid(aWorld())
      .withCase('good', { ...closed, title: '按期办结', due_at: hoursFromNow(-30) })
      .withCase('slow', { ...closed, title: '超期办结', due_at: hoursFromNow(-50), rework_count: 1 })
      .withCase('left', { title: '还没办', due_at: hoursFromNow(-20) })
      .withCase('early', { title: '没到期', due_at: hoursFromNow(20) });

  test('begin for a leader with one sentence', async () => {
    await show(cases(), 'leader');
    await expect
      .element(says('应结案 3 件，已结 2 件（66.67%），其中按期 1 件（33.33%）；超期未结 1 件。'))
      .toBeVisible();
  });

  test('each opens the very cases behind it', async () => {
    const app = await show(cases(), 'leader');
    await button('按期结案 1 件，看案件').click();
    await expect.poll(lines).toEqual(['按期办结']);
    await expect.element(says('1 件，共 4 件')).toBeVisible();
    expect(app.store.getState().caseFilter.measure).toEqual({
      figure: 'on_time',
      from: '2026-11-01',
      to: '2026-11-20',
    });
  });

  test('are explained on tap', async () => {
    await show(cases(), 'leader');
    await button('返工率是怎么算的').click();
    await expect.element(page.getByText('返工率 = 返工数 ÷ 结案数。', { exact: false })).toBeVisible();
  });

  test('nothing due is no rate', async () => {
    await show(grid(aWorld()).withCase('early', { due_at: hoursFromNow(20) }), 'leader');
    await expect.element(page.getByText('没有到期的案件', { exact: false })).toBeVisible();
    expect(page.getByText('–', { exact: true }).elements().length).toBeGreaterThanOrEqual(4);
  });

  test('are told apart by class and month; a period of one’s own is taken', async () => {
    const app = await show(cases(), 'leader');
    await view('按大类').click({ force: true });
    await button('市容环境 应结案 3 件，看案件').click();
    expect(app.store.getState().caseFilter).toMatchObject({ class: '01', measure: { figure: 'due' } });
    await view('指标').click({ force: true });
    await page.getByLabelText('从').fill('2026-11-18');
    await expect.element(page.getByText('2026年11月18日 至 2026年11月20日', { exact: false })).toBeVisible();
  });
});

describe.each([
  ['a desk', 1208, 732],
  ['a tablet', 952, 700],
  ['a phone', 390, 784],
])('on %s', (_, width, height) => {
  test.each(['台账', '按环节', '按网格', '指标'])(
    '%s: nothing is wider than the screen, every target is a thumb high',
    async (name) => {
      await show(
        grid(aWorld())
          .withCase('a', { title: '无障碍坡道破损', due_at: hoursFromNow(-30) })
          .withCase('b'),
        'street_staff',
        [width, height],
      );
      await view(name).click({ force: true });
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      for (const element of document.querySelectorAll('button, select, [role="row"]:not(:first-child)')) {
        const box = element.getBoundingClientRect();
        if (box.height > 0) expect(Math.round(box.height), element.textContent).toBeGreaterThanOrEqual(42);
      }
    },
  );
});
