/** The export tool: what is offered, with how many rows; the record before the file. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld, type WorldBuilder } from '../../../../tests/builders/a-world.ts';
import { fakeApp, type FakeApp } from '../../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../../tests/fakes/fake-remote.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Role } from '../../../domain/role.ts';
import { AppProvider } from '../../app-context.tsx';
import '../../base.css';
import { ToastProvider } from '../../parts/Toast.tsx';
import '../../tokens.css';
import ExportTool from './ExportTool.tsx';

const town = (role: Role): WorldBuilder =>
  aWorld()
    .as(role, 'street')
    .withGrid('grid-1', { name: '第一网格' })
    .withCompound('compound-1', { name: '惠民苑' })
    .withBuilding('building-1')
    .withUnit('unit-1')
    .withHousehold('home-1');

async function show(role: Role = 'street_staff'): Promise<FakeApp> {
  const app = fakeApp({
    world: town(role).build(),
    online: false,
    session: { kind: 'signed_in', ...anAccount, role },
    screen: 'plan',
  });
  await app.outbox.open(anAccount);
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <ExportTool />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}

const choose = (name: RegExp) => page.getByRole('radio', { name }).click({ force: true });
const make = () => page.getByRole('button', { name: /^导出 / });
const recorded = (app: FakeApp) => app.store.getState().outbox.map(({ operation: { name, args } }) => ({ name, args }));

/** Downloads from now on, by name. */
function downloads(): { readonly name: string; readonly text: Promise<string> }[] {
  const made: { name: string; text: Promise<string> }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    made.push({ name: this.download, text: fetch(this.href).then((answer) => answer.text()) });
  });
  return made;
}

// as tall as the tool: what stands at its foot lies over nothing
beforeEach(() => page.viewport(400, 1600));
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe('exporting', () => {
  test('says how many rows there are, writes the export down and hands the file over', async () => {
    const files = downloads();
    const app = await show();
    await choose(/^小区/);
    await choose(/^GeoJSON/);
    await make().click();
    await expect.element(page.getByText(/已导出 1 条，存为 连心街道-小区-2026-11-20\.geojson/)).toBeVisible();
    expect(recorded(app)).toMatchObject([
      {
        name: 'export.record',
        args: {
          content: 'compound',
          format: 'geojson',
          rows: 1,
          territory_id: 'street',
          file_name: '连心街道-小区-2026-11-20.geojson',
        },
      },
    ]);
    expect(files.map(({ name }) => name)).toEqual(['连心街道-小区-2026-11-20.geojson']);
    const file = JSON.parse((await files[0]?.text) ?? '') as { notes: string[]; features: { properties: object }[] };
    expect(file.notes).toContain('内部资料 注意保管');
    expect(file.features[0]?.properties).toMatchObject({ 名称: '惠民苑', 网格: '第一网格' });
  });

  test('what cannot be written down is not handed over, and it is said why', async () => {
    const files = downloads();
    const app = await show();
    app.outbox.broken = new Failure('quota');
    await make().click();
    await expect.element(page.getByRole('status').filter({ hasText: /空间/ })).toBeVisible();
    expect(files).toEqual([]);
  });

  test('a part of the territory is fewer rows, none is no file', async () => {
    await show();
    await page.getByRole('combobox', { name: '范围' }).selectOptions('county');
    await choose(/^设施/);
    await expect.element(make()).toBeDisabled();
    await expect.element(page.getByText('这个范围内没有可导出的内容。')).toBeVisible();
  });

  test('a leader is offered no households and is told so', async () => {
    await show('leader');
    await expect.element(page.getByText('您看到的是汇总数，不含住户和党员名册。')).toBeVisible();
    expect(page.getByRole('radio', { name: /^住户/ }).elements()).toHaveLength(0);
  });

  test('the clerk is', async () => {
    await show();
    await expect.element(page.getByRole('radio', { name: /^住户/ })).toBeInTheDocument();
  });
});
