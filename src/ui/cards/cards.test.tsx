import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld, hoursFromNow, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import { fakeApp, type FakeApp, type FakeAppOptions } from '../../../tests/fakes/fake-app.ts';
import { Failure } from '../../domain/failure.ts';
import type { SelectableKind } from '../../domain/selection.ts';
import { initialSync } from '../../state/sync.ts';
import { AppProvider } from '../app-context.tsx';
import { ToastProvider } from '../parts/Toast.tsx';
import { Card } from './Card.tsx';
import '../base.css';
import '../tokens.css';

const pulled = { ...initialSync, dataAsOf: '2026-11-20T02:00:00Z' };

async function show(
  kind: SelectableKind,
  id: string,
  world: WorldBuilder,
  state: FakeAppOptions = {},
): Promise<FakeApp> {
  const app = fakeApp({ sync: pulled, ...state, world: world.build() });
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <Card selection={{ kind, id }} />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}
const english: FakeAppOptions = { preferences: { theme: 'light', locale: 'en' } };
const sees = (text: string) => expect.element(page.getByText(text, { exact: false }).first()).toBeVisible();
const lacks = (text: string) => expect(page.getByText(text, { exact: false }).elements()).toHaveLength(0);
const section = (name: string) => page.getByRole('region', { name });

const town = (): WorldBuilder =>
  aWorld()
    .withGrid('grid-1', { name: '第一网格' })
    .withWorker('worker', { name: '上官云舟', grids: ['grid-1'], phone: '0000-1234567' })
    .withWorker('helper', { name: '令狐清泉', grids: ['grid-1'], employment: 'part_time' })
    .withOrg('网格党支部', { kind: 'branch', scope_kind: 'grid', covers: ['grid-1'], secretary: '端木青禾' })
    .withCompound('compound-1', { name: '清和苑' })
    .withBuilding('building-1')
    .withUnit('unit-1')
    .withHousehold('household-1')
    .withPartyHousehold('party-1', { is_center: true })
    .withSummary('grid-1', { place_kind: 'territory', households: 412, open_cases: 3 });

describe('a grid', () => {
  test('says who is responsible and how to call, which branch, and what is overdue first', async () => {
    await show(
      'territory',
      'grid-1',
      town()
        .as('grid_worker', 'grid-1')
        .withCase('later', { title: '路灯不亮', due_at: hoursFromNow(100) })
        .withCase('late', { title: '暴露垃圾', due_at: hoursFromNow(-27) }),
    );
    await expect
      .element(page.getByRole('link', { name: '打电话给上官云舟，0000-1234567' }))
      .toHaveAttribute('href', 'tel:00001234567');
    await expect.element(page.getByRole('button', { name: /网格党支部.*书记 端木青禾/ })).toBeVisible();
    const cases = section('未结案件').getByRole('listitem');
    await expect.element(cases.nth(0)).toMatchTextContent(/暴露垃圾.*超期 1天3小时/);
    await expect.element(cases.nth(1)).toMatchTextContent(/路灯不亮.*剩 4天/);
  });

  test('keeps every target at 44 px or more', async () => {
    await show('territory', 'grid-1', town().as('grid_worker', 'grid-1').withCase('late'));
    await sees('第一网格');
    for (const target of [...page.getByRole('link').elements(), ...page.getByRole('button').elements()]) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.textContent).toBeGreaterThanOrEqual(44);
    }
  });

  test('hides five helpers behind one line, and shows them on a tap', async () => {
    await show('territory', 'grid-1', town().as('leader', 'county'));
    lacks('令狐清泉');
    await page.getByRole('button', { name: '兼职网格员 1 名' }).click();
    await sees('令狐清泉');
  });

  test('tells an administrator the number of cases and who may see them', async () => {
    await show('territory', 'grid-1', town().as('administrator', 'county'));
    await expect
      .element(section('未结案件'))
      .toMatchTextContent(/3 件.*只有责任区内的网格员、社区工作者、街道工作人员、领导能看/);
  });

  test('leads on: the branch lights its coverage, the breadcrumb opens the community', async () => {
    const app = await show('territory', 'grid-1', town().as('leader', 'county'));
    await page.getByRole('button', { name: /网格党支部/ }).click();
    expect(app.store.getState()).toMatchObject({
      selection: { kind: 'party_org', id: '网格党支部' },
      highlight: [{ kind: 'territory', id: 'grid-1' }],
    });
    await page.getByRole('button', { name: '清和社区' }).click();
    expect(app.store.getState().selection).toEqual({ kind: 'territory', id: 'community' });
  });

  test('reads in English, with its plurals', async () => {
    await show(
      'territory',
      'grid-1',
      town()
        .as('leader', 'county')
        .withSummary('compound-1', { households: 1 })
        .withCase('late', { due_at: hoursFromNow(-2) }),
      english,
    );
    await expect.element(section('Open cases')).toMatchTextContent(/1 case.*1 overdue.*2 hr overdue/);
    await expect.element(section('Compounds')).toMatchTextContent(/1 household(?!s)/);
    await expect.element(page.getByRole('link', { name: 'Call 上官云舟, 0000-1234567' })).toBeVisible();
  });
});

describe('a compound', () => {
  const lonely = () =>
    aWorld().withGrid('grid-1').withCompound('compound-1', { name: '清和苑' }).as('street_staff', 'street');

  test('without a branch says why, and names the bodies that are missing', async () => {
    await show(
      'compound',
      'compound-1',
      lonely().withSummary('compound-1', { formal_members: 2 }).withBody('清和苑业委会', { kind: 'owners_committee' }),
    );
    await sees('还没有党支部');
    await sees('正式党员 2 名，不足 3 名，可与相邻小区联合组建。');
    const bodies = section('小区四方');
    await expect.element(bodies).toMatchTextContent('已有 1 / 4');
    await expect
      .element(bodies.getByRole('listitem').filter({ hasText: '居务监督委员会' }))
      .toMatchTextContent('未成立');
    await expect
      .element(bodies.getByRole('listitem').filter({ hasText: '物业公司' }))
      .toMatchTextContent('没有物业公司');
    await sees('还没有配网格员');
  });

  test('with enough members and none formed says that one is due', async () => {
    await show('compound', 'compound-1', lonely().withSummary('compound-1', { formal_members: 5 }), english);
    await sees('Formal members: 5, at least the 3 a branch needs. One should be formed.');
  });

  test('in a joint branch says with whom', async () => {
    await show(
      'compound',
      'compound-1',
      lonely()
        .withCompound('compound-2', { name: '听澜苑' })
        .withOrg('联合党支部', { covers: ['compound-1', 'compound-2'], formation_method: 'adjacent' }),
    );
    await sees('联合党支部 · 临近联建 · 书记空缺');
    await sees('与听澜苑联合组建');
  });
});

describe('a household shows what the role may see', () => {
  const contact = { id: 'household-1', head_name: '欧阳静水', phone: '0000-7654321', care: ['elderly_alone'] };

  test('its own grid worker holds the contact', async () => {
    await show('household', 'household-1', town().as('grid_worker', 'grid-1').with('household_contact', contact));
    await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent('清和苑 3号楼 2单元 501室');
    await sees('党员中心户');
    await expect.element(section('户主与电话')).toMatchTextContent(/欧阳静水.*独居老人/);
  });

  test('the office reads it on request', async () => {
    const app = await show('household', 'household-1', town().as('street_staff', 'street'));
    app.remote.contact = { ...contact, version: 1 } as NonNullable<typeof app.remote.contact>;
    lacks('欧阳静水');
    await page.getByRole('button', { name: '查看户主与电话' }).click();
    await sees('欧阳静水');
    expect(app.remote.contactsRead).toEqual(['household-1']);
  });

  test('a reading that fails says so and can be tried again', async () => {
    const app = await show('household', 'household-1', town().as('street_staff', 'street'));
    app.remote.readHouseholdContact = () => Promise.reject(new Failure('network'));
    await page.getByRole('button', { name: '查看户主与电话' }).click();
    await sees('连不上服务器');
    await expect.element(page.getByRole('button', { name: '查看户主与电话' })).toBeEnabled();
  });

  test('offline it cannot be asked for', async () => {
    await show('household', 'household-1', town().as('street_staff', 'street'), { online: false });
    await expect.element(page.getByRole('button', { name: '查看户主与电话' })).toBeDisabled();
  });

  test('a leader with somebody’s link is told whom to ask', async () => {
    await show('household', 'household-1', aWorld().as('leader', 'county'));
    await sees('您的角色看不到这一项');
    await sees('责任区内的网格员、社区工作者、街道工作人员可以看');
  });
});

test('a building opens its doors floor by floor, Party households marked', async () => {
  const app = await show(
    'building',
    'building-1',
    town().as('grid_worker', 'grid-1').withUnit('unit-2', { name: '1单元' }),
  );
  await page.getByRole('button', { name: '2单元 · 1 户 · 3 人' }).click();
  await page.getByRole('button', { name: '501室 · 3 人 · 党员中心户' }).click();
  expect(app.store.getState().selection).toEqual({ kind: 'household', id: 'household-1' });
});

describe('a case', () => {
  const leak = () =>
    town().withCase('leak', {
      title: '屋顶漏雨',
      stage: 'dispatch',
      due_at: hoursFromNow(-3),
      compound_id: 'compound-1',
    });

  test('is overdue by a duration, at its step of seven, and not yet dispatched to anybody', async () => {
    await show('case_record', 'leak', leak().as('leader', 'county'));
    await sees('超期 3小时');
    await sees('第 3 步，共 7 步：任务派遣');
    await expect
      .element(page.getByRole('listitem').filter({ hasText: '任务派遣' }))
      .toHaveAttribute('aria-current', 'step');
    await expect.element(section('承办人')).toMatchTextContent(/还没有派单.*上官云舟/);
  });

  test('its reporter is for those who may know', async () => {
    await show('case_record', 'leak', leak().as('leader', 'county'));
    await expect
      .element(section('情况描述'))
      .toMatchTextContent('情况描述和反映人只有责任区内的网格员、社区工作者、街道工作人员能看。');
  });

  test('closed late says so', async () => {
    await show(
      'case_record',
      'done',
      town()
        .as('leader', 'county')
        .withCase('done', { stage: 'evaluate', due_at: hoursFromNow(-30), closed_at: hoursFromNow(-28) }),
      english,
    );
    await sees('Closed 2 hr late');
  });
});

test('a station is open now or says when it opens, in rooms people know by name', async () => {
  await show(
    'service_station',
    'station',
    aWorld()
      .withGrid('grid-1')
      .as('leader', 'county')
      .withStation('station', {
        rooms: ['mediation_room', '茶室'],
        opening_hours: [{ days: [1, 2, 3], from: '08:30', to: '17:30' }],
      })
      .with('station_duty', { id: 'duty', service_station_id: 'station', weekday: 5, name: '司徒明月', phone: null }),
  );
  await sees('现在未开放，周一 08:30 开');
  await sees('调解室');
  await sees('茶室');
  await expect.element(section('今天值班')).toMatchTextContent('司徒明月');
});

test('a Party organisation shows its chain, officers and members, and lights its coverage', async () => {
  const app = await show(
    'party_org',
    '网格党支部',
    town().withOrg('总支', { kind: 'general_branch' }).as('leader', 'county'),
  );
  await expect.element(section('班子成员')).toMatchTextContent(/端木青禾.*书记/);
  await expect.element(section('本组织党员')).toMatchTextContent('党员名册只有责任区内的');
  await page.getByRole('button', { name: '在地图上显示覆盖范围' }).click();
  expect(app.store.getState().highlight).toEqual([{ kind: 'territory', id: 'grid-1' }]);
});

test('a grid worker shows grids, workload and cases in hand', async () => {
  await show(
    'grid_worker',
    'worker',
    town().as('leader', 'county').withCase('mine', { title: '路灯不亮', grid_worker_id: 'worker' }),
  );
  await expect.element(section('基本情况')).toMatchTextContent('412 户 · 在 300–500 户之内');
  await expect.element(section('手上的案件')).toMatchTextContent('路灯不亮');
});

test('a resident unit counts who reported in, and says when it counts a part', async () => {
  await show(
    'resident_unit',
    'unit',
    town().withResidentUnit('unit').as('grid_worker', 'grid-1').withMember('a', {
      category: 'in_service',
      resident_unit_id: 'unit',
      compound_id: 'compound-1',
      checked_in_on: '2026-03-01',
    }),
  );
  await expect.element(section('双报到')).toMatchTextContent(/在职党员1 名.*报到1 名.*只算住在您责任区内的党员/);
});

describe('no row', () => {
  test('while the first pull runs there is a skeleton, not a verdict', async () => {
    await show('compound', 'compound-1', aWorld(), { sync: { ...initialSync, phase: 'pulling' } });
    await expect.element(page.getByRole('status').first()).toMatchTextContent('正在取回数据…');
    lacks('已经不在了');
  });
  test('afterwards it is no longer here', async () => {
    await show('compound', 'compound-1', aWorld().as('leader', 'county'));
    await sees('已经不在了');
  });
  test('what is guarded may be gone or elsewhere, and the card does not say which', async () => {
    const app = await show('household', 'household-9', town().as('grid_worker', 'grid-1'), {
      selection: { kind: 'household', id: 'household-9' },
    });
    await sees('可能不在您的责任区，也可能已被删除');
    await page.getByRole('button', { name: '回到我的辖区' }).click();
    expect(app.store.getState().selection).toBeNull();
  });
});

test('a name of 24 characters wraps instead of pushing the call button out', async () => {
  const long = '云汀县连心街道清和社区第一网格联合小区功能型党支部';
  await page.viewport(380, 800);
  await show(
    'territory',
    'grid-2',
    town()
      .withGrid('grid-2')
      .withOrg(long, { covers: ['grid-2'], secretary: '端木青禾' })
      .as('leader', 'county'),
  );
  await sees(long);
  const call = page
    .getByRole('link', { name: /端木青禾/ })
    .element()
    .getBoundingClientRect();
  expect(call.right).toBeLessThanOrEqual(380);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380);
});

describe('a place that was just imported', () => {
  const imported = () =>
    aWorld()
      .as('street_staff', 'street')
      .withCompound('compound-1', { name: '听澜苑', territory_id: 'community', kind: null })
      .withBuilding('building-1', { name: '', territory_id: 'community', floors: null })
      .withSummary('compound-1', { households: 0, residents: 0, formal_members: 0, probationary_members: 0 });

  test('claims nothing about people whom nobody has counted, and points to no hotline it does not list', async () => {
    await show('compound', 'compound-1', imported());
    await sees('党员人数还没有登记');
    await expect.element(section('基本情况')).toMatchTextContent('户数还没有登记');
    lacks('0 户');
    lacks('不足 3 名');
    lacks('未成立');
    await sees('请联系社区。');
    lacks('热线');
  });

  test('names a building that has no name by what it is', async () => {
    await show('building', 'building-1', imported());
    await expect.element(page.getByRole('heading', { name: '听澜苑 未编号楼栋' })).toBeVisible();
    await sees('还没有登记单元');
  });
});
