/** What a person does on the card of a case, by touch. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld, hoursFromNow, type WorldBuilder } from '../../../../tests/builders/a-world.ts';
import { anEntry } from '../../../../tests/builders/an-entry.ts';
import { fakeApp, type FakeApp, type FakeAppOptions } from '../../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../../tests/fakes/fake-remote.ts';
import type { CaseClass } from '../../../domain/entities.ts';
import { Failure } from '../../../domain/failure.ts';
import type { CaseId } from '../../../domain/ids.ts';
import type { Role } from '../../../domain/role.ts';
import { AppProvider } from '../../app-context.tsx';
import { ToastProvider } from '../../parts/Toast.tsx';
import { CaseCard } from '../CaseCard.tsx';
import '../../base.css';
import '../../tokens.css';

type Case = NonNullable<Parameters<WorldBuilder['withCase']>[1]>;

async function show(role: Role, row: Case, state: FakeAppOptions = {}): Promise<FakeApp> {
  const world = aWorld()
    .as(role, 'grid-1')
    .withGrid('grid-1', { name: '第一网格' })
    .withWorker('w', { name: '令狐清泉', grids: ['grid-1'] })
    .withWorker('v', { name: '上官云舟', grids: ['grid-1'], employment: 'part_time' })
    .withCase('c', { title: '路灯不亮', due_at: hoursFromNow(-5), ...row })
    .with('case_detail', {
      id: 'c',
      description: '',
      reporter_name: '端木青禾',
      reporter_phone: '0000-7654321',
      household_id: null,
    })
    .build();
  const app = fakeApp({ online: false, world, session: { kind: 'signed_in', ...anAccount, role }, ...state });
  app.remote.pushAnswers = Array.from({ length: 9 }, () => new Failure('network'));
  app.remote.answers = Array.from({ length: 9 }, () => new Failure('network'));
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <CaseCard id={'c' as CaseId} />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}
const button = (name: string) => page.getByRole('button', { name, exact: true });
const outbox = (app: FakeApp) => app.store.getState().outbox.map(({ operation: { name, args } }) => ({ name, args }));
const stage = (app: FakeApp) => app.store.getState().world.case_record.get('c')?.stage;

test('accepting is one tap, counts at once, and can be taken back while it has not left the device', async () => {
  const app = await show('grid_worker', { stage: 'dispatch', grid_worker_id: 'w' });
  await button('接单').click();
  await expect.element(page.getByText('已接单，待上传')).toBeVisible();
  await expect.element(page.getByText(/有 1 步待上传/)).toBeVisible();
  expect(stage(app)).toBe('handle');
  await button('撤销').click();
  await expect.element(page.getByText('已撤销')).toBeVisible();
  expect(stage(app)).toBe('dispatch');
  expect(outbox(app)).toEqual([]);
});

test('an undo that comes too late says so and changes nothing', async () => {
  const app = await show('grid_worker', { stage: 'dispatch', grid_worker_id: 'w' });
  await button('接单').click();
  await expect.element(button('撤销')).toBeVisible();
  app.store.setState({ outbox: app.store.getState().outbox.map((entry) => ({ ...entry, frozen: true })) });
  await button('撤销').click();
  await expect.element(page.getByText('已经送出，不能撤销了')).toBeVisible();
  expect(outbox(app)).toHaveLength(1);
});

test('dispatching asks for a worker, the place’s own first, and says what is missing until then', async () => {
  const app = await show('community_staff', { stage: 'register' });
  await button('派单').click();
  const form = page.getByRole('dialog', { name: '派单' });
  await expect.element(form.getByRole('button', { name: '派单' })).toBeDisabled();
  await expect.element(form).toMatchTextContent(/请先填：交给谁/);
  await expect.element(form.getByRole('radio').first()).toHaveAccessibleName(/令狐清泉.*本网格.*手上没有案件/);
  await form.getByRole('radio', { name: /上官云舟/ }).click();
  await form.getByRole('button', { name: '派单' }).click();
  await expect.element(form).not.toBeInTheDocument();
  expect(outbox(app)).toEqual([{ name: 'case.dispatch', args: { case_id: 'c', grid_worker_id: 'v' } }]);
  await expect.element(page.getByText('等上官云舟接单')).toBeVisible();
});

test('a reason can be tapped together, and the rest is behind one button with why not', async () => {
  const app = await show('grid_worker', { stage: 'handle', grid_worker_id: 'w' });
  await button('更多').click();
  await page.getByText(/现在还不能做的/).click();
  await expect.element(page.getByText('到“处理反馈、核查结案”这一步才能做')).toBeVisible();
  await page.getByRole('button', { name: /^退回/ }).click();
  const form = page.getByRole('dialog', { name: '退回' });
  await form.getByRole('button', { name: '不属于本网格' }).click();
  await form.getByRole('button', { name: '需要专业部门处理' }).click();
  await form.getByRole('button', { name: '退回' }).click();
  await expect.element(form).not.toBeInTheDocument();
  expect(outbox(app)).toEqual([
    { name: 'case.return', args: { case_id: 'c', reason: '不属于本网格；需要专业部门处理' } },
  ]);
});

test('telling the reporter begins with calling them', async () => {
  const app = await show('grid_worker', { stage: 'feedback', grid_worker_id: 'w' });
  await button('反馈').click();
  const form = page.getByRole('dialog', { name: '反馈' });
  await expect.element(form.getByRole('link', { name: /端木青禾/ })).toHaveAttribute('href', 'tel:00007654321');
  await form.getByRole('radio', { name: '电话' }).click();
  await form.getByRole('button', { name: '反馈' }).click();
  await expect.element(form).not.toBeInTheDocument();
  expect(outbox(app)).toEqual([{ name: 'case.feedback', args: { case_id: 'c', told_by: 'phone' } }]);
});

test('when the device cannot keep it, the form stays and says why', async () => {
  const app = await show('community_staff', { stage: 'evaluate' });
  app.outbox.broken = new Failure('quota');
  await button('评价').click();
  const form = page.getByRole('dialog', { name: '评价' });
  await form.getByRole('radio', { name: /很满意/ }).click();
  await form.getByRole('button', { name: '评价' }).click();
  await expect.element(page.getByText(/存储空间已满/)).toBeVisible();
  await expect.element(form.getByRole('radio', { name: /很满意/ })).toBeChecked();
});

const picture = () => new File([new Uint8Array([0xff, 0xd8, 0xff])], 'a.jpg', { type: 'image/jpeg' });

test('handling takes photos along, camera first, and an undo takes them back', async () => {
  const app = await show('grid_worker', { stage: 'handle', grid_worker_id: 'w' });
  await button('处理完成').click();
  const form = page.getByRole('dialog', { name: '处理完成' });
  await expect
    .element(form.getByRole('region', { name: '照片' }).getByRole('button').first())
    .toHaveTextContent('拍照');
  await form.getByLabelText('拍照').last().upload(picture());
  await form.getByLabelText('从相册选').last().upload([picture(), picture()]);
  await form.getByRole('button', { name: '删掉第 3 张照片' }).click();
  await form.getByRole('textbox').fill('换了灯管');
  await form.getByRole('button', { name: '处理完成' }).click();
  await expect.element(form).not.toBeInTheDocument();
  expect(outbox(app)).toMatchObject([
    { name: 'case.handle', args: { case_id: 'c', note: '换了灯管' } },
    { name: 'photo.attach', args: { subject: 'case_record', subject_id: 'c', size_bytes: 3 } },
    { name: 'photo.attach', args: { subject: 'case_record', subject_id: 'c' } },
  ]);
  await button('撤销').click();
  await expect.element(page.getByText('已撤销')).toBeVisible();
  expect(outbox(app)).toEqual([]);
});

test('a file that is no picture is said, and so is a photo for which there is no room; the form keeps the rest', async () => {
  const app = await show('grid_worker', { stage: 'feedback', grid_worker_id: 'w' });
  const { preparePhoto } = app;
  Object.assign(app, { preparePhoto: () => Promise.reject(new Failure('invalid_input')) });
  await button('反馈').click();
  const form = page.getByRole('dialog', { name: '反馈' });
  await form.getByRole('radio', { name: '电话' }).click();
  await form.getByLabelText('拍照').last().upload(picture());
  await expect.element(form.getByText('这个文件不是能打开的图片，没有存下。')).toBeVisible();
  Object.assign(app, { preparePhoto });
  await form.getByLabelText('拍照').last().upload(picture());
  await expect.element(form.getByRole('button', { name: '删掉第 1 张照片' })).toBeVisible();
  app.outbox.broken = new Failure('quota');
  await form.getByRole('button', { name: '反馈' }).click();
  await expect.element(page.getByText(/照片存不下/)).toBeVisible();
  await expect.element(form.getByRole('radio', { name: '电话' })).toBeChecked();
  expect(outbox(app)).toEqual([]);
});

test('nobody hands in while a photo is still being prepared', async () => {
  const app = await show('community_staff', { stage: 'report', severity: 'simple' });
  let finish = (): void => undefined;
  const prepared = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { preparePhoto } = app;
  const slowly: typeof preparePhoto = async (...given) => {
    await prepared;
    return preparePhoto(...given);
  };
  Object.assign(app, { preparePhoto: slowly });
  await button('更多').click();
  await page.getByRole('button', { name: /^自办自结/ }).click();
  const form = page.getByRole('dialog', { name: '自办自结' });
  await form.getByRole('textbox').fill('劝和了');
  await form.getByRole('radio', { name: '当面' }).click();
  await form.getByLabelText('拍照').last().upload(picture());
  await expect.element(form.getByText('正在处理照片…')).toBeVisible();
  await expect.element(form.getByRole('button', { name: '自办自结' })).toBeDisabled();
  finish();
  await expect.element(form.getByRole('button', { name: '自办自结' })).toBeEnabled();
});

test('a step that failed comes first: the card says so and leads there', async () => {
  const app = await show('community_staff', { stage: 'register' }, { outbox: [anEntry({}, { state: 'rejected' })] });
  await expect.element(page.getByText('上一步没有成功，请处理')).toBeVisible();
  expect(button('派单').elements()).toHaveLength(0);
  await button('去处理').click();
  expect(app.store.getState().screen).toBe('outbox');
});

test('leaders see whose turn it is and have nothing to press', async () => {
  await show('leader', { stage: 'dispatch', grid_worker_id: 'w' });
  await expect.element(page.getByText('等令狐清泉接单')).toBeVisible();
  expect(button('更多').elements()).toHaveLength(0);
});

test('more time is asked for in the hours by which the class counts', async () => {
  const app = await show('community_staff', { stage: 'handle' });
  const row = app.store.getState().world.case_record.get('c');
  const of = app.store.getState().world.case_class.get(row?.class_code ?? '');
  await button('更多').click();
  await page.getByRole('button', { name: /^延期/ }).click();
  await expect.element(page.getByRole('group', { name: '延长多少工作小时' })).toBeVisible();
  const { world } = app.store.getState();
  const around = new Map(world.case_class).set(of?.id ?? '', { ...of, clock: 'continuous' } as CaseClass);
  app.store.setState({ world: { ...world, case_class: around } });
  await expect.element(page.getByRole('group', { name: '延长多少小时（昼夜计时）' })).toBeVisible();
});

test('the main button is 56 px high, everything in a form at least 44', async () => {
  await show('community_staff', { stage: 'handle' });
  await button('更多').click();
  await page.getByRole('button', { name: /^延期/ }).click();
  const form = page.getByRole('dialog', { name: '延期' });
  await expect.element(form).toBeVisible();
  expect(form.getByRole('button', { name: '延期' }).element().getBoundingClientRect().height).toBeGreaterThanOrEqual(
    56,
  );
  for (const target of form.getByRole('button').elements())
    expect(target.getBoundingClientRect().height, target.textContent).toBeGreaterThanOrEqual(44);
});
