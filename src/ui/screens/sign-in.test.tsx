import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { aPage, fakeApp, type FakeApp, type FakeAppOptions } from '../../../tests/fakes/fake-app.ts';
import { Failure } from '../../domain/failure.ts';
import { initialOutboxStatus } from '../../state/outbox-status.ts';
import { AppProvider } from '../app-context.tsx';
import { Entrance } from '../Entrance.tsx';

const demo = [
  {
    email: 'grid@lianxin.example',
    password: 'p1',
    role: 'grid_worker',
    display_name: '上官云舟',
    place: '清和社区 第八网格',
  },
  { email: 'leader@lianxin.example', password: 'p2', role: 'leader', display_name: '司徒望岳', place: '云汀县' },
] as const;

async function show(state: FakeAppOptions = {}): Promise<FakeApp> {
  const app = fakeApp({ session: { kind: 'signed_out', failure: null }, ...state });
  await render(
    <AppProvider app={app}>
      <Entrance>
        <p>里面</p>
      </Entrance>
    </AppProvider>,
  );
  return app;
}

const email = () => page.getByRole('textbox', { name: '邮箱' });
const password = () => page.getByLabelText('密码', { exact: true });
const submit = () => page.getByRole('button', { name: '登录', exact: true });

test('says whose records still lie on this device before the next person takes it away', async () => {
  const others = [{ userId: 'u', email: 'office@lianxin.example', count: 3 }];
  await show({ outboxStatus: { ...initialOutboxStatus, others } });
  await expect.element(page.getByText(/office@lianxin\.example 还有 3 项记录留在这台设备上/)).toBeVisible();
});

describe('signing in', () => {
  test('lets in with e-mail and password', async () => {
    const app = await show();
    app.remote.answers.push(aPage());
    await email().fill('grid@lianxin.example');
    await password().fill('p1');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => app.store.getState().session.kind).toBe('signed_in');
  });

  test('a refusal is said by its code, at once to a screen reader, and the fields are marked', async () => {
    const app = await show();
    app.remote.admits = new Failure('wrong_credentials');
    await email().fill('grid@lianxin.example');
    await password().fill('wrong');
    await submit().click();
    await expect.element(page.getByRole('alert')).toMatchTextContent('邮箱或密码不对');
    await expect.element(password()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(email()).toHaveValue('grid@lianxin.example');
  });

  test('an empty field is named and gets the focus; the server is not asked', async () => {
    const app = await show();
    app.remote.admits = new Failure('unexpected', 'nobody should have asked');
    await submit().click();
    await expect.element(page.getByRole('alert')).toMatchTextContent('请填写邮箱');
    await expect.element(email()).toHaveFocus();
  });

  test('the password can be shown', async () => {
    await show();
    await page.getByRole('button', { name: '显示密码' }).click();
    await expect.element(password()).toHaveAttribute('type', 'text');
  });

  test('a demo account opens with one tap; without a demo there is none', async () => {
    const app = await show({ demoAccounts: demo });
    app.remote.answers.push(aPage());
    await expect.element(page.getByRole('button', { name: '网格员 上官云舟 清和社区 第八网格' })).toBeVisible();
    await page.getByRole('button', { name: /领导/ }).click();
    await expect.poll(() => app.store.getState().session.kind).toBe('signed_in');
  });

  test('no demo, no accounts', async () => {
    await show();
    expect(page.getByText(/演示账号/).elements()).toHaveLength(0);
  });

  test('offline is said before anybody types', async () => {
    await show({ online: false });
    await expect.element(page.getByText(/现在没有网络/)).toBeVisible();
  });

  test('speaks English when asked to', async () => {
    await show();
    await page.getByRole('radio', { name: 'English' }).click();
    await expect.element(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});
