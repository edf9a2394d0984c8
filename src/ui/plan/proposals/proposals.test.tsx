import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { aChangedStreet, aProposal, PROPOSAL } from '../../../../tests/builders/a-changed-street.ts';
import type { FakeApp } from '../../../../tests/fakes/fake-app.ts';
import { button, eventually, says, shown, told } from '../../../../tests/support/circle-on-screen.tsx';
import { showPlan } from '../../../../tests/support/past-on-screen.tsx';
import type { BoundaryProposal, ProposalEffect } from '../../../domain/entities.ts';
import type { TerritoryId } from '../../../domain/ids.ts';
import type { Role } from '../../../domain/role.ts';
import { initialPlan } from '../../../state/plan.ts';
import '../../base.css';
import '../../tokens.css';

const part = (households: number) => ({
  households,
  residents: households * 2,
  members: 9,
  area_m2: 98_000,
  grid_workers: 1,
});
const effect: ProposalEffect = {
  parts: [
    { territory_id: 'wide' as TerritoryId, name: '第一网格', before: part(620), after: part(480) },
    { territory_id: 'new' as TerritoryId, name: '第二网格', before: part(260), after: part(400) },
    { territory_id: 'cut' as TerritoryId, name: '第五网格', before: null, after: part(120) },
  ],
  moved_households: 1240,
  moved_residents: 2480,
  households_with_other_worker: 96,
};

const open = (row: Partial<BoundaryProposal> = {}, role: Role = 'street_staff'): Promise<FakeApp> =>
  showPlan(aChangedStreet().with('boundary_proposal', aProposal(row)), {
    role,
    plan: { ...initialPlan, tool: 'proposals', proposal: PROPOSAL },
  });
const plan = (app: FakeApp) => app.store.getState().plan;
const names = () =>
  page
    .getByRole('button')
    .elements()
    .map((one) => one.getAttribute('aria-label') ?? one.textContent ?? '');

beforeEach(() => page.viewport(390, 844));

test('the list shows what waits first, and opens one on the map as well', async () => {
  const builder = aChangedStreet()
    .with(
      'boundary_proposal',
      aProposal({ id: 'done' as never, name: '旧方案', status: 'effective', effective_on: '2026-03-02' }),
    )
    .with('boundary_proposal', aProposal());
  const app = await showPlan(builder, { tool: 'proposals', role: 'leader' });
  const rows = page.getByRole('list', { name: '全部方案' }).getByRole('listitem');
  await expect.element(rows.first()).toMatchTextContent(/第一、二网格均衡方案.*司徒晚晴 · 2026年11月18日.*待审核/);
  await expect.element(rows.last()).toMatchTextContent(/旧方案.*2026年3月2日已生效/);
  await rows.first().getByRole('button').click();
  await expect.element(page.getByRole('heading', { name: '第一、二网格均衡方案' })).toBeVisible();
  expect(app.store.getState().cameraWish).toMatchObject({ kind: 'bounds', bounds: [0, 0, 0.02, 0.01] });
  await eventually(() => plan(app).moved.map(({ to }) => to)).toEqual(['new']);
  await page.getByRole('radio', { name: '现状' }).click({ force: true });
  expect(plan(app).comparison).toBe('before');
  await button('全部方案').click();
  expect(plan(app)).toMatchObject({ proposal: null, comparison: 'both', moved: [] });
});

test('its numbers are the database’s once it has counted', async () => {
  await open({ effect });
  await says('划转 1,240 户、2,480 人');
  await says('其中 96 户要换网格员');
  const table = page.getByRole('table', { name: '各网格调整前后' });
  await expect.element(table).toMatchTextContent(/第一网格 户620超过500户480300–500户内−140/);
  await expect.element(table).toMatchTextContent(/第五网格 新设户–120低于300户\+120/);
  expect(shown()).not.toContain('按本机数据估算');
});

test('while it is a draft they are this device’s, or come later where nobody’s home is held', async () => {
  const builder = () => aChangedStreet().with('boundary_proposal', aProposal({ status: 'draft', is_own: true }));
  const state = { plan: { ...initialPlan, tool: 'proposals', proposal: PROPOSAL } } as const;
  await showPlan(builder(), { ...state, role: 'community_staff' });
  await says('按本机数据估算，提交后由服务器核定。');
  document.body.replaceChildren();
  await showPlan(builder(), { ...state, role: 'leader' });
  await says('提交后由服务器统计户数和人数。');
});

describe('who may do what', () => {
  test('its maker submits, and removes; an undo is offered', async () => {
    const app = await open({ status: 'draft', is_own: true }, 'community_staff');
    await button('提交审核').click();
    await eventually(() => told(app)).toEqual([{ name: 'proposal.submit', args: { proposal_id: PROPOSAL } }]);
    await says('待审核');
    await button('撤销').click();
    await eventually(() => told(app)).toEqual([]);
    await button('删除').click();
    await eventually(() => told(app)).toEqual([{ name: 'proposal.remove', args: { proposal_id: PROPOSAL } }]);
    await says('还没有方案');
  });

  test('its maker takes it back as a draft and cannot decide, which is said', async () => {
    const app = await open({ is_own: true });
    await says('这是您自己提出的方案，要由别人审核。');
    expect(names()).not.toContain('同意');
    await button('撤回').click();
    const { change, bases, name, note, territory_id: parent_id } = aProposal();
    await eventually(() => told(app)).toEqual([
      { name: 'proposal.save', args: { proposal_id: plan(app).proposal, parent_id, name, note, change, bases } },
      { name: 'proposal.remove', args: { proposal_id: PROPOSAL } },
    ]);
    await says('草稿');
    expect([...app.store.getState().world.boundary_proposal.keys()]).toEqual([plan(app).proposal]);
    await button('撤销').click();
    await eventually(() => told(app)).toEqual([]);
    expect(plan(app).proposal).toBe(PROPOSAL);
    await says('待审核');
  });

  test('a colleague of the community looks, and is told who decides', async () => {
    await open({}, 'community_staff');
    await says('由街道或领导审核。');
    expect(names()).not.toEqual(expect.arrayContaining(['同意']));
    expect(names()).not.toEqual(expect.arrayContaining(['退回']));
  });

  test.each(['street_staff', 'leader'] as const)('%s approves with a day, today or later', async (role) => {
    const app = await open({ effect }, role);
    await button('同意').click();
    const day = page.getByLabelText('生效日期');
    await expect.element(day).toHaveValue('2026-12-01');
    await day.fill('2026-11-19');
    await expect.element(button('生效日期不能早于今天。')).toBeDisabled();
    await button('今天').click();
    await page.getByLabelText('意见（可不填）').fill('同意先行试点');
    await button('同意，2026年11月20日生效').click();
    await eventually(() => told(app)).toEqual([
      {
        name: 'proposal.approve',
        args: { proposal_id: PROPOSAL, effective_on: '2026-11-20', note: '同意先行试点' },
      },
    ]);
    await says('自2026年11月20日起生效');
    await says(/审核记录.*欧阳竹影同意/);
  });

  test('sending back asks for the reason, and its maker reads it', async () => {
    const app = await open({}, 'leader');
    await button('退回').click();
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await says('请写明原因，提出人会看到。');
    expect(told(app)).toEqual([]);
    await page.getByLabelText('退回原因').fill('第二网格路太远');
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await eventually(() => told(app)).toEqual([
      { name: 'proposal.reject', args: { proposal_id: PROPOSAL, note: '第二网格路太远' } },
    ]);
    await says('意见：第二网格路太远');
  });
});

test('one that was overtaken says why, and that nothing has changed', async () => {
  const review = {
    reviewed_by: '令狐雪',
    reviewed_at: '2026-11-19T02:00:00Z',
    review_note: '同意\nconflict: 第二网格',
  };
  const app = await open({ status: 'stale', is_own: true, effect, ...review }, 'community_staff');
  await says('意见：同意');
  await says('“第二网格”的边界在方案提出以后改过。');
  await button('用编辑器打开').click();
  expect(plan(app).tool).toBe('edit');
  expect(app.store.getState().boundary.edit).toMatchObject({ parentId: 'community', ghosts: [{}, {}] });
  await says('生效那天，边界已经和方案依据的不一样了');
});

test('one that is not there any more says so', async () => {
  await showPlan(aChangedStreet(), { plan: { ...initialPlan, tool: 'proposals', proposal: PROPOSAL } });
  await says('这个方案不在了');
});

test('every button is a thumb high, in English too', async () => {
  await showPlan(aChangedStreet().with('boundary_proposal', aProposal({ effect })), {
    plan: { ...initialPlan, tool: 'proposals', proposal: PROPOSAL },
    preferences: { theme: 'dark', locale: 'en' },
    role: 'leader',
  });
  await says('Awaiting review');
  for (const element of page.getByRole('button').elements()) {
    const box = element.getBoundingClientRect();
    expect(Math.min(box.width, box.height), element.textContent ?? '').toBeGreaterThanOrEqual(44);
    expect(box.right).toBeLessThanOrEqual(390);
  }
});
