import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { fakeApp } from '../../../tests/fakes/fake-app.ts';
import { setDevice } from '../../commands/set-device.ts';
import '../../i18n/device-texts.ts';
import { AppProvider } from '../app-context.tsx';
import { OfflineSection } from './OfflineSection.tsx';

test('says when the app cannot be opened offline here, and why, until a browser keeps it', async () => {
  const app = fakeApp();
  await render(
    <AppProvider app={app}>
      <OfflineSection />
    </AppProvider>,
  );
  await expect.element(page.getByText(/这里不能离线打开：网址不是 https，或浏览器是无痕模式/)).toBeVisible();
  setDevice(app, { app: 'ready' });
  await expect.element(page.getByText('已存到本机，断网也能打开')).toBeVisible();
  expect(page.getByText(/不能离线打开/).elements()).toHaveLength(0);
});
