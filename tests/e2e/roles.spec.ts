/**
 * One map, three people. Each signs in with one tap, clicks a grid and a compound by position, and reads the answer; and
 * nothing their role may not hold has reached their browser.
 */
import { everythingKept } from './device-contents.ts';
import { Visitor } from './driver.ts';
import { factsOf, inside, type Facts } from './facts.ts';
import { expect, test } from './server.ts';

const SENSITIVE = ['household', 'household_contact', 'party_member', 'party_household', 'case_detail'] as const;

/** The demo worker's own grid and one compound in it. */
function ownPlaces(facts: Facts) {
  const grid = facts.one('territory', ({ id }) => facts.all('profile')[0]?.territory_ids.includes(id) ?? false);
  const compound = facts.one('compound', ({ territory_id }) => territory_id === grid.id);
  const duty = facts.one(
    'grid_worker_duty',
    ({ territory_id, grid_worker_id }) =>
      territory_id === grid.id &&
      facts.one('grid_worker', ({ id }) => id === grid_worker_id).employment === 'full_time',
  );
  return { grid, compound, worker: facts.one('grid_worker', ({ id }) => id === duty.grid_worker_id) };
}

for (const role of ['网格员', '街道工作人员', '领导'] as const) {
  test(`${role}: signs in, clicks a grid, then a compound, and reads who answers for it`, async ({ page, server }) => {
    const { grid, compound, worker } = ownPlaces(await factsOf(server, 'grid'));
    const visitor = new Visitor(page);
    await visitor.signInAs(role);

    await visitor.clickAt(inside(grid), 14.2);
    await expect(visitor.card.getByRole('heading', { name: grid.name })).toBeVisible();
    await expect(visitor.card.getByText(worker.name).first()).toBeVisible();
    await expect(visitor.card.getByRole('link', { name: new RegExp(worker.phone) }).first()).toHaveAttribute(
      'href',
      `tel:${worker.phone.replaceAll('-', '')}`,
    );
    await expect(visitor.card.getByText(/党支部|党总支|党小组/).first()).toBeVisible();
    await expect(visitor.card.getByRole('heading', { name: '未结案件' })).toBeVisible();

    await visitor.clickAt(inside(compound), 16.2);
    await expect(page).toHaveURL(/sel=(compound|building):/);
    await page.goto(`/#sel=compound:${compound.id}`);
    await expect(visitor.card.getByRole('heading', { name: compound.name })).toBeVisible();
    expect(visitor.complaints).toEqual([]);
  });
}

test('a leader receives counts and no person', async ({ page, server }) => {
  const office = await factsOf(server, 'office');
  const leader = await factsOf(server, 'leader');
  for (const name of SENSITIVE) {
    expect(office.all(name === 'household_contact' ? 'household' : name).length).toBeGreaterThan(0);
    expect(leader.entities).not.toContain(name);
  }
  const visitor = new Visitor(page, { listens: true });
  await visitor.signInAs('领导');
  const received = await visitor.payloads();
  expect(received).toContain('place_summary');
  const member = office.all('party_member')[0];
  const household = office.all('household')[0];
  const detail = office.all('case_detail').find(({ reporter_name }) => reporter_name !== null);
  for (const secret of [member?.id, household?.id, detail?.reporter_phone]) {
    expect(secret).toBeTruthy();
    expect(received).not.toContain(secret);
  }
});

test('a worker receives the homes of their own grid and nobody else’s', async ({ page, server }) => {
  const [own, neighbour] = [await factsOf(server, 'grid'), await factsOf(server, 'neighbour')];
  expect(own.all('household_contact').length).toBe(own.all('household').length);
  const visitor = new Visitor(page, { listens: true });
  await visitor.signInAs('网格员');
  const received = await visitor.payloads();
  expect(received).toContain(own.all('household')[0]?.id);
  const foreign = [
    ...neighbour.all('household'),
    ...neighbour.all('household_contact'),
    ...neighbour.all('party_member'),
    ...neighbour.all('case_detail'),
  ];
  expect(foreign.length).toBeGreaterThan(1000);
  expect(foreign.filter(({ id }) => received.includes(id))).toEqual([]);
});

test('the office reads a contact online, one at a time', async ({ page, server }) => {
  const own = await factsOf(server, 'grid');
  const contact = own.one('household_contact', ({ phone }) => phone !== null);
  const visitor = new Visitor(page, { listens: true });
  await visitor.signInAs('街道工作人员', `#sel=household:${contact.id}`);
  expect(await visitor.payloads()).not.toContain(contact.phone ?? '');
  await expect(visitor.card.getByText(contact.head_name)).toHaveCount(0);
  await visitor.card.getByRole('button', { name: '查看户主与电话' }).click();
  await expect(visitor.card.getByText(contact.head_name)).toBeVisible();
  await expect(visitor.card.getByRole('link', { name: new RegExp(contact.phone ?? '') })).toBeVisible();
});

test('an account without a role is told who can give one', async ({ page, server }) => {
  const visitor = new Visitor(page);
  await visitor.signInWith('nobody@lianxin.example', await server.passwordOf('nobody@lianxin.example'));
  await expect(page.getByRole('heading', { name: '还没有分配角色' })).toBeVisible();
});

test('a wrong password is said plainly and the form keeps the address', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.signInWith('office@lianxin.example', 'not-the-password');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('邮箱')).toHaveValue('office@lianxin.example');
});

test('after signing out nothing of the territory is left on the device', async ({ page, server }) => {
  const own = await factsOf(server, 'grid');
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  await page.getByRole('button', { name: /我的账号/ }).click();
  await page
    .getByRole('button', { name: '退出登录' })
    .or(page.getByRole('menuitem', { name: '退出登录' }))
    .click();
  await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
  const kept = await everythingKept(page);
  for (const { id } of [...own.all('household'), ...own.all('household_contact')].slice(0, 50))
    expect(kept).not.toContain(id);
});
