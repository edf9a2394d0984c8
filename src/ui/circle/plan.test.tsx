import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aStreet } from '../../../tests/builders/a-street.ts';
import type { WorldBuilder } from '../../../tests/builders/a-world.ts';
import type { FakeApp, FakeAppOptions } from '../../../tests/fakes/fake-app.ts';
import {
  button,
  eventually,
  leaveCircle,
  says,
  showCircle,
  shown,
  told,
  type OnScreen,
} from '../../../tests/support/circle-on-screen.tsx';
import { Failure } from '../../domain/failure.ts';
import type { CompoundId } from '../../domain/ids.ts';
import type { CircleState } from '../../state/circle.ts';
import '../base.css';
import '../tokens.css';

const english: FakeAppOptions = { preferences: { theme: 'light', locale: 'en' } };
const circle = (app: FakeApp): CircleState => app.store.getState().circle;
const planning: OnScreen = { part: { tab: 'plan' }, camera: { center: [0.015, 0], zoom: 16 } };
const inventory = (): WorldBuilder =>
  aStreet()
    .withSite('useless', { name: '站旁闲置房', geom: { type: 'Point', coordinates: [0.001, 0] } })
    .withSite('beside', {
      name: '槐坞庭底商',
      kind: 'planned_site',
      area_m2: 119.6,
      due_on: '2027-06-30',
      geom: { type: 'Point', coordinates: [0.015, 0] },
    });

beforeEach(() => page.viewport(400, 844));
afterEach(leaveCircle);

describe('sites on the map', () => {
  test('are put under the cross, and what they bring is said with names', async () => {
    const app = await showCircle(aStreet(), planning);
    await button('在图上加一个点').click();
    await button('放在十字处').click();
    await says('新增 47 户进入服务圈');
    await says('圈内 30 户 → 77 户 · 老年户（3.0 km/h）10 → 14');
    await says('槐坞庭 进入服务圈');
    await says('槐坞庭：40 户，过半进入');
    await says('规划点 A离它最近的 47 户');
    await button('去掉规划点 A').click();
    await eventually(() => circle(app).sites).toEqual([]);
    expect(shown()).not.toContain('进入服务圈');
  });

  test('move by arrows, on screen and on the keyboard', async () => {
    const app = await showCircle(aStreet(), planning);
    await button('在图上加一个点').click();
    await button('放在十字处').click();
    const at = (): readonly number[] => circle(app).sites[0]?.at ?? [];
    await button('微调').click();
    await button('向东 20 米').click();
    expect(at()[0]).toBeGreaterThan(0.015);
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    await eventually(() => at()[1]).toBeGreaterThan(0);
    expect(at()[0]).toBeCloseTo(0.015, 6);
    await button('全部清除').click();
    await says('还没有规划点');
  });

  test('that bring nobody say so, in English too', async () => {
    await showCircle(inventory(), { ...planning, ...english });
    await button('Use 站旁闲置房').click();
    await says('No household comes into the circle.');
    await button('Use 槐坞庭底商').click();
    await says('+47 households come into the circle');
  });
});

test('the inventory has the best place first, with what is known of it, and is used by a press', async () => {
  const app = await showCircle(inventory(), planning);
  const lines = page.getByRole('list', { name: '可选场地' }).getByRole('listitem');
  await expect
    .element(lines.nth(0))
    .toMatchTextContent(/槐坞庭底商.*规划站点 · 120 平方米 · 2027年6月30日 建成.*\+47 户/);
  await expect.element(lines.nth(1)).toMatchTextContent(/站旁闲置房.*\+0 户/);
  const use = button('选用槐坞庭底商');
  await use.click();
  await expect.element(use).toHaveAttribute('aria-pressed', 'true');
  expect(circle(app).sites).toMatchObject([{ candidate_site_id: 'beside' }]);
  await use.click();
  await expect.element(use).toHaveAttribute('aria-pressed', 'false');
});

test('a place is registered where the map’s middle is', async () => {
  const app = await showCircle(aStreet(), planning);
  await says('还没有登记闲置房屋或规划站点');
  await button('登记可选场地').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabelText('名称').fill('槐坞庭底商');
  await sheet.getByLabelText('面积，平方米（可不填）').fill('十');
  await says('请填大于 0 的数字。');
  await expect.element(sheet.getByRole('button', { name: '登记可选场地' })).toBeDisabled();
  await sheet.getByLabelText('面积，平方米（可不填）').fill('86');
  await sheet.getByRole('button', { name: '登记可选场地' }).click();
  await expect.element(sheet).not.toBeInTheDocument();
  expect(told(app)).toMatchObject([
    {
      name: 'site.add',
      args: { kind: 'idle_premises', name: '槐坞庭底商', area_m2: 86, geom: { coordinates: [0.015, 0] } },
    },
  ]);
});

describe('suggested sites', () => {
  const suggest = () => button(/^推荐 \d 处$/);

  test('are asked for, taken onto the map, and proved', async () => {
    const app = await showCircle(inventory(), planning);
    await page.getByRole('radio', { name: '2', exact: true }).click({ force: true });
    await page.getByRole('radio', { name: '老年户' }).click({ force: true });
    app.planner.plans = [
      { picked: [0], gain: 3 },
      { picked: [1, 0], gain: 14 },
    ];
    await expect.element(suggest()).toBeEnabled();
    await suggest().click();
    await says('比较后：新增 14 户');
    expect(app.planner.questions[0]).toMatchObject({ count: 2, capacity: null });
    app.planner.proof = { picked: [1, 0], gain: 14, bound: 14 };
    await button('证明是不是最好').click();
    await says('已证明最优：新增 14 户，没有更好的');
    expect(button('证明是不是最好').elements()).toHaveLength(0);
    await button('放到图上').click();
    expect(circle(app).sites.map(({ name }) => name)).toEqual(['槐坞庭底商', '站旁闲置房']);
  });

  test('that could be better say by how much, in both languages', async () => {
    const app = await showCircle(inventory(), { ...planning, ...english });
    app.planner.plans = [{ picked: [1], gain: 47 }];
    app.planner.proof = { picked: [1], gain: 47, bound: 50 };
    await button('Suggest 3').click();
    await says('First choice: +47 households');
    await button('Prove whether it is best').click();
    await says(/\+47 households; no choice exceeds 50 \(gap 6(\.00?)?%\)/);
  });

  test('with a capacity nothing is proved, and it must be a number', async () => {
    const app = await showCircle(inventory(), planning);
    const capacity = page.getByLabelText('每处最多服务多少户（可不填）');
    await capacity.fill('很多');
    await says('请填整数。');
    await expect.element(suggest()).toBeDisabled();
    await capacity.fill('300');
    await suggest().click();
    await says('有容量限制时不作证明。');
    expect(app.planner.questions[0]?.capacity).toBe(300);
    expect(button('证明是不是最好').elements()).toHaveLength(0);
  });

  test('where nobody can be reached, and where nothing could be proved, it is said', async () => {
    const app = await showCircle(inventory(), planning);
    app.planner.plans = [{ picked: [], gain: 0 }];
    await suggest().click();
    await says('圈外没有住户能被新的点覆盖。');
    app.planner.plans = null;
    await suggest().click();
    app.planner.proof = new Failure('no_wasm');
    await button('证明是不是最好').click();
    await says('这个浏览器太旧，不能证明。');
  });

  test('where there is no inventory, sites may stand anywhere', async () => {
    const app = await showCircle(aStreet(), planning);
    await expect.element(page.getByRole('radio', { name: '任意位置' })).toBeChecked();
    await suggest().click();
    await says('规划点 A');
    expect(app.planner.questions[0]?.sites.length).toBeGreaterThan(7);
  });
});

describe('scenarios', () => {
  const result = (after: number, compounds: readonly string[] = []) => ({
    households: 120,
    before: 60,
    after,
    elderly_before: 10,
    elderly_after: 12,
    compounds_gained: compounds as CompoundId[],
  });
  const site = {
    id: 's',
    name: 'A',
    geom: { type: 'Point' as const, coordinates: [0.015, 0] },
    candidate_site_id: null,
  };
  const saved = (): WorldBuilder =>
    aStreet()
      .withScenario('one', { name: '东侧方案', result: result(90, ['compound-2']), sites: [site] })
      .withScenario('two', { name: '西侧方案', result: result(75), made_at: '2026-11-18T02:00:00Z' })
      .withScenario('three', {
        name: '十分钟方案',
        minutes: 10,
        status: 'proposed',
        proposed_at: '2026-11-19T02:00:00Z',
      });
  const stored = { part: { tab: 'scenarios' } } as const;
  const items = () => page.getByRole('list', { name: '已保存的方案' }).getByRole('listitem');

  test('are saved under a name from the plan', async () => {
    const app = await showCircle(inventory(), planning);
    await button('选用槐坞庭底商').click();
    await expect.element(button('保存方案')).toBeEnabled();
    await button('保存方案').click();
    const sheet = page.getByRole('dialog');
    await expect.element(sheet.getByLabelText('方案名称')).toHaveValue('连心街道 1 处选址');
    await sheet.getByLabelText('说明（可不填）').fill('靠近公交站');
    await sheet.getByRole('button', { name: '保存方案' }).click();
    await says('方案已保存。');
    expect(told(app)).toMatchObject([{ name: 'scenario.save', args: { note: '靠近公交站', result: { after: 77 } } }]);
  });

  test('stand with proposals first; two of one question are compared, the better one marked by a word', async () => {
    await showCircle(saved(), stored);
    await expect.element(items().nth(0)).toMatchTextContent(/十分钟方案.*已转为建议/);
    await expect.element(items().nth(1)).toMatchTextContent(/东侧方案.*1 处 · 15 分钟 · 新增 30 户/);
    await expect.element(button('选两到三个方案并排比较。')).toBeDisabled();
    await page.getByRole('checkbox', { name: '选来比较：东侧方案' }).click();
    await page.getByRole('checkbox', { name: '选来比较：西侧方案' }).click();
    await button('比较 2 个方案').click();
    const line = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
    await expect.element(line('新增户数')).toMatchTextContent(/新增户数\s*30\s*最多\s*15\s*$/);
    await expect.element(line('进入服务圈的小区')).toMatchTextContent(/槐坞庭\s*–/);
    await button('返回').click();
    await expect.element(items().nth(0)).toBeVisible();
  });

  test('of different questions none is the best, and that is said', async () => {
    await showCircle(saved(), stored);
    await page.getByRole('checkbox', { name: '选来比较：东侧方案' }).click();
    await page.getByRole('checkbox', { name: '选来比较：十分钟方案' }).click();
    await button('比较 2 个方案').click();
    await says('口径不同的方案，数字不能直接相比。');
    expect(shown()).not.toContain('最多');
  });

  test('are opened on the map, proposed and removed', async () => {
    const app = await showCircle(saved(), stored);
    await items().nth(1).getByRole('button', { name: '提交建议' }).click();
    await items().nth(2).getByRole('button', { name: '删除方案' }).click();
    expect(told(app).map(({ name }) => name)).toEqual(['scenario.propose', 'scenario.remove']);
    await eventually(() => items().elements().length).toBe(2);
    expect(items().nth(0).getByRole('button', { name: '提交建议' }).elements()).toHaveLength(0);
    await items().filter({ hasText: '东侧方案' }).getByRole('button', { name: '在图上看' }).click();
    await eventually(() => circle(app)).toMatchObject({ scenario: 'one', tab: 'plan', sites: [{ name: 'A' }] });
    await says('新增 47 户进入服务圈');
  });

  test('a leader looks and changes nothing', async () => {
    await showCircle(saved().as('leader', 'county'), { ...stored, role: 'leader' });
    await expect.element(items().nth(0)).toBeVisible();
    expect(button('提交建议').elements()).toHaveLength(0);
    expect(button('删除方案').elements()).toHaveLength(0);
  });

  test('none yet is said, with what to do', async () => {
    await showCircle(aStreet(), stored);
    await says('在“选址”里放几个规划点');
  });
});
