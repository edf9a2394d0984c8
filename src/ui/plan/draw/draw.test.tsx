/** The zones tool, a zone's card and the bar under the map, on a phone, with buttons alone. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { render, type RenderResult } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld, type WorldBuilder } from '../../../../tests/builders/a-world.ts';
import { squareAt } from '../../../../tests/builders/square.ts';
import { fakeApp, type FakeApp, type FakeAppOptions } from '../../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../../tests/fakes/fake-remote.ts';
import { button, eventually, says, shown, told } from '../../../../tests/support/circle-on-screen.tsx';
import { beginCompound, beginStation } from '../../../commands/drawing/begin.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Role } from '../../../domain/role.ts';
import { initialSync } from '../../../state/sync.ts';
import { AppProvider, useAppState } from '../../app-context.tsx';
import '../../base.css';
import { Card } from '../../cards/Card.tsx';
import { ToastProvider } from '../../parts/Toast.tsx';
import '../../tokens.css';
import ZonesTool from '../zones/ZonesTool.tsx';
import DrawingBar from './DrawingBar.tsx';

function Panel() {
  const selection = useAppState((state) => state.selection);
  const drawing = useAppState((state) => state.drawing.work !== null);
  return (
    <>
      {selection ? <Card selection={selection} /> : <ZonesTool />}
      {drawing && <DrawingBar className={undefined} />}
    </>
  );
}

const aTown = (role: Role): WorldBuilder =>
  aWorld()
    .as(role, 'street')
    .withGrid('grid-1')
    .withCompound('compound-1', { name: '清和苑', geom: squareAt(0, 0, 0.1) })
    .with('resident_unit', {
      id: 'water',
      territory_id: 'grid-1',
      name: '云汀县水务局',
      kind: 'organ',
      phone: '0000-7',
      geom: null,
    })
    .with('responsibility_zone', {
      id: 'zone-1',
      territory_id: 'grid-1',
      kind: 'river',
      name: '清溪河（一段）',
      resident_unit_id: null,
      geom: {
        type: 'LineString',
        coordinates: [
          [0.003, 0.003],
          [0.005, 0.003],
          [0.014, 0.003],
        ],
      },
      length_m: 1224.5,
    });

let screen: RenderResult | undefined;
async function show(role: Role = 'street_staff', state: FakeAppOptions = {}): Promise<FakeApp> {
  const world = aTown(role).build();
  const app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, role },
    sync: { ...initialSync, dataAsOf: '2026-11-20T01:58:00Z' },
    online: false,
    screen: 'plan',
    base: world,
    world,
    camera: { center: [0.005, 0.005], zoom: 16 },
    ...state,
  });
  const offline = new Failure('network');
  app.remote.pushAnswers = Array.from({ length: 20 }, () => offline);
  app.remote.answers = Array.from({ length: 20 }, () => offline);
  screen = await render(
    <AppProvider app={app}>
      <ToastProvider>
        <Panel />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}
const lookAt = (app: FakeApp, lon: number, lat: number) =>
  app.store.setState({ camera: { center: [lon, lat], zoom: 16 } });
const card = { selection: { kind: 'responsibility_zone', id: 'zone-1' } } as const;

beforeEach(() => page.viewport(390, 844));
afterEach(() => screen?.unmount());

describe('a responsibility line', () => {
  test('is drawn under the cross hair, named, given to a unit; its metres are the unit’s at once', async () => {
    const app = await show();
    await says('盲段 1,225 米 无人负责');
    await button('画街道责任区').click();
    await page.getByRole('radio', { name: '逐点画' }).click({ force: true });
    await button('在十字处加点').click();
    lookAt(app, 0.005, 0.006);
    await button('在十字处加点').click();
    await says('2 个点，111 米');
    await button('完成').click();
    await page.getByLabelText('名称').fill('松影路');
    await page.getByRole('searchbox').fill('水务');
    await button('云汀县水务局').click();
    await button('保存责任区').click();
    await eventually(() => told(app)).toMatchObject([
      { name: 'zone.draw', args: { kind: 'street', name: '松影路', resident_unit_id: 'water' } },
    ]);
    await says(/各单位责任长度.*云汀县水务局1 段111 米/);
  });

  test('is too short until it has two points', async () => {
    await show();
    await button('画河道责任区').click();
    await says('点河道责任区的起点');
    await expect.element(button('完成')).toBeDisabled();
    await button('在十字处加点').click();
    await says('没有连到这里的中心线');
    await expect.element(button('完成')).toBeDisabled();
    await button('撤销一步').click();
    await expect.element(button('撤销一步')).toBeDisabled();
    await button('取消').click();
    await eventually(shown).not.toContain('撤销一步');
  });

  test('is cut, and both lengths are said before', async () => {
    const app = await show('community_staff', card);
    await says(/清溪河（一段）河道责任区 · 1,225 米/);
    await button('分段').click();
    await says('点要分开的位置');
    lookAt(app, 0.0075, 0.0032);
    await button('取十字处').click();
    await says('前段 501 米，后段 724 米');
    await button('向东移').click();
    await says('前段 502 米，后段 723 米');
    await button('在此分段').click();
    await eventually(() => told(app)).toMatchObject([{ name: 'zone.cut', args: { zone_id: 'zone-1' } }]);
  });

  test('is given to a unit and taken away again, with the way to call it', async () => {
    const app = await show('street_staff', card);
    await button('落实责任单位').click();
    await button('云汀县水务局').click();
    await says('更换责任单位');
    await expect.element(page.getByRole('link', { name: /0000-7/ })).toBeVisible();
    await button('更换责任单位').click();
    await button(/暂不落实/).click();
    await eventually(() => told(app).map(({ args }) => args)).toEqual([
      { zone_id: 'zone-1', resident_unit_id: 'water' },
      { zone_id: 'zone-1', resident_unit_id: null },
    ]);
  });

  test('is read, not changed, by a leader, in English too', async () => {
    await show('leader', { ...card, preferences: { theme: 'light', locale: 'en' } });
    await says(/River section · 1,225 m/);
    expect(shown()).not.toMatch(/Cut in two|Delete|Give to a unit/);
  });
});

test('a compound is warned of before it is saved', async () => {
  const app = await show();
  beginCompound(app);
  for (const [lon, lat] of [
    [0.0005, 0.0005],
    [0.002, 0.0005],
    [0.002, 0.002],
  ] as const) {
    lookAt(app, lon, lat);
    await button('在十字处加点').click();
  }
  await says('与“清和苑”重叠，请把边界移开。');
  await button('下一点').click();
  await says('第 1 点，共 3 点');
  lookAt(app, 0.003, 0.0006);
  await button('移到十字处').click();
  await eventually(shown).not.toContain('重叠');
  await says(/3 个点，[\d,]+ 平方米/);
  await button('完成').click();
  await button('保存小区').click();
  await page.getByLabelText('小区名称').fill('新苑小区');
  await page.getByRole('dialog').getByRole('button', { name: '保存小区' }).click();
  await eventually(() => told(app)).toMatchObject([{ name: 'compound.draw', args: { name: '新苑小区' } }]);
});

test('a station is placed, nudged and named', async () => {
  const app = await show();
  beginStation(app);
  await expect.element(button('完成')).toBeDisabled();
  await button('放到十字处').click();
  await button('向北移').click();
  await button('完成').click();
  await page.getByLabelText('站点名称').fill('新苑党群服务站');
  await button('保存站点').click();
  await eventually(() => told(app)).toMatchObject([
    { name: 'station.add', args: { tier: 'service_station', name: '新苑党群服务站' } },
  ]);
});
