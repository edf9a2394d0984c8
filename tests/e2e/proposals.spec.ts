/** New boundaries are proposed by one person and decided by another: in force for everybody, or sent back with a reason. */
import type { BoundaryProposal } from '../../src/domain/entities.ts';
import type { BoundaryProposalId } from '../../src/domain/ids.ts';
import { newId } from '../../src/domain/new-id.ts';
import type { Started } from '../support/start-process.ts';
import { mergerIn, tell, versionsOf, type Merger } from './boundary-facts.ts';
import { Visitor } from './driver.ts';
import { factsOf } from './facts.ts';
import { expect, test } from './server.ts';

// two browsers, and maps drawn without a graphics card
test.slow();

/** As the street office, a draft that the server has. */
async function aDraft(server: Started, merger: Merger, name: string) {
  const proposal_id = newId(Date.now()) as BoundaryProposalId;
  const { parent, change } = merger;
  const args = { proposal_id, parent_id: parent.id, name, note: '合并后户数适中', change, bases: versionsOf(merger) };
  await tell(server, 'office', 'proposal.save', args);
  return proposal_id;
}

async function proposalIn(server: Started, id: string): Promise<BoundaryProposal> {
  return (await factsOf(server, 'office')).one('boundary_proposal', (row) => row.id === id);
}

test('the clerk submits, the leader approves for today: the boundaries change for everybody', async ({
  browser,
  server,
}) => {
  const before = await factsOf(server, 'office');
  const merger = mergerIn(before, 1);
  const id = await aDraft(server, merger, '并网格方案');

  const clerk = new Visitor(await (await browser.newContext({ baseURL: server.url })).newPage());
  await clerk.signInAs('街道工作人员', `#at=plan&proposal=${id}`);
  await expect(clerk.page.getByRole('heading', { name: '并网格方案' })).toBeVisible();
  await expect(clerk.page.getByText('按本机数据估算，提交后由服务器核定。')).toBeVisible();
  const moved = clerk.page.getByText(/^划转 [\d,]+ 户/);
  const estimated = await moved.textContent();
  await clerk.page.getByRole('button', { name: '提交审核' }).click();
  await expect.poll(async () => (await proposalIn(server, id)).status, { timeout: 60_000 }).toBe('proposed');
  await expect(clerk.page.getByText('按本机数据估算，提交后由服务器核定。')).toHaveCount(0, { timeout: 60_000 });
  // the device has counted as the database does
  expect(await moved.textContent()).toBe(estimated);
  await expect(clerk.page.getByText('这是您自己提出的方案，要由别人审核。')).toBeVisible();
  await expect(clerk.page.getByRole('button', { name: '同意', exact: true })).toHaveCount(0);

  const leader = new Visitor(await (await browser.newContext({ baseURL: server.url })).newPage());
  await leader.signInAs('领导', `#at=plan&proposal=${id}`);
  await expect(leader.page.getByRole('heading', { name: '并网格方案' })).toBeVisible();
  await expect(leader.page.getByText(estimated ?? '')).toBeVisible();
  await leader.page.getByRole('radio', { name: '方案' }).check({ force: true });
  await leader.mapIdle();
  await leader.page.getByRole('button', { name: '同意', exact: true }).click();
  await leader.page.getByRole('button', { name: '今天', exact: true }).click();
  await leader.page.getByRole('button', { name: /^同意，/ }).click();
  await expect.poll(async () => (await proposalIn(server, id)).status, { timeout: 60_000 }).toBe('effective');

  const now = await factsOf(server, 'grid');
  expect(now.all('territory').some((row) => row.id === merger.gone.id)).toBe(false);
  await expect(leader.page.getByText(/已生效/)).toBeVisible({ timeout: 60_000 });
  await clerk.page.reload();
  await clerk.settled();
  await clerk.page.evaluate((hash) => window.location.assign(hash), `#sel=territory:${merger.kept.id}`);
  await expect(clerk.card.getByRole('heading', { name: '边界历史' })).toBeVisible();
  expect([...clerk.complaints, ...leader.complaints]).toEqual([]);
});

test('a leader sends one back with a reason, and its maker reads it', async ({ browser, server }) => {
  const merger = mergerIn(await factsOf(server, 'office'), 0);
  const id = await aDraft(server, merger, '不合适的方案');
  const { version } = await proposalIn(server, id);
  await tell(server, 'office', 'proposal.submit', { proposal_id: id }, { [id]: version });

  const leader = new Visitor(await (await browser.newContext({ baseURL: server.url })).newPage());
  await leader.signInAs('领导', '#at=plan');
  await leader.page.getByRole('button', { name: /^方案/ }).click();
  const waiting = leader.page.getByRole('list', { name: '全部方案' }).getByRole('button').first();
  await expect(waiting).toContainText('待审核');
  await leader.page
    .getByRole('list', { name: '全部方案' })
    .getByRole('button', { name: /不合适的方案/ })
    .click();
  await leader.page.getByRole('button', { name: '退回', exact: true }).click();
  const sheet = leader.page.getByRole('dialog');
  await sheet.getByRole('button', { name: '退回' }).click();
  await expect(sheet.getByText('请写明原因，提出人会看到。')).toBeVisible();
  await sheet.getByLabel('退回原因').fill('合并后太大，走一圈要一个小时');
  await sheet.getByRole('button', { name: '退回' }).click();
  await expect.poll(async () => (await proposalIn(server, id)).status, { timeout: 60_000 }).toBe('rejected');

  const clerk = new Visitor(await (await browser.newContext({ baseURL: server.url })).newPage());
  await clerk.signInAs('街道工作人员', `#at=plan&proposal=${id}`);
  await expect(clerk.page.getByText('意见：合并后太大，走一圈要一个小时')).toBeVisible();
  await clerk.page.getByRole('button', { name: '用编辑器打开' }).click();
  await expect(clerk.page.getByRole('heading', { name: '画网格' })).toBeVisible();
  expect([...clerk.complaints, ...leader.complaints]).toEqual([]);
});
