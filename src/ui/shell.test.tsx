import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { aWorld, hoursFromNow, type WorldBuilder } from '../../tests/builders/a-world.ts';
import { fakeApp, signedIn, type FakeApp, type FakeAppOptions } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { Failure } from '../domain/failure.ts';
import { initialOutboxStatus } from '../state/outbox-status.ts';
import { initialSync } from '../state/sync.ts';
import { AppProvider } from './app-context.tsx';
import './base.css';
import { Entrance } from './Entrance.tsx';
import { Shell } from './Shell.tsx';
import './tokens.css';

const WIDE = [1280, 800] as const;
const PHONE = [390, 844] as const;
const pulled = { ...initialSync, dataAsOf: '2026-11-20T01:58:00Z' };

const town = (): WorldBuilder =>
  aWorld()
    .as('grid_worker', 'grid-1')
    .withGrid('grid-1', { name: '清和第一网格' })
    .withGrid('grid-2', { name: '清和第二网格', code: '990101001001002' })
    .withCompound('compound-1', { name: '柳岸苑' })
    .withBuilding('building-1', { name: '3号楼' })
    .withUnit('unit-1')
    .withHousehold('household-1', { door: '301' })
    .withSummary('grid-1', { place_kind: 'territory', households: 412 })
    .withCase('case-1', { title: '路灯不亮', due_at: hoursFromNow(-30) });

async function show(
  [width, height]: readonly [number, number],
  world: WorldBuilder,
  state: FakeAppOptions = {},
): Promise<FakeApp> {
  await page.viewport(width, height);
  const app = fakeApp({ sync: pulled, ...signedIn, ...state, world: world.build() });
  const host = document.createElement('div');
  host.style.height = '100vh';
  document.body.append(host);
  await render(
    <AppProvider app={app}>
      <Entrance>
        <Shell map={<canvas tabIndex={0} aria-label="画布" />} card={({ kind, id }) => <h2>{`${kind} ${id}`}</h2>} />
      </Entrance>
    </AppProvider>,
    { container: host },
  );
  return app;
}

const row = (name: RegExp | string) => page.getByRole('treeitem', { name });
const selectionOf = (app: FakeApp) => app.store.getState().selection;

beforeEach(() => {
  document.body.replaceChildren();
});

describe('a database that is gone', () => {
  const gone = {
    outboxStatus: { ...initialOutboxStatus, unavailable: new Failure('storage') },
    session: { kind: 'signed_in', ...anAccount, role: 'grid_worker' },
  } as const;

  test('stands in front of everything for whoever records, until they say they only look', async () => {
    await show(PHONE, town(), gone);
    await expect.element(page.getByRole('alertdialog', { name: '数据库不可用，请勿继续录入' })).toBeVisible();
    await expect.element(page.getByRole('tree')).not.toBeInTheDocument();
    await page.getByRole('button', { name: '只查看，不录入' }).click();
    await expect.element(page.getByRole('tree')).toBeInTheDocument();
  });

  test('does not stop a leader, who only looks', async () => {
    await show(WIDE, town(), { ...gone, session: { ...gone.session, role: 'leader' } });
    await expect.element(page.getByRole('tree')).toBeVisible();
  });
});

describe('the list', () => {
  test('shows the own duty unfolded, with households and overdue cases', async () => {
    await show(WIDE, town());
    await expect.element(row(/清和第一网格.*412 户.*超期 1/)).toHaveAttribute('aria-expanded', 'true');
    await expect.element(row(/柳岸苑/)).toBeVisible();
    expect(row(/3号楼/).elements()).toHaveLength(0);
  });

  test('is walked with the keyboard down to a door, and Enter opens its card', async () => {
    const app = await show(WIDE, town());
    (page.getByRole('tree').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowDown}{ArrowRight}{ArrowDown}{ArrowRight}{ArrowDown}');
    await expect.element(row(/^301/)).toBeVisible();
    expect(app.store.getState().hover).toEqual({ kind: 'household', id: 'household-1' });
    await userEvent.keyboard('{Enter}');
    expect(selectionOf(app)).toEqual({ kind: 'household', id: 'household-1' });
    await expect.element(page.getByRole('region', { name: '详情' })).toBeVisible();
    expect(document.activeElement?.textContent).toContain('household household-1');
  });

  test('has the row one came from under the keyboard again when the card closes', async () => {
    const app = await show(WIDE, town());
    await row(/柳岸苑/).click();
    expect(app.store.getState().cameraWish).not.toBeNull();
    await page.getByRole('button', { name: '回到列表' }).click();
    expect(document.activeElement?.getAttribute('role')).toBe('tree');
    const active = document.activeElement?.getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')?.textContent).toContain('柳岸苑');
  });

  test('Esc climbs one level, but not while one types', async () => {
    const app = await show(WIDE, town(), { selection: { kind: 'building', id: 'building-1' } });
    await page.getByRole('combobox').click();
    await userEvent.keyboard('x{Escape}');
    expect(selectionOf(app)).toEqual({ kind: 'building', id: 'building-1' });
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('{Escape}');
    expect(selectionOf(app)).toEqual({ kind: 'compound', id: 'compound-1' });
  });

  test('cases come overdue first and say by how much', async () => {
    await show(
      WIDE,
      town()
        .withCase('case-2', { title: '噪声扰民', due_at: hoursFromNow(-72) })
        .withCase('case-3', { title: '楼道堆物', due_at: hoursFromNow(5) }),
    );
    await page.getByRole('tab', { name: '案件' }).click();
    const options = page.getByRole('option');
    await expect.element(options.nth(0)).toMatchTextContent(/噪声扰民.*超期 3天/);
    await expect.element(options.nth(1)).toMatchTextContent(/路灯不亮.*超期 1天6小时/);
    await expect.element(options.nth(2)).toMatchTextContent(/楼道堆物.*剩 5小时/);
  });

  test('keeps thousands of rows out of the page', async () => {
    const world = town();
    for (let i = 0; i < 3000; i += 1) world.withCompound(`c${i}`, { name: `小区${i}` });
    await show(WIDE, world);
    await page.getByRole('tab', { name: '小区' }).click();
    await expect.element(page.getByText('共 3,001 条')).toBeVisible();
    expect(page.getByRole('option').elements().length).toBeLessThan(40);
    (page.getByRole('listbox').element() as HTMLElement).focus();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByRole('option', { name: /^小区2999/ })).toBeVisible();
  });
});

describe('what is not there is explained', () => {
  test('a first pull shows that it is coming', async () => {
    await show(WIDE, aWorld().as('grid_worker'), { sync: { ...initialSync, phase: 'pulling', progress: 0.4 } });
    await page.getByRole('tab', { name: '站点' }).click();
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '0.4');
    await expect.element(page.getByText('正在取回辖区数据')).toBeInTheDocument();
  });

  test('a failed first pull says whether the data is safe and offers to try again', async () => {
    const app = await show(WIDE, aWorld().as('grid_worker'), {
      sync: { ...initialSync, phase: 'failed', failure: new Failure('server') },
    });
    await page.getByRole('tab', { name: '站点' }).click();
    await expect.element(page.getByText(/服务器出错。本机数据不受影响/)).toBeVisible();
    app.remote.answers.push(new Failure('network'));
    await page.getByRole('tabpanel').getByRole('button', { name: '重试' }).click();
    await expect.element(page.getByText('离线，而且本机还没有辖区数据')).toBeVisible();
  });

  test('nothing here, when all has come', async () => {
    await show(WIDE, town());
    await page.getByRole('tab', { name: '站点' }).click();
    await expect.element(page.getByText('还没有党群服务站')).toBeVisible();
  });

  test('an account without a role is told who can give one', async () => {
    await show(WIDE, aWorld(), { sync: { ...pulled, failure: new Failure('no_profile') } });
    await expect.element(page.getByRole('heading', { name: '还没有分配角色' })).toBeVisible();
    await expect.element(page.getByText(/街道管理员/)).toBeVisible();
  });
});

describe('the status', () => {
  const status = () => page.getByRole('button', { name: /同步状态/ });

  test('says from when the data is', async () => {
    await show(WIDE, town());
    await expect.element(status()).toMatchTextContent('数据截至 09:58');
  });

  test('offline is said, with the age of what is shown', async () => {
    await show(WIDE, town(), { sync: { ...pulled, phase: 'offline' }, online: false });
    await expect.element(status()).toMatchTextContent(/离线.*数据截至 09:58/);
  });

  test('a failed pull can be tried again at once', async () => {
    const app = await show(WIDE, town(), { sync: { ...pulled, phase: 'failed', failure: new Failure('server') } });
    app.remote.answers.push(new Failure('server'));
    await page.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => app.remote.asked.length).toBe(1);
  });
});

describe('the phone', () => {
  const sheetHeight = () =>
    Math.round(
      page
        .getByRole('region', { name: /辖区列表|详情/ })
        .element()
        .getBoundingClientRect().height,
    );

  test('the sheet is raised and lowered by buttons, and the map is told', async () => {
    const app = await show(PHONE, town());
    await expect.poll(sheetHeight).toBe(96);
    expect(app.store.getState().insets.bottom).toBe(96);
    await page.getByRole('button', { name: '拉高面板' }).click();
    await expect.poll(sheetHeight).toBe(392);
    expect(app.store.getState().insets.bottom).toBe(392);
    await page.getByRole('button', { name: '拉高面板' }).click();
    await expect.poll(sheetHeight).toBe(712);
    await expect.element(page.getByRole('button', { name: '拉高面板' })).toBeDisabled();
  });

  test('opening something shows it: the sheet comes up by itself', async () => {
    const app = await show(PHONE, town());
    app.store.setState({ selection: { kind: 'compound', id: 'compound-1' } });
    await expect.poll(sheetHeight).toBe(392);
    await expect.element(page.getByRole('heading', { name: 'compound compound-1' })).toBeVisible();
  });

  test('every target is at least 44 px and lies inside the screen', async () => {
    await show(PHONE, town());
    for (const button of page.getByRole('button').elements()) {
      const { width, height, left, right } = button.getBoundingClientRect();
      if (button.closest('[class*="skip"]')) continue;
      expect(Math.min(width, height), button.ariaLabel ?? button.textContent).toBeGreaterThanOrEqual(44);
      expect(left >= 0 && right <= PHONE[0], button.ariaLabel ?? '').toBe(true);
    }
  });

  test('twice the text still leaves everything in reach', async () => {
    document.documentElement.style.fontSize = '32px';
    try {
      await show(PHONE, town());
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(PHONE[0]);
      await page.getByRole('button', { name: '拉高面板' }).click();
      await expect.element(row(/清和第一网格/)).toBeVisible();
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });
});

describe('legend and account', () => {
  test('the legend switches layers', async () => {
    const app = await show(WIDE, town());
    await page.getByRole('button', { name: '图例与图层' }).click();
    await page.getByRole('switch', { name: '党员户' }).click();
    expect(app.store.getState().layers.party_household).toBe(false);
    await expect.element(page.getByRole('switch', { name: '党员户' })).toHaveAttribute('aria-checked', 'false');
  });

  test('on the service circle the legend explains the circle and offers no layer that is put away', async () => {
    const app = await show(WIDE, town());
    await page.getByRole('button', { name: '图例与图层' }).click();
    const picture = { kind: 'network', rings: [], streets: [], atEdge: false } as const;
    app.store.setState(({ circle }) => ({ screen: 'circle', circle: { ...circle, picture } }));
    await expect.element(page.getByText('圈外的楼栋')).toBeVisible();
    await expect.element(page.getByText('直线估算，未按路网')).not.toBeInTheDocument();
    await expect.element(page.getByRole('switch', { name: '楼栋' })).toBeVisible();
    await expect.element(page.getByRole('switch', { name: '党员户' })).not.toBeInTheDocument();
  });

  test('the account says who, where and what, and changes theme and language', async () => {
    const app = await show(WIDE, town(), {
      session: { kind: 'signed_in', userId: 'user-1', email: 'grid@lianxin.example', role: 'grid_worker' },
    });
    await page.getByRole('button', { name: /我的账号/ }).click();
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/欧阳竹影.*网格员.*清和第一网格/);
    await page.getByRole('radio', { name: '户外' }).click();
    expect(app.store.getState().theme).toBe('outdoor');
    await expect.poll(() => document.documentElement.dataset['theme']).toBe('outdoor');
    await page.getByRole('radio', { name: 'English' }).click();
    await expect.element(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect(document.documentElement.lang).toBe('en');
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(app.remote.signedOut).toBe(1);
  });
});
