import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld } from '../../../../tests/builders/a-world.ts';
import { fakeApp, signedIn, type FakeApp, type FakeAppOptions } from '../../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../../tests/fakes/fake-remote.ts';
import type { CaseEvent } from '../../../domain/case-event.ts';
import { Failure } from '../../../domain/failure.ts';
import type { CaseId } from '../../../domain/ids.ts';
import { AppProvider } from '../../app-context.tsx';
import { ToastProvider } from '../../parts/Toast.tsx';
import { CaseCard } from '../CaseCard.tsx';
import '../../base.css';
import '../../tokens.css';

const event = (row: Partial<CaseEvent>): CaseEvent => ({
  id: String(row.version),
  operation: 'case.report',
  from_stage: null,
  to_stage: 'report',
  version: 1,
  by_name: '上官云舟',
  by_role: 'grid_worker',
  made_at: '2026-11-20T01:00:00Z',
  at: '2026-11-20T01:00:02Z',
  facts: {},
  note: null,
  ...row,
});

async function show(history: readonly CaseEvent[] | Failure, state: FakeAppOptions = {}): Promise<FakeApp> {
  const app = fakeApp({
    ...signedIn,
    session: { kind: 'signed_in', ...anAccount, role: 'street_staff' },
    world: aWorld()
      .as('street_staff', 'street')
      .withGrid('grid-1')
      .withWorker('w', { name: '令狐清泉' })
      .withCase('c')
      .build(),
    ...state,
  });
  app.remote.history = history;
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <CaseCard id={'c' as CaseId} />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}

const history = page.getByRole('region', { name: '办理经过' });
const ask = () => page.getByRole('button', { name: '查看办理经过' }).click();

test('tells who did what when, newest first, and when it came in late', async () => {
  await show([
    event({}),
    event({
      version: 2,
      operation: 'case.dispatch',
      from_stage: 'register',
      to_stage: 'dispatch',
      facts: { grid_worker_id: 'w' },
    }),
    event({ version: 3, operation: 'case.handle', to_stage: 'feedback', note: '换了灯管', at: '2026-11-20T03:00:00Z' }),
  ]);
  await ask();
  const lines = history.getByRole('listitem');
  await expect
    .element(lines.nth(0))
    .toMatchTextContent(/处理完成.*→ 处理反馈.*上官云舟（网格员）.*09:00.*11:00 上传.*换了灯管/);
  await expect.element(lines.nth(1)).toMatchTextContent(/派单.*交给 令狐清泉/);
  await expect.element(lines.nth(2)).toMatchTextContent(/上报/);
});

test('an operation that only a newer server knows is still told', async () => {
  await show([event({ operation: 'case.merge' })]);
  await ask();
  await expect.element(history).toMatchTextContent(/其他操作/);
});

test('says where it is when there is no network, and what went wrong when it cannot be read', async () => {
  const app = await show(new Failure('server'), { online: false });
  await expect.element(history).toMatchTextContent(/要联网才能看/);
  await expect.element(page.getByRole('button', { name: '查看办理经过' })).toBeDisabled();
  app.store.setState({ online: true });
  await ask();
  await expect.element(history).toMatchTextContent(/服务器出错/);
});

test('leaders see what was done but not the words', async () => {
  await show([event({})], { session: { kind: 'signed_in', ...anAccount, role: 'leader' } });
  await ask();
  await expect.element(history).toMatchTextContent(/说明只有责任区内的网格员、社区工作者、街道工作人员能看/);
});
