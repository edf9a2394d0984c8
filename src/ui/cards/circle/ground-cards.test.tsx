import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { aStreet } from '../../../../tests/builders/a-street.ts';
import type { WorldBuilder } from '../../../../tests/builders/a-world.ts';
import type { FakeAppOptions } from '../../../../tests/fakes/fake-app.ts';
import {
  button,
  eventually,
  leaveCircle,
  says,
  showCircle,
  shown,
  told,
} from '../../../../tests/support/circle-on-screen.tsx';
import type { Selection } from '../../../domain/selection.ts';
import '../../base.css';
import '../../tokens.css';

const english: FakeAppOptions = { preferences: { theme: 'light', locale: 'en' } };
const open = (kind: Selection['kind'], id: string) => ({ selection: { kind, id } as Selection });

beforeEach(() => page.viewport(400, 844));
afterEach(leaveCircle);

describe('a facility', () => {
  const meal = (): WorldBuilder =>
    aStreet().withFacility('meal', {
      name: '清和助餐点',
      address: '清和路 8 号',
      phone: '0000-7000001',
      opening_hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }],
    });

  test('says what it is, whether it is open, where, and how near it should be', async () => {
    await showCircle(meal(), open('facility', 'meal'));
    await says(/清和助餐点.*助餐点/);
    await says('清和路 8 号');
    await says('步行 15 分钟内');
    await expect.element(page.getByRole('link', { name: /0000-7000001/ })).toBeVisible();
  });

  test('in English too', async () => {
    await showCircle(meal(), { ...open('facility', 'meal'), ...english });
    await says(/清和助餐点.*Meal point/);
  });
});

describe('a candidate site', () => {
  const site = (): WorldBuilder =>
    aStreet().withSite('site-1', {
      name: '槐坞庭底商',
      kind: 'planned_site',
      area_m2: 120,
      due_on: '2027-06-30',
      owner: '云汀城投',
      geom: { type: 'Point', coordinates: [0.015, 0] },
    });

  test('is taken into the plan from its card, where what it brings is counted', async () => {
    const app = await showCircle(site(), open('candidate_site', 'site-1'));
    await says(/规划站点.*2027年6月30日.*云汀城投/);
    await button('放进选址方案').click();
    await says('新增 47 户进入服务圈');
    expect(app.store.getState().circle.sites).toMatchObject([{ candidate_site_id: 'site-1' }]);
  });

  test('is taken out of the inventory', async () => {
    const app = await showCircle(site(), open('candidate_site', 'site-1'));
    await button('移除可选场地').click();
    await eventually(() => told(app)).toEqual([{ name: 'site.remove', args: { site_id: 'site-1' } }]);
  });

  test('of a grid worker has no button for planning', async () => {
    await showCircle(site(), { ...open('candidate_site', 'site-1'), role: 'grid_worker' });
    await says('云汀城投');
    expect(button('放进选址方案').elements()).toHaveLength(0);
  });
});

describe('a gate', () => {
  const gate = (): WorldBuilder => aStreet().withGate('gate-1', { kind: 'side', open_hours: '06:00-22:00' });

  test('is given other hours, and shut', async () => {
    const app = await showCircle(gate(), open('compound_gate', 'gate-1'));
    await says(/苇台雅居 侧门.*06:00-22:00/);
    await button('改开门时间').click();
    await page.getByLabelText('关门').fill('23:30');
    await button('更正出入口').click();
    await says('06:00-23:30');
    await button('标为封闭').click();
    await says('已封闭');
    await expect.element(button('恢复通行')).toBeVisible();
    expect(told(app)).toEqual([
      { name: 'gate.change', args: { gate_id: 'gate-1', open_hours: '06:00-23:30' } },
      { name: 'gate.change', args: { gate_id: 'gate-1', is_closed: true } },
    ]);
    expect(app.walk.amendments.at(-1)?.gates).toMatchObject([{ to: 1410, isClosed: true }]);
  });

  test('is corrected by nobody whose duty it is not', async () => {
    await showCircle(gate().as('community_staff', 'elsewhere'), open('compound_gate', 'gate-1'));
    await says('苇台雅居 侧门');
    expect(button('标为封闭').elements()).toHaveLength(0);
  });
});

describe('a footpath', () => {
  test('says how long it is, and is shut and opened again', async () => {
    const path = aStreet().with('footpath', {
      id: 'path-1',
      territory_id: 'grid-1',
      kind: 'steps',
      name: null,
      is_closed: false,
      geom: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0.001, 0],
          [0.001, 0.001],
        ],
      },
    });
    const app = await showCircle(path, open('footpath', 'path-1'));
    await says(/补充的道路.*台阶.*22\d ?米/);
    await button('标为不通').click();
    await says('已封闭');
    expect(app.walk.amendments.at(-1)?.footpaths).toEqual([]);
    await button('恢复通行').click();
    await eventually(() => app.walk.amendments.at(-1)?.footpaths.length).toBe(1);
  });
});

test.each([['facility'], ['candidate_site'], ['compound_gate'], ['footpath']] as const)(
  'a %s that is not held is said to be missing',
  async (kind) => {
    await showCircle(aStreet(), open(kind, 'gone'));
    await says('已经不在了');
  },
);

describe('the walk, on the card of a home', () => {
  test('says which place is nearest, how many minutes, how far, and for the old', async () => {
    await showCircle(aStreet(), open('building', 'building near'));
    await says('最近的是清和中心');
    await says('2 分钟 · 沿路 110米 · 老年人 2 分钟');
    await says('在 15 分钟圈内');
  });

  test('is outside where it is, and says so in English', async () => {
    await showCircle(aStreet(), { ...open('building', 'building far'), ...english });
    await says('Nearest: 清和中心');
    await says('outside 15 min');
  });

  test('of a door that reaches nothing, or is not connected, or of which nobody can say', async () => {
    const app = await showCircle(aStreet(), open('building', 'building near'));
    await says('最近的是清和中心');
    const { circle } = app.store.getState();
    const { reach } = circle;
    if (!reach) throw new Error('no answer');
    const none = new Float64Array(3).fill(Infinity);
    const show = (change: Partial<typeof reach>): void =>
      app.store.setState({ circle: { ...circle, reach: { ...reach, seconds: none, atLeast: none, ...change } } });
    show({});
    await says('走 30 分钟到不了任何一处。');
    show({ atLeast: new Float64Array(3) });
    await says('边缘数据不完整，说不准。');
    show({ connected: new Uint8Array(3) });
    await says('未接入路网：离最近的路超过 100 米。');
  });

  test('is not there while the circle is not', async () => {
    await showCircle(aStreet(), { ...open('building', 'building near'), screen: 'map' });
    await says('near栋');
    expect(shown()).not.toContain('最近的是');
  });
});
