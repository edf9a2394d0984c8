/** The panel of what is unsent: complete, honest, and never a way to lose something by accident. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { anEntry } from '../../../tests/builders/an-entry.ts';
import { aPage, fakeApp, type FakeApp, type FakeAppOptions } from '../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../tests/fakes/fake-remote.ts';
import { Failure } from '../../domain/failure.ts';
import type { OutboxEntry } from '../../domain/outbox.ts';
import type { Role } from '../../domain/role.ts';
import { initialDevice } from '../../state/device.ts';
import { initialOutboxStatus } from '../../state/outbox-status.ts';
import { AppProvider } from '../app-context.tsx';
import { ToastProvider } from '../parts/Toast.tsx';
import { StatusChip } from '../toolbar/StatusChip.tsx';
import '../base.css';
import '../tokens.css';
import OutboxPanel from './OutboxPanel.tsx';
import SignOutSheet from './SignOutSheet.tsx';

const world = aWorld()
  .as('grid_worker', 'grid-1')
  .withGrid('grid-1')
  .withWorker('w', { name: '令狐清泉' })
  .withCase('c', { title: '路灯不亮', stage: 'dispatch', grid_worker_id: 'w' })
  .build();
const conflict = (theirs: object = {}): OutboxEntry =>
  anEntry(
    { name: 'case.handle', args: { case_id: 'c', note: '换了灯管' } },
    {
      state: 'conflict',
      frozen: true,
      result: {
        status: 'conflict',
        entity: 'case_record',
        row: { ...world.case_record.get('c'), version: 4, ...theirs },
      },
    },
  );
const refused = anEntry(
  { name: 'case.accept' },
  {
    state: 'rejected',
    frozen: true,
    last_failure: 'wrong_stage',
    result: { status: 'rejected', code: 'wrong_stage', field: null, message: '' },
  },
);

async function show(
  entries: readonly OutboxEntry[],
  { role = 'grid_worker', ...state }: FakeAppOptions & { readonly role?: Role } = {},
): Promise<FakeApp> {
  const app = fakeApp({ world, session: { kind: 'signed_in', ...anAccount, role }, outbox: entries, ...state });
  await app.outbox.open(anAccount);
  app.outbox.disk.set(anAccount.userId, [...entries]);
  app.remote.answers = Array.from({ length: 9 }, () => aPage());
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <StatusChip />
        <OutboxPanel />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}
const chip = () => page.getByRole('button', { name: /同步状态/ });
const section = (name: string) => page.getByRole('region', { name });
const states = (app: FakeApp) => app.store.getState().outbox.map(({ state }) => state);

afterEach(() => vi.restoreAllMocks());

test('the chip always says how much is unsent and how much needs somebody', async () => {
  await show([anEntry(), anEntry(), anEntry(), refused], { online: false });
  await expect.element(chip()).toHaveAccessibleName(/离线 · 3 待上传 · 1 需处理/);
});

test('what needs a decision comes first and is open; what waits says what it waits for', async () => {
  await show([anEntry({ name: 'case.accept' }), refused], { online: false });
  await expect.element(section('需处理')).toMatchTextContent(/接单.*路灯不亮.*没有成功.*它已不在可以这样办理的阶段/);
  await expect.element(section('待上传')).toMatchTextContent(/接单.*路灯不亮.*等有网络/);
});

test('says by whom a step has become impossible', async () => {
  const app = await show([]);
  app.remote.history = [
    {
      id: 'e',
      operation: 'case.recall',
      from_stage: 'dispatch',
      to_stage: 'register',
      version: 4,
      by_name: '宇文知夏',
      by_role: 'street_staff',
      made_at: '2026-11-20T01:00:00Z',
      at: '2026-11-20T01:00:00Z',
      facts: {},
      note: null,
    },
  ];
  const base = aWorld().as('grid_worker', 'grid-1').withGrid('grid-1').withCase('c', { stage: 'register' }).build();
  app.store.setState({ base, outbox: [refused] });
  await expect.element(section('需处理')).toMatchTextContent(/这一步已不可能：宇文知夏已于 09:00 撤回/);
});

test('giving something up shows what would be lost, with all that follows it, and asks', async () => {
  const first = anEntry({ op_id: 'a', name: 'case.accept' });
  const next = anEntry({
    op_id: 'b',
    name: 'case.handle',
    args: { case_id: 'c', note: '换了灯管' },
    depends_on: ['a'],
  });
  const app = await show([first, next, anEntry()], { online: false });
  await page.getByRole('button', { name: /^接单/ }).first().click();
  await page.getByRole('button', { name: '放弃', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: '放弃这 2 项记录？' });
  await expect.element(sheet).toMatchTextContent(/换了灯管/);
  await sheet.getByRole('button', { name: '不放弃' }).click();
  expect(states(app)).toHaveLength(3);
  await page.getByRole('button', { name: '放弃', exact: true }).click();
  await page.getByRole('button', { name: '放弃记录' }).click();
  await expect.poll(() => states(app)).toHaveLength(1);
});

describe('a conflict', () => {
  const open = async (): Promise<void> => page.getByRole('button', { name: '去决定' }).click();

  test('stands in two panes, field by field, with who changed it; mine is done again on top', async () => {
    const app = await show([conflict({ stage: 'handle', due_at: '2026-12-01T02:00:00Z' })]);
    app.remote.history = [
      {
        id: 'e',
        operation: 'case.extend',
        from_stage: 'handle',
        to_stage: 'handle',
        version: 4,
        by_name: '宇文知夏',
        by_role: 'street_staff',
        made_at: '2026-11-20T01:00:00Z',
        at: '2026-11-20T01:00:00Z',
        facts: {},
        note: null,
      },
    ];
    await open();
    const sheet = page.getByRole('dialog', { name: '两边都改了，用哪个？' });
    await expect.element(sheet.getByRole('columnheader', { name: /现在的/ })).toMatchTextContent(/宇文知夏 09:00 延期/);
    await expect.element(sheet.getByRole('row', { name: /阶段/ })).toMatchTextContent(/不同.*处理反馈.*任务处理/);
    await expect.element(sheet.getByRole('row', { name: /办理时限/ })).toMatchTextContent(/两边一样.*12月1日.*12月1日/);
    await expect.element(sheet).toMatchTextContent(/我做的.*换了灯管/);
    await sheet.getByRole('button', { name: '照我的再做一次' }).click();
    await expect.poll(() => app.remote.pushed.at(-1)?.[0]?.base_versions).toEqual({ c: 4 });
    await expect.poll(() => states(app)).toEqual(['done']);
  });

  test('that can only be given up says so, and later is later', async () => {
    const app = await show([conflict({ stage: 'register', grid_worker_id: null })]);
    await open();
    const sheet = page.getByRole('dialog');
    await expect.element(sheet).toMatchTextContent(/照我的已经做不了：到“任务处理”这一步才能做/);
    expect(sheet.getByRole('button', { name: '照我的再做一次' }).elements()).toHaveLength(0);
    await sheet.getByRole('button', { name: '以后再说' }).click();
    expect(states(app)).toEqual(['conflict']);
    await open();
    await page.getByRole('button', { name: '用现在的' }).click();
    await expect.poll(() => states(app)).toEqual([]);
  });
});

test('the device says whether it keeps what is unsent, and when its own database is gone', async () => {
  await show([anEntry()], {
    device: { ...initialDevice, persisted: false },
    outboxStatus: { ...initialOutboxStatus, unavailable: new Failure('storage') },
  });
  await expect.element(page.getByText(/浏览器没有承诺长期保存/)).toBeVisible();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/请不要继续录入/);
});

test('the office can bring in a colleague’s file; a grid worker is not offered it', async () => {
  await show([anEntry()]);
  await expect.element(page.getByRole('button', { name: '导出未上传数据' })).toBeVisible();
  expect(page.getByRole('button', { name: /导入同事/ }).elements()).toHaveLength(0);
});

test('a file that is not ours is refused in words', async () => {
  await show([], { role: 'street_staff' });
  await page.getByRole('button', { name: /导入同事/ }).click();
  const input = page.getByLabelText('选择文件');
  await input.upload(new File(['nothing'], 'holiday.zip'));
  await expect.element(page.getByRole('alert')).toMatchTextContent(/不是 zip 文件/);
});

describe('signing out', () => {
  const guard = async (entries: readonly OutboxEntry[], state: FakeAppOptions = {}): Promise<FakeApp> => {
    const app = fakeApp({
      world,
      session: { kind: 'signed_in', ...anAccount, role: 'grid_worker' },
      outbox: entries,
      ...state,
    });
    await app.outbox.open(anAccount);
    app.outbox.disk.set(anAccount.userId, [...entries]);
    app.remote.answers = Array.from({ length: 9 }, () => aPage());
    await render(
      <AppProvider app={app}>
        <ToastProvider>
          <SignOutSheet onClose={() => undefined} />
        </ToastProvider>
      </AppProvider>,
    );
    return app;
  };

  test('is stopped and shows what would stay behind; uploading clears the way', async () => {
    const app = await guard([anEntry()]);
    await expect.element(page.getByRole('dialog', { name: '还有 1 项没有上传' })).toMatchTextContent(/接单 路灯不亮/);
    await page.getByRole('button', { name: '先上传' }).click();
    await page.getByRole('dialog', { name: '都上传了，可以退出' }).getByRole('button', { name: '退出登录' }).click();
    await expect.poll(() => app.store.getState().session.kind).toBe('signed_out');
  });

  test('giving the records up is asked twice', async () => {
    const app = await guard([anEntry(), anEntry()], { online: false });
    await page.getByRole('button', { name: '放弃记录并退出' }).click();
    expect(states(app)).toHaveLength(2);
    await page
      .getByRole('dialog', { name: '放弃这 2 项记录？' })
      .getByRole('button', { name: '放弃记录并退出' })
      .click();
    await expect.poll(() => app.store.getState().session.kind).toBe('signed_out');
    expect(app.outbox.disk.get(anAccount.userId)).toEqual([]);
  });

  test('the records may stay on the device until their maker returns', async () => {
    const app = await guard([anEntry()], { online: false });
    await page.getByRole('button', { name: /记录留在本机/ }).click();
    await expect.poll(() => app.store.getState().session.kind).toBe('signed_out');
    expect(app.outbox.disk.get(anAccount.userId)).toHaveLength(1);
  });
});
