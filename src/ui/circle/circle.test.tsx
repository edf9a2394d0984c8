import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aStreet } from '../../../tests/builders/a-street.ts';
import { aWorld, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import type { FakeApp, FakeAppOptions } from '../../../tests/fakes/fake-app.ts';
import { later } from '../../../tests/fakes/later.ts';
import {
  button,
  eventually,
  leaveCircle,
  says,
  showCircle,
  shown,
  told,
} from '../../../tests/support/circle-on-screen.tsx';
import { Failure } from '../../domain/failure.ts';
import type { CircleState } from '../../state/circle.ts';
import '../base.css';
import '../tokens.css';

const english: FakeAppOptions = { preferences: { theme: 'light', locale: 'en' } };
const circle = (app: FakeApp): CircleState => app.store.getState().circle;
const rows = (name: string) => page.getByRole('region', { name }).getByRole('button');

beforeEach(() => page.viewport(400, 844));
afterEach(leaveCircle);

/** Everybody beyond 15 minutes, but for the thirty beside the station. */
const SENTENCE = '清和社区 77 户中，47 户步行超过 15 分钟；老年户按老年步速，有 4 户超过。';

describe('the sentence', () => {
  test('answers, and each number opens what is behind it, down to the building', async () => {
    const app = await showCircle(aStreet());
    await says(SENTENCE);
    await button('47 · 看这 47 户在哪些小区').click();
    await says('圈外住户在哪里');
    await expect.element(button(/槐坞庭.*40 户/)).toBeVisible();
    expect(app.store.getState().highlight).toEqual([
      { kind: 'compound', id: 'compound-2' },
      { kind: 'territory', id: 'grid-2' }, // the seven in no compound
    ]);
    await button(/槐坞庭.*40 户/).click();
    await expect.element(button(/far栋.*40 户/)).toBeVisible();
    await button(/far栋.*40 户/).click();
    expect(app.store.getState().selection).toEqual({ kind: 'building', id: 'building far' });
  });

  test('of the old it opens grids and nothing finer, and says so', async () => {
    const app = await showCircle(aStreet());
    await button('4 · 看这 4 户老年户在哪些网格').click();
    await says('老年户只到网格，不到小区和楼栋。');
    await expect.element(button(/第二网格.*4 户/)).toBeVisible();
    await button('返回').click();
    await says(SENTENCE);
    expect(app.store.getState().highlight).toEqual([]);
  });

  test('leads back up from a place that was opened', async () => {
    const app = await showCircle(aStreet(), { part: { scope: { kind: 'compound', id: 'compound-2' } } });
    await says('槐坞庭 40 户中，40 户步行超过 15 分钟');
    await button('清和社区').click();
    await says(SENTENCE);
    expect(circle(app).scope).toEqual({ kind: 'territory', id: 'community' });
  });

  test('says “all” only where everybody is known to be within', async () => {
    const app = await showCircle(aStreet(), { part: { minutes: 30 } });
    await says('清和社区 77 户，全部在步行 30 分钟以内。');
    const { reach } = circle(app);
    if (!reach) throw new Error('no answer');
    const seconds = Float64Array.of(111, Infinity, Infinity);
    const unknown = { ...reach, seconds, atLeast: Float64Array.of(111, 200, 200), elderly: null };
    app.store.setState({ circle: { ...circle(app), reach: unknown } });
    await says('清和社区 77 户中，30 户在步行 30 分钟以内，其余各户无法判断');
    await says('边缘外的 47 户是“未知”');
    expect(shown()).not.toContain('全部在步行');
    await button('47').click();
    await says('未知住户在哪里');
  });

  test('is whole in English too, whatever the order of its parts', async () => {
    await showCircle(aStreet(), english);
    await says(
      'Of 77 households in 清和社区, 47 walk more than 15 minutes; at their own pace 4 households with elderly people are farther away.',
    );
    await button('77 · households registered here').click();
    await says('Where the households are');
  });
});

describe('the share', () => {
  test('never says that everybody is within while somebody is outside', async () => {
    const many = aStreet();
    for (let n = 0; n < 3000; n++) many.withHousehold(`more ${n}`, { stairwell_unit_id: 'near' });
    await showCircle(many, { part: { minutes: 28 } }); // but for the seven of `alone`
    await says('7 户步行超过 28 分钟');
    await says(/覆盖率 99\.\d%/);
    expect(shown()).not.toContain('覆盖率 100%');
  });
});

describe('places beside each other', () => {
  test('the worst first, by grid or by compound; a tap reads one', async () => {
    const app = await showCircle(aStreet());
    const lines = rows('各地对比');
    await expect.element(lines.nth(0)).toMatchTextContent(/第二网格.*0%.*47 户在圈外/);
    await expect.element(lines.nth(1)).toMatchTextContent(/第一网格.*100%.*全部在圈内/);
    await page.getByRole('radio', { name: '小区' }).click({ force: true });
    await expect.element(lines.nth(0)).toMatchTextContent(/槐坞庭/);
    await lines.nth(0).click();
    expect(circle(app).scope).toEqual({ kind: 'compound', id: 'compound-2' });
  });

  test('where nobody can say, nobody is said to be within', async () => {
    const app = await showCircle(aStreet());
    await says(SENTENCE);
    const { reach } = circle(app);
    if (!reach) throw new Error('no answer');
    const seconds = Float64Array.of(111, 200, Infinity);
    const atLeast = Float64Array.of(111, 200, 300);
    app.store.setState({ circle: { ...circle(app), reach: { ...reach, seconds, atLeast, elderly: null } } });
    await expect.element(page.getByText('0 户在圈外 · 7 户未知')).toBeVisible();
  });

  test('blind spots say how far they are and what stands between; a tap lights their buildings', async () => {
    const app = await showCircle(aStreet());
    await says(SENTENCE);
    app.store.setState({ circle: { ...circle(app), obstacles: new Map([['far', ['river']]]) } });
    const spot = button(/槐坞庭.*离清和中心直线 1\.7公里，步行 28 分钟.*47 户.*老年户 4.*隔河/);
    await spot.click();
    expect(app.store.getState().highlight).toEqual([
      { kind: 'building', id: 'building far' },
      { kind: 'building', id: 'building alone' },
    ]);
  });
});

describe('the question', () => {
  test('kinds are chosen from the standard’s groups, with how many there are of each', async () => {
    const app = await showCircle(aStreet().withFacility('meal', { name: '清和助餐点' }));
    await button(/党群服务中心 1 处 更换/).click();
    const sheet = page.getByRole('dialog', { name: '走到哪里' });
    await expect.element(sheet.getByRole('group', { name: '品质提升类' })).toBeVisible();
    await sheet.getByRole('button', { name: /^助餐点\s*1$/ }).click();
    await sheet.getByRole('button', { name: /^党群服务中心\s*1$/ }).click();
    await sheet.getByRole('button', { name: '看服务圈' }).click();
    await expect.element(sheet).not.toBeInTheDocument();
    expect(circle(app).served).toEqual(['meal_point']);
    await says('走到：助餐点，共 1 处');
  });

  test('minutes go by slider, by button, and are played from one up to where they stood', async () => {
    const app = await showCircle(aStreet());
    const slider = page.getByRole('slider', { name: '步行时间' });
    await slider.fill('29');
    await says('全部在步行 29 分钟以内');
    await button('5 分钟').click();
    await expect.element(button('5 分钟')).toHaveAttribute('aria-pressed', 'true');
    await button('从 1 分钟起播放').click();
    expect(circle(app).minutes).toBe(1);
    await expect.element(button('停止播放')).toBeVisible();
    await eventually(() => circle(app).minutes).toBe(5);
    await expect.element(button('从 1 分钟起播放')).toBeVisible();
  });

  test('playing stops by hand, and where somebody takes the slider', async () => {
    const app = await showCircle(aStreet());
    await button('从 1 分钟起播放').click();
    await button('停止播放').click();
    expect(circle(app).minutes).toBeLessThan(15);
    await button('从 1 分钟起播放').click();
    await button('10 分钟').click();
    await expect.element(button('从 1 分钟起播放')).toBeVisible();
    expect(circle(app).minutes).toBe(10);
  });

  test('pace and hour are asked, and printed in the method', async () => {
    const app = await showCircle(aStreet());
    await page.getByRole('radio', { name: '老年 3.0' }).click({ force: true });
    await says('老年 3.0 km/h（15 分钟 750 米）');
    await page.getByRole('checkbox', { name: /只算现在开放的/ }).click();
    expect(circle(app)).toMatchObject({ pace: 'elderly', openNow: true });
    await says(/只算 .* 开放的场所和出入口/);
  });
});

describe('how it stands with the network', () => {
  test('while it comes there is no number, and nobody is told to publish', async () => {
    const held = later<void>();
    const app = await showCircle(aStreet(), { network: false });
    app.walk.network = true;
    app.walk.gate = held.promise;
    await page.getByRole('radio', { name: '常速 5.0' }).click({ force: true });
    await eventually(() => circle(app).phase.kind).toBe('ready');
    expect(shown()).not.toContain('这个口径还没有发布');
    expect(shown()).not.toContain('户中');
    held.resolve();
    await says('47 户步行超过 15 分钟');
  });

  test('that cannot be had is said, and had again', async () => {
    const app = await showCircle(aStreet(), { network: new Failure('network') });
    await says('步行路网取不到');
    app.walk.network = true;
    await button('再试一次').click();
    await says(SENTENCE);
  });

  test('without one there is an estimate that counts nobody, in every language', async () => {
    await showCircle(aStreet(), { network: false });
    await says('直线估算，未按路网');
    await says('直线 ÷ 1.4');
    expect(shown()).not.toContain('户中');
  });

  test('a place that no way comes near to is named', async () => {
    const app = await showCircle(aStreet());
    await says(SENTENCE);
    const { reach } = circle(app);
    if (!reach) throw new Error('no answer');
    app.store.setState({ circle: { ...circle(app), reach: { ...reach, offNetwork: [0] } } });
    await says('清和中心 离步行路网超过 100 米，没有计入。');
  });

  test('nothing to walk to is said', async () => {
    await showCircle(aStreet(), { part: { served: ['convenience_store'] } });
    await says('没有可以走到的地方');
  });
});

describe('who reads what was published', () => {
  const published = (): WorldBuilder =>
    aWorld()
      .as('leader', 'county')
      .withGrid('grid-1', { name: '第一网格' })
      .withStation('station-1', { name: '清和中心', tier: 'service_center' })
      .withCircle('circle-1', { name: '中心步行圈', served: ['service_center'], territory_id: 'street' })
      .withCirclePlace('p1', { elderly: { households: 30, outside: [30, 20, 12] }, children: null })
      .withCirclePlace('p2', { place_id: 'grid-1', households: 70 });

  test('a leader reads its numbers, who published them and when, and opens grids', async () => {
    await showCircle(published(), { role: 'leader' });
    await says('连心街道 120 户中，60 户步行超过 15 分钟；老年户按老年步速，有 12 户超过。');
    await says('澹台归舟 于');
    await button('12 · 看这 12 户老年户在哪些网格').click();
    await says('户数少于 5 的网格不列出');
    await button('返回').click();
    await page.getByRole('slider').fill('7');
    await says('连心街道 120 户中，92 户步行超过 7 分钟。'); // of the old nothing between the three
    expect(button('发布服务圈').elements()).toHaveLength(0);
  });

  test('where nobody has published the question, what has been published is offered', async () => {
    const app = await showCircle(published(), { role: 'leader', part: { pace: 'elderly' } });
    await says('这个口径还没有发布');
    await button(/中心步行圈/).click();
    await says('连心街道 120 户中');
    expect(circle(app)).toMatchObject({ pace: 'standard', published: 'circle-1' });
  });

  test('that it may be out of date stands beside its numbers, in the method and in the list, with the reason', async () => {
    const stale = published().withCircle('circle-2', {
      name: '旧的',
      served: ['service_center'],
      pace: 'elderly',
      stale_since: '2026-11-20T01:00:00Z',
      stale_because: 'gate',
    });
    stale.withCirclePlace('p3', { service_circle_id: 'circle-2' });
    await showCircle(stale, { role: 'leader', part: { pace: 'elderly' } });
    await says('可能已过时');
    expect(shown().match(/可能已过时 · .*?起有出入口变动/g)?.length).toBeGreaterThanOrEqual(2);
    await page.getByRole('radio', { name: '发布' }).click({ force: true });
    const list = page.getByRole('list', { name: '已发布的服务圈' });
    await expect.element(list.getByRole('listitem').filter({ hasText: '旧的' })).toMatchTextContent(/可能已过时/);
    await expect
      .element(list.getByRole('listitem').filter({ hasText: '中心步行圈' }))
      .not.toMatchTextContent(/可能已过时/);
  });

  test('a circle made with another file of the same network says so', async () => {
    const network = { source: 'town', source_date: '2026-10-01', profile: 'foot-1', version: 'v0' };
    const older = aWorld().as('leader', 'county').withStation('station-1', { tier: 'service_center' });
    older.withCircle('circle-1', { served: ['service_center'], network }).withCirclePlace('p1');
    await showCircle(older, { role: 'leader', ...english });
    await says('May be out of date · made with an older network');
  });
});

describe('publishing', () => {
  test('asks for a name and a territory, and says what becomes of it', async () => {
    const app = await showCircle(aStreet(), { part: { tab: 'published' } });
    await expect.element(button('发布服务圈')).toBeEnabled();
    await button('发布服务圈').click();
    const sheet = page.getByRole('dialog');
    await expect.element(sheet.getByLabelText('名称')).toHaveValue('党群服务中心步行圈');
    await sheet.getByLabelText('名称').fill('');
    await expect.element(sheet.getByRole('button', { name: '发布服务圈' })).toBeDisabled();
    await sheet.getByLabelText('名称').fill(' 清和步行圈 ');
    await sheet.getByRole('combobox', { name: '范围' }).selectOptions('清和社区');
    await sheet.getByRole('button', { name: '发布服务圈' }).click();
    await expect.element(sheet).not.toBeInTheDocument();
    expect(told(app)).toMatchObject([
      { name: 'circle.publish', args: { name: '清和步行圈', territory_id: 'community' } },
    ]);
    await expect.element(page.getByRole('list', { name: '已发布的服务圈' })).toMatchTextContent(/清和步行圈/);
    await button('撤回服务圈').click();
    await eventually(() => told(app).at(-1)?.name).toBe('circle.withdraw');
  });

  test('says what stands in its way', async () => {
    await showCircle(aStreet(), { part: { tab: 'published', openNow: true } });
    await says('“只算现在开放的场所和出入口”不能发布');
    await expect.element(button('发布服务圈')).toBeDisabled();
  });
});

describe('correcting the ground', () => {
  test('a gate: of which compound, where, which kind, open when', async () => {
    const app = await showCircle(aStreet(), { camera: { center: [0.002, 0], zoom: 16 } });
    await button('补一个门').click();
    await page.getByRole('searchbox').fill('槐');
    expect(page.getByRole('dialog').getByText('苇台雅居').elements()).toHaveLength(0);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /槐坞庭/ })
      .click();
    await says('点槐坞庭的围墙，指出门在哪里。');
    await expect.element(button('新增出入口')).toBeDisabled();
    await button('放在十字处').click();
    await page.getByRole('radio', { name: '大门' }).click({ force: true });
    await page.getByRole('checkbox', { name: '全天开放' }).click();
    await page.getByLabelText('开门').fill('07:30');
    await button('新增出入口').click();
    await expect
      .poll(() => told(app))
      .toMatchObject([
        {
          name: 'gate.add',
          args: {
            compound_id: 'compound-2',
            kind: 'main',
            open_hours: '07:30-22:00',
            geom: { coordinates: [0.002, 0] },
          },
        },
      ]);
    await eventually(() => app.walk.amendments.at(-1)?.gates.length).toBe(1);
    expect(circle(app).mode).toEqual({ kind: 'browse' });
  });

  test('a path: point by point under the cross, taken back, and saved from two points on', async () => {
    const app = await showCircle(aStreet(), { camera: { center: [0.002, 0], zoom: 16 } });
    await button('补一条路').click();
    await says('沿着路依次点地图');
    const add = button('在十字处加一点');
    await add.click();
    await expect.element(button('新增步行道')).toBeDisabled();
    app.store.setState({ camera: { center: [0.003, 0], zoom: 16 } });
    await add.click();
    await add.click();
    await button('退一点').click();
    await says('已点 2 处，长 110米');
    await page.getByRole('checkbox', { name: '是台阶' }).click();
    await button('新增步行道').click();
    await eventually(() => told(app)).toMatchObject([{ name: 'footpath.add', args: { kind: 'steps' } }]);
    await expect.element(page.getByRole('list', { name: '已补充的道路' })).toMatchTextContent(/补充的道路/);
  });

  test('Esc lets go of what is being placed', async () => {
    const app = await showCircle(aStreet());
    await button('补一条路').click();
    await userEvent.keyboard('{Escape}');
    await eventually(() => circle(app).mode.kind).toBe('browse');
  });

  test('is not a leader’s', async () => {
    await showCircle(aWorld().as('leader', 'county'), { role: 'leader' });
    await says('计算方法');
    expect(shown()).not.toContain('路网修正');
  });
});

test.each([
  ['leader', ['覆盖', '方案', '发布']],
  ['grid_worker', []],
  ['community_staff', ['覆盖', '选址', '方案', '发布']],
] as const)('a %s finds what is theirs', async (role, tabs) => {
  await showCircle(aWorld().as(role, 'community'), { role, part: { tab: 'plan' } });
  const parts = page.getByRole('group', { name: '服务圈内容' });
  if (tabs.length > 0) await expect.element(parts).toBeInTheDocument();
  const found = parts
    .elements()
    .flatMap((group) => [...group.querySelectorAll('label')].map((each) => each.textContent?.trim()));
  expect(found).toEqual(tabs);
});
