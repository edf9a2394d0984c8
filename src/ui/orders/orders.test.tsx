import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld, hoursFromNow, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import { fakeApp, signedIn, type FakeApp, type FakeAppOptions } from '../../../tests/fakes/fake-app.ts';
import { fullDisk } from '../../../tests/fakes/fake-replica.ts';
import { Failure } from '../../domain/failure.ts';
import type { HouseholdId } from '../../domain/ids.ts';
import type { Role } from '../../domain/role.ts';
import { beginOrder } from '../../commands/orders/begin-order.ts';
import { initialSync } from '../../state/sync.ts';
import { AppProvider } from '../app-context.tsx';
import { Card } from '../cards/Card.tsx';
import { ToastProvider } from '../parts/Toast.tsx';
import OrdersScreen from './OrdersScreen.tsx';
import { useAppState } from '../app-context.tsx';
import '../base.css';
import '../tokens.css';

const world = (role: Role = 'grid_worker'): WorldBuilder =>
  aWorld()
    .as(role, role === 'grid_worker' ? 'grid-1' : 'community')
    .withGrid('grid-1', { name: '第一网格' })
    .withCompound('compound-1', { name: '清和苑' })
    .withBuilding('building-1')
    .withUnit('unit-1')
    .withHousehold('household-1')
    .withTeam('team-1', { name: '巧手维修服务队', ratings: 2, rating_average: 4.5, micro_services: 12, activities: 3 })
    .withTeam('team-2', { name: '满员维修队', in_hand: 3 })
    .withTeam('team-3', { name: '理发队', skills: ['haircut'] })
    .withOffer('offer-1', { title: '家电小修' })
    .withOffer('offer-2', { title: '上门理发', skill: 'haircut', team_id: 'team-3' });

/** The panel: the card of what is selected, else the screen. */
function Panel() {
  const selection = useAppState((state) => state.selection);
  return selection ? <Card selection={selection} /> : <OrdersScreen />;
}

async function show(built: WorldBuilder, state: FakeAppOptions = {}): Promise<FakeApp> {
  const app = fakeApp({
    ...signedIn,
    sync: { ...initialSync, dataAsOf: '2026-11-20T02:00:00Z' },
    online: false,
    screen: 'orders',
    ...state,
    world: built.build(),
  });
  const offline = new Failure('network');
  app.remote.pushAnswers = Array.from({ length: 20 }, () => offline);
  app.remote.answers = Array.from({ length: 20 }, () => offline);
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <Panel />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}
const button = (name: string | RegExp) => page.getByRole('button', { name });
const sees = (text: string | RegExp) => expect.element(page.getByText(text).first()).toBeVisible();
const lacks = (text: string) => expect(page.getByText(text).elements()).toHaveLength(0);
const pushed = (app: FakeApp) => app.store.getState().outbox.map(({ operation: { name, args } }) => ({ name, args }));

beforeEach(() => page.viewport(390, 844));

describe('点单', () => {
  test('from a door it takes three taps, without a network', async () => {
    const app = await show(
      world().with('household_contact', { id: 'household-1', head_name: '慕容远山', phone: '0000-1', care: [] }),
      { selection: { kind: 'household', id: 'household-1' } },
    );
    await button('为这里点单').click();
    await sees(/清和苑.*要哪项服务/);
    await button(/^点“家电小修”/).click();
    await expect.element(page.getByLabelText('姓名')).toHaveValue('慕容远山'); // held by the grid's own worker
    await button('点单').click();
    await sees('已点单，待上传');
    expect(pushed(app)).toMatchObject([
      {
        name: 'order.place',
        args: { offer_id: 'offer-1', household_id: 'household-1', resident_name: '慕容远山', resident_phone: '0000-1' },
      },
    ]);
    await expect.element(button(/^待派单 1$/)).toHaveAttribute('aria-pressed', 'true');
    await sees('清和苑 3号楼');
    expect(app.store.getState().orderDraft).toBeNull();
  });

  test('without a place the button says what is lacking; a search finds one', async () => {
    const app = await show(world());
    await page.getByRole('radio', { name: '亮单' }).click({ force: true });
    await button(/^点“家电小修”/).click();
    await expect.element(button('先选地点')).toBeDisabled();
    await page.getByLabelText('搜门牌、楼栋、小区').fill('清和苑');
    await button(/清和苑/)
      .first()
      .click();
    await button('点单').click();
    await sees('已点单，待上传');
    expect(pushed(app)).toMatchObject([{ args: { compound_id: 'compound-1' } }]);
  });

  test('when the device cannot keep it, it says so and nothing that was typed is lost', async () => {
    const app = await show(world());
    beginOrder(app, {
      offer_id: 'offer-1' as never,
      place: { kind: 'household', id: 'household-1' as HouseholdId },
    });
    await page.getByLabelText('姓名').fill('司徒清泉');
    app.outbox.broken = fullDisk;
    await button('点单').click();
    await expect.element(page.getByRole('status').filter({ hasText: /./ }).first()).toBeVisible();
    await expect.element(page.getByLabelText('姓名')).toHaveValue('司徒清泉');
    expect(app.store.getState().world.service_order.size).toBe(0);
  });

  test('another door takes its own contact, and the former one’s goes', async () => {
    const app = await show(
      world()
        .withHousehold('household-2', { door: '502' })
        .with('household_contact', { id: 'household-1', head_name: '慕容远山', phone: '0000-1', care: [] }),
    );
    beginOrder(app, { offer_id: 'offer-1' as never, place: { kind: 'household', id: 'household-1' as HouseholdId } });
    await expect.element(page.getByLabelText('姓名')).toHaveValue('慕容远山');
    beginOrder(app, { place: { kind: 'household', id: 'household-2' as HouseholdId } });
    await expect.element(page.getByLabelText('姓名')).toHaveValue('');
  });
});

describe('派单到评单', () => {
  test('staff see whom to ask and why, and dispatch at a tap', async () => {
    const app = await show(world('community_staff').withOrder('order-1', { title: '家电小修', offer_id: 'offer-1' }));
    await button('派单：家电小修').click();
    const teams = page.getByRole('list', { name: '可派队伍' }).getByRole('listitem');
    await expect.element(teams.nth(0)).toMatchTextContent(/巧手维修服务队.*居民点的就是它 · 在手 0\/3 · 直线估算 0 米/);
    await expect.element(teams.nth(1)).toMatchTextContent(/满员维修队.*有此技能 · 在手 3\/3，已满/);
    await expect.element(teams.nth(2)).toMatchTextContent(/理发队.*没有“维修”技能/);
    await button('派给巧手维修服务队').click();
    await sees('已派单，待上传');
    await sees('待接单');
    expect(pushed(app)).toMatchObject([{ name: 'order.dispatch', args: { team_id: 'team-1' } }]);
    expect(app.store.getState().world.volunteer_team.get('team-1')?.in_hand).toBe(1);
  });

  test('a worker records acceptance in the list, completion and rating on the card', async () => {
    const app = await show(world().withOrder('order-1', { title: '家电小修', stage: 'dispatched', team_id: 'team-1' }));
    await button('接单：家电小修').click();
    await expect.element(button(/^服务中 1$/)).toBeVisible();
    app.store.setState({ selection: { kind: 'service_order', id: 'order-1' } });
    await button('服务完成').click();
    await page.getByLabelText('服务情况（可不填）').fill('换了皮带');
    await button('服务完成').click();
    await button('评单').click();
    await expect.element(button('评单')).toBeDisabled();
    await page.getByRole('radio', { name: '满意', exact: true }).click({ force: true });
    await button('评单').click();
    await sees('4 分（满分 5 分）');
    expect(pushed(app).map(({ name }) => name)).toEqual(['order.accept', 'order.complete', 'order.rate']);
    expect(pushed(app)[1]).toMatchObject({ args: { note: '换了皮带' } });
    expect(pushed(app)[2]).toMatchObject({ args: { rating: 4 } });
  });

  test('declining asks for a reason and sends the order back', async () => {
    const app = await show(
      world().withOrder('order-1', { title: '家电小修', stage: 'dispatched', team_id: 'team-1' }),
      { selection: { kind: 'service_order', id: 'order-1' } },
    );
    await button('更多').click();
    await button('婉拒').click();
    await expect.element(button('婉拒')).toBeDisabled();
    await page.getByLabelText('原因').fill('人手不足');
    await button('婉拒').click();
    await sees(/巧手维修服务队 婉拒/);
    expect(app.store.getState().world.service_order.get('order-1')).toMatchObject({ stage: 'placed', team_id: null });
  });

  test('every target is 44 px or more', async () => {
    await show(world('community_staff').withOrder('order-1', { title: '家电小修' }), {
      selection: { kind: 'service_order', id: 'order-1' },
    });
    await sees('可派队伍');
    for (const target of page.getByRole('button').elements()) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.textContent).toBeGreaterThanOrEqual(44);
    }
  });
});

describe('who sees what', () => {
  test('a leader sees the orders and the three results, no resident and nothing to press', async () => {
    const app = await show(
      world('leader').withOrder('order-1', { title: '家电小修', stage: 'dispatched', team_id: 'team-1' }),
    );
    await sees(/待接单/);
    await sees('12 次');
    await sees('3 场');
    await sees('0 件');
    lacks('15');
    expect(page.getByRole('button', { name: /接单：/ }).elements()).toHaveLength(0);
    app.store.setState({ selection: { kind: 'service_order', id: 'order-1' } });
    await sees(/居民姓名、电话和门牌/);
    expect(page.getByRole('button', { name: '接单' }).elements()).toHaveLength(0);
  });

  test('an administrator has the offers alone', async () => {
    await show(world('administrator'));
    await sees('家电小修');
    expect(page.getByRole('radio', { name: '订单' }).elements()).toHaveLength(0);
    expect(page.getByRole('button', { name: /^点“/ }).elements()).toHaveLength(0);
  });

  test('a rated order tells what the resident said', async () => {
    await show(
      world()
        .withOrder('order-1', { title: '家电小修', stage: 'rated', rating: 5, closed_at: hoursFromNow(-1) })
        .with('service_order_detail', {
          id: 'order-1',
          description: '洗衣机不转',
          resident_name: '慕容远山',
          resident_phone: '0000-1',
          household_id: 'household-1',
          decline_reason: null,
          completion_note: '换了皮带',
          rating_comment: '师傅准时',
          cancel_reason: null,
        }),
      { selection: { kind: 'service_order', id: 'order-1' } },
    );
    await sees('慕容远山');
    await sees('换了皮带');
    await sees(/5 分.*师傅准时/s);
  });
});

describe('亮单', () => {
  test('staff publish what a team can do, and withdraw it', async () => {
    const app = await show(world('community_staff'), { selection: { kind: 'volunteer_team', id: 'team-1' } });
    await button('亮单').click();
    await page.getByLabelText('服务名称').fill('修自行车');
    await button('亮单').click();
    await sees('修自行车');
    await button('撤下“修自行车”').click();
    await expect.poll(() => page.getByText('修自行车', { exact: true }).elements().length).toBe(0);
    expect(pushed(app)).toMatchObject([
      { name: 'offer.publish', args: { team_id: 'team-1', skill: 'repair', outcome: 'micro_service' } },
      { name: 'offer.withdraw' },
    ]);
  });

  test('are found by skill and by words', async () => {
    await show(world());
    await page.getByRole('radio', { name: '亮单' }).click({ force: true });
    await button('理发').click();
    await sees('上门理发');
    lacks('家电小修');
    await page.getByLabelText('搜服务、技能、队伍').fill('没有的');
    await sees('没有这样的亮单');
  });
});
