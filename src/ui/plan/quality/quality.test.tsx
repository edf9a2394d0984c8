/** The list of findings, the one tap that mends, and the form of reported totals. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld, type WorldBuilder } from '../../../../tests/builders/a-world.ts';
import { fakeApp, type FakeApp } from '../../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../../tests/fakes/fake-remote.ts';
import { FINDING_KINDS } from '../../../domain/answers/quality/finding.ts';
import type { Role } from '../../../domain/role.ts';
import { translator } from '../../../i18n/index.ts';
import { original } from '../../../i18n/catalogue.ts';
import { AppProvider } from '../../app-context.tsx';
import '../../base.css';
import { ToastProvider } from '../../parts/Toast.tsx';
import '../../tokens.css';
import QualityTool from './QualityTool.tsx';

const strip = (west: number, east: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, 41.3],
      [east, 41.3],
      [east, 41.31],
      [west, 41.31],
      [west, 41.3],
    ],
  ],
});

/** Two grids of one community; the second reaches a little into the first, unless told. */
function town(role: Role = 'street_staff', eastFrom = 101.209, eastCode = '990101001009002'): WorldBuilder {
  return aWorld()
    .as(role, 'whole')
    .withTerritory('whole', {
      level: 'community',
      name: '云桥社区',
      code: '990101001009',
      parent_id: 'street',
      geom: strip(101.2, 101.22),
    })
    .withGrid('west', { parent_id: 'whole', name: '第一网格', code: '990101001009001', geom: strip(101.2, 101.21) })
    .withGrid('east', { parent_id: 'whole', name: '第二网格', code: eastCode, geom: strip(eastFrom, 101.22) })
    .withSummary('whole', { place_kind: 'territory', households: 750 })
    .withSummary('west', { place_kind: 'territory', households: 400 })
    .withSummary('east', { place_kind: 'territory', households: 350 })
    .withWorker('worker', { grids: ['west', 'east'] })
    .withOrg('g1', { kind: 'group', territory_id: 'west' })
    .withOrg('g2', { kind: 'group', territory_id: 'east' });
}

async function show(builder: WorldBuilder, role: Role = 'street_staff'): Promise<FakeApp> {
  const app = fakeApp({
    world: builder.build(),
    online: false,
    session: { kind: 'signed_in', ...anAccount, role },
    screen: 'plan',
  });
  await app.outbox.open(anAccount);
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <QualityTool />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const operations = (app: FakeApp) =>
  app.store.getState().outbox.map(({ operation: { name, args } }) => ({ name, args }));

beforeEach(() => page.viewport(400, 800));
afterEach(() => document.body.replaceChildren());

describe('findings', () => {
  test('nothing wrong is said to be so', async () => {
    await show(town('street_staff', 101.21));
    await expect.element(page.getByText('没有发现问题')).toBeVisible();
  });

  test('a row flies to its place and lights it', async () => {
    const app = await show(town());
    await expect.element(page.getByRole('region', { name: '网格重叠' })).toBeVisible();
    await button(/第一网格与第二网格重叠/).click();
    const { highlight, cameraWish } = app.store.getState();
    expect(highlight.map(({ id }) => id)).toEqual(['west', 'east']);
    expect(cameraWish).toMatchObject({ kind: 'bounds' });
  });

  test('one tap mends it, as it was said before; undo brings it back', async () => {
    const app = await show(town());
    await button(/第一网格与第二网格重叠/).click();
    await expect.element(page.getByText(/归第一网格（400 户），第二网格相应缩小/)).toBeVisible();
    await button('就这样分').click();
    await expect.element(page.getByText('没有发现问题')).toBeVisible();
    expect(operations(app)).toMatchObject([
      {
        name: 'boundary.edit',
        args: { parent_id: 'whole', change: { areas: [{ territory_id: 'east' }], removed: [] } },
      },
    ]);
    await button('撤销').click();
    await expect.element(button(/第一网格与第二网格重叠/)).toBeVisible();
    expect(operations(app)).toEqual([]);
  });

  test('a leader reads it and is offered no tap', async () => {
    await show(town('leader'), 'leader');
    await button(/第一网格与第二网格重叠/).click();
    await expect.element(page.getByText('请到“画网格”或台账里处理。')).toBeVisible();
    expect(button('就这样分').elements()).toHaveLength(0);
  });

  test('a compound registered in the neighbouring grid comes into the one it lies in', async () => {
    const wrong = { name: '松园', territory_id: 'east', geom: strip(101.202, 101.203) };
    const app = await show(town('street_staff', 101.21).withCompound('wrong', wrong));
    await button(/松园登记在第二网格，实际在第一网格/).click();
    await expect.element(page.getByText('云桥社区按实际位置重新归属：小区 1 个', { exact: false })).toBeVisible();
    await button('按位置归属').click();
    await expect.element(page.getByText('没有发现问题')).toBeVisible();
    expect(operations(app)).toEqual([{ name: 'territory.settle', args: { parent_id: 'whole' } }]);
  });

  test('codes are made anew by the rule', async () => {
    const app = await show(town('street_staff', 101.21, '12'));
    await button(/编码是“12”/).click();
    await button('重新编码').click();
    expect(operations(app)).toEqual([{ name: 'territory.renumber', args: { parent_id: 'whole' } }]);
    await expect.element(page.getByText('没有发现问题')).toBeVisible();
  });

  test('every kind has a title and a sentence in which nothing is missing', () => {
    const t = translator('zh-CN');
    for (const kind of FINDING_KINDS) {
      expect(t(`quality.kind.${kind}`)).not.toContain('quality.');
      expect(original[`quality.say.${kind}`]).toBeTruthy();
    }
  });
});

describe('reported totals', () => {
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });

  test('42, 12 and 65 are flagged; undo takes them back', async () => {
    const app = await show(town('street_staff', 101.21));
    await page.getByRole('radio', { name: '上报数' }).click({ force: true });
    await field('小区党支部数').fill('42');
    await field('网格党支部数').fill('12');
    await field('小区（网格）党支部总数').fill('65');
    await button('保存').click();
    await expect.element(page.getByText('已保存 3 个上报数')).toBeVisible();
    expect(operations(app).map(({ args }) => args)).toMatchObject([
      { territory_id: 'whole', measure: 'compound_branches', value: 42 },
      { measure: 'grid_branches', value: 12 },
      { measure: 'branches', value: 65 },
    ]);
    await page.getByRole('radio', { name: '问题清单' }).click({ force: true });
    await expect
      .element(
        page.getByText('云桥社区上报小区党支部 42 个、网格党支部 12 个，合计 54 个；上报总数是 65 个，相差 11 个'),
      )
      .toBeVisible();
    await button('撤销').click();
    await expect.element(page.getByText('没有发现问题')).toBeVisible();
    expect(operations(app)).toEqual([]);
  });

  test('what is no whole number is not saved, and an emptied field takes the total back', async () => {
    const known = {
      id: 'f',
      territory_id: 'whole',
      measure: 'grids' as const,
      value: 2,
      reported_by: '我',
      reported_at: '2026-11-20T00:00:00Z',
    };
    const app = await show(town('street_staff', 101.21).with('reported_figure', known));
    await page.getByRole('radio', { name: '上报数' }).click({ force: true });
    await expect.element(field('网格数')).toHaveValue('2');
    await field('户数').fill('7.5');
    await expect.element(page.getByText('请填 0 或正整数')).toBeVisible();
    await expect.element(button('保存')).toBeDisabled();
    await field('户数').fill('');
    await field('网格数').fill('');
    await button('保存').click();
    await expect
      .poll(() => operations(app))
      .toMatchObject([{ name: 'figure.report', args: { figure_id: 'f', value: null } }]);
  });

  test('a leader reads and changes nothing', async () => {
    await show(town('leader', 101.21), 'leader');
    await page.getByRole('radio', { name: '上报数' }).click({ force: true });
    await expect.element(field('户数')).toHaveAttribute('readonly');
    expect(button('保存').elements()).toHaveLength(0);
  });
});
