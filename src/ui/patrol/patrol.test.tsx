import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import { fakeApp, signedIn, type FakeApp, type FakeAppOptions } from '../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../tests/fakes/fake-remote.ts';
import { followPatrol } from '../../commands/follow-patrol.ts';
import { Failure } from '../../domain/failure.ts';
import type { CompoundId } from '../../domain/ids.ts';
import type { Role } from '../../domain/role.ts';
import type { DevicePosition } from '../../state/device-position.ts';
import { AppProvider } from '../app-context.tsx';
import { ToastProvider } from '../parts/Toast.tsx';
import { Checklists } from '../visits/Checklists.tsx';
import PatrolScreen from './PatrolScreen.tsx';
import '../base.css';
import '../tokens.css';

const items = [
  { code: 'venue', name_zh: '有活动阵地', name_en: 'A place' },
  { code: 'plan', name_zh: '有应急动员预案', name_en: 'A plan' },
];
const world = (role: Role, duty: string) =>
  aWorld()
    .as(role, duty)
    .withGrid('grid-1', { name: '第一网格', geom: squareAt(0, 0, 1) })
    .withCompound('compound-1', { name: '清和苑', geom: squareAt(0.008, 0, 0.1) })
    .withBuilding('building-1')
    .withUnit('unit-1', { geom: { type: 'Point', coordinates: [0.001, 0] } })
    .withHousehold('household-1')
    .with('household_contact', { id: 'household-1', head_name: '上官云舟', phone: null, care: ['elderly_alone'] })
    .with('care_household', { id: 'household-1', cadence: 'monthly', last_visited_at: '2026-09-15T02:00:00Z' })
    .withCase('case-1', { title: '路灯不亮', geom: { type: 'Point', coordinates: [0.004, 0] } })
    .with('checklist_template', { id: 'five', rank: 1, subject: 'compound', name_zh: '五有', name_en: 'Five', items })
    .with('checklist_template', { id: 'own', rank: 2, subject: 'compound', name_zh: '一亮', name_en: 'Own', items: [] })
    .with('assignment', {
      id: 'a1',
      territory_id: 'grid-1',
      compound_id: null,
      profile_id: 'me',
      leader_name: '欧阳竹影',
      leader_post: '街道副职',
      cadence: 'monthly',
      assigned_on: '2026-01-05',
      last_visited_at: '2026-09-30T02:00:00Z',
    });

async function show(role: Role, { ui = <PatrolScreen />, ...state }: FakeAppOptions & { ui?: React.ReactNode } = {}) {
  const built = world(role, role === 'grid_worker' ? 'grid-1' : 'street').build();
  const here: DevicePosition = { kind: 'here', center: [0, 0], accuracy: 8, at: 0 };
  const app = fakeApp({ world: built, base: built, devicePosition: here, ...state });
  app.remote.pushAnswers = Array.from({ length: 30 }, () => new Failure('network'));
  app.remote.answers = Array.from({ length: 30 }, () => new Failure('network'));
  followPatrol(app, document);
  app.store.setState({ ...signedIn, session: { kind: 'signed_in', ...anAccount, role } });
  await render(
    <AppProvider app={app}>
      <ToastProvider>{ui}</ToastProvider>
    </AppProvider>,
  );
  return app;
}
const told = (app: FakeApp) => app.store.getState().outbox.map(({ operation }) => operation.name);
const due = page.getByRole('list', { name: '这一趟要办的事' });

beforeEach(() => page.viewport(390, 844));

describe('a worker’s walk', () => {
  test('shows what is due in walking order, and says that distances are estimates', async () => {
    await show('grid_worker');
    const stops = due.getByRole('button').filter({ hasNotText: '走访' });
    await expect
      .element(due)
      .toMatchTextContent(/1.*501室.*上月也未到.*上官云舟 · 独居老人.*2.*路灯不亮.*3.*清和苑.*五有 2 项待核查/);
    expect(stops.length).toBe(3);
    await expect.element(page.getByText(/距离为直线估算：/)).toBeVisible();
    await expect.element(page.getByText(/轨迹只在巡查期间记录/)).toBeVisible();
  });

  test('is started, recorded and finished under one thumb', async () => {
    const app = await show('grid_worker');
    await page.getByRole('button', { name: '开始巡查' }).click();
    const running = page.getByRole('region', { name: '巡查中' });
    await expect.element(running).toMatchTextContent(/第一网格.*用时.*里程.*走访/);
    await running.getByRole('button', { name: '结束巡查' }).click();
    await expect.element(page.getByText(/巡查已结束/)).toBeVisible();
    expect(told(app)).toEqual(['patrol.start', 'patrol.finish']);
    await expect.element(page.getByRole('list', { name: '我的巡查' })).toMatchTextContent(/第一网格/);
  });

  test('says so while its walker is outside the grid', async () => {
    const app = await show('grid_worker');
    await page.getByRole('button', { name: '开始巡查' }).click();
    const { patrol } = app.store.getState();
    app.store.setState({ patrol: { ...patrol, watch: { outside: true, doubts: 0 } } });
    await expect.element(page.getByRole('alert').filter({ hasText: '您正在离开第一网格' })).toBeVisible();
  });

  test('to which somebody comes back late asks what to do', async () => {
    const app = await show('grid_worker');
    app.store.setState(({ patrol }) => ({
      patrol: {
        ...patrol,
        phase: 'paused',
        running: {
          id: 'p' as never,
          territory_id: 'grid-1' as never,
          started_at: app.clock.now() - 7_200_000,
          points: [],
        },
      },
    }));
    await expect.element(page.getByText(/巡查已中断/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: '继续巡查' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: '结束巡查' })).toBeVisible();
  });

  test('records a visit in two taps; the household leaves the list, and the visit can be taken back', async () => {
    const app = await show('grid_worker');
    await due.getByRole('button', { name: /^走访/ }).click();
    const form = page.getByRole('form', { name: '记一次走访' });
    await expect.element(form.getByRole('radio', { name: '一老一小' })).toBeChecked();
    await form.getByRole('button', { name: '保存走访' }).click();
    await expect.element(page.getByText(/走访已存到本机/)).toBeVisible();
    await expect.element(due).not.toMatchTextContent(/501室/);
    expect(told(app)).toEqual(['visit.record']);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.element(due).toMatchTextContent(/501室/);
    expect(told(app)).toEqual([]);
  });

  test('a visit that is being written is in its row until it is saved or cancelled', async () => {
    const app = await show('grid_worker');
    await due.getByRole('button', { name: /^走访/ }).click();
    await page.getByLabelText('情况（可不填）').fill('门铃坏了');
    await expect.element(page.getByRole('list', { name: '没写完的走访' })).toMatchTextContent(/501室.*门铃坏了/);
    expect([...app.drafts.visits.values()]).toMatchObject([{ kind: 'care', findings: '门铃坏了' }]);
    await page.getByRole('form', { name: '记一次走访' }).getByRole('button', { name: '取消' }).click();
    await expect.element(page.getByRole('form', { name: '记一次走访' })).not.toBeInTheDocument();
    expect(app.drafts.visits.size).toBe(0);
    expect(told(app)).toEqual([]);
  });

  test('a closed door is recorded, and stays due', async () => {
    const app = await show('grid_worker');
    await due.getByRole('button', { name: /^走访/ }).click();
    await page.getByRole('radio', { name: '无人在家' }).click();
    await expect.element(page.getByText(/不算已走访/)).toBeVisible();
    await page.getByRole('button', { name: '保存走访' }).click();
    await expect.element(due).toMatchTextContent(/501室/);
    expect(told(app)).toEqual(['visit.record']);
  });

  test('says why when the device cannot keep it, and keeps what was typed', async () => {
    const app = await show('grid_worker');
    await due.getByRole('button', { name: /^走访/ }).click();
    await page.getByLabelText('情况（可不填）').fill('门铃坏了');
    app.outbox.broken = new Failure('quota');
    await page.getByRole('button', { name: '保存走访' }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/存储空间|没有存/);
    await expect.element(page.getByLabelText('情况（可不填）')).toHaveValue('门铃坏了');
  });
});

describe('leaders and their places', () => {
  const mine = page.getByRole('list', { name: '我的包联' });

  test('a leader sees their own first, and records a visit in two taps', async () => {
    const app = await show('leader');
    await expect.element(mine).toMatchTextContent(/第一网格.*上月也未到.*上次 9月30日.*每月/);
    expect(app.store.getState().layers.assignment).toBe(true);
    await mine.getByRole('button', { name: '记到访 第一网格' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await expect.element(mine).toMatchTextContent(/本月已到/);
    expect(told(app)).toEqual(['assignment.visit']);
    await expect.element(page.getByText('1/1 已到').first()).toBeVisible();
  });

  test('the office has both halves, and the map follows the half that is open', async () => {
    const app = await show('street_staff');
    await expect.element(page.getByRole('button', { name: '开始巡查' })).toBeVisible();
    await expect.element(page.getByText(/关爱户名单只有本网格的网格员能看/)).toBeVisible();
    await page.getByRole('radio', { name: '包联' }).click();
    await expect.element(page.getByRole('list', { name: '本月/本季未到' })).toBeVisible();
    expect(app.store.getState().layers.assignment).toBe(true);
    await page.getByRole('radio', { name: '巡查' }).click();
    expect(app.store.getState().layers.assignment).toBe(false);
  });
});

describe('a checklist on a card', () => {
  const of = { subject: 'compound', id: 'compound-1' as CompoundId } as const;

  test('is ticked item by item, and what nobody has defined is said to be empty', async () => {
    const app = await show('grid_worker', { ui: <Checklists of={of} /> });
    await expect.element(page.getByRole('region', { name: '一亮' })).toMatchTextContent(/还没有配置内容/);
    const five = page.getByRole('region', { name: '五有' });
    await expect.element(five).toMatchTextContent(/本季 2 项待核查.*0\/2/);
    await five.getByRole('button', { name: '逐项核查' }).click();
    await five.getByRole('button', { name: '有活动阵地：达标' }).click();
    await expect.element(five).toMatchTextContent(/本季 1 项待核查.*1\/2/);
    await five.getByRole('button', { name: '有应急动员预案：缺' }).click();
    await expect
      .element(five.getByRole('button', { name: '有应急动员预案：缺' }))
      .toHaveAttribute('aria-pressed', 'true');
    expect(told(app)).toEqual(['checklist.tick', 'checklist.tick']);
  });

  test('a leader reads it and ticks nothing', async () => {
    await show('leader', { ui: <Checklists of={of} /> });
    await page.getByRole('region', { name: '五有' }).getByRole('button', { name: '逐项核查' }).click();
    expect(page.getByRole('button', { name: /达标|缺/ }).length).toBe(0);
  });
});
