/**
 * Every main screen at four sizes, and one in three themes and in English: free of violations axe can find, nothing wider
 * than the screen, and photographed. With `SCREENSHOTS=1` the pictures the README shows are taken anew.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CircleVisitor, PATIENT } from './circle-driver.ts';
import { Visitor } from './driver.ts';
import { factsOf, inside } from './facts.ts';
import { PlanVisitor } from './plan-driver.ts';
import { expectNoSidewaysScroll, expectNoViolations } from './screen-checks.ts';
import { expect, test } from './server.ts';

const SIZES = { desk: [1280, 800], tablet: [1024, 768], portrait: [768, 1024], phone: [390, 844] } as const;
const THEMES = ['light', 'dark', 'outdoor'] as const;
const PICTURES = join(import.meta.dirname, 'screenshots');
/** Those the README shows; only they are kept in the repository. */
const SHOWN = [
  'grid-desk',
  'patrol-tablet',
  'report-phone',
  'register-desk',
  'indicators-desk',
  'theme-outdoor',
  'circle-desk',
  'plan-tablet',
  'circle-phone',
  'edit-desk',
  'history-tablet',
];

async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'] && SHOWN.includes(name) ? PICTURES : test.info().outputDir;
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Until the code of a place has come. */
const arrived = (page: Page): Promise<void> => expect(page.getByText('正在打开…')).toHaveCount(0);

/** Screens that open beside the map, and those that open in a sheet over it; each made smaller or larger while it is open. */
const HANDS = { beside: ['desk', 'tablet'], over: ['phone', 'portrait'] } as const;
type Hand = keyof typeof HANDS;

const hold = (page: Page, hand: Hand): Promise<void> => resize(page, HANDS[hand][0]);

async function resize(page: Page, size: keyof typeof SIZES): Promise<void> {
  const [width, height] = SIZES[size];
  await page.setViewportSize({ width, height });
}

/** The open screen at each size of the hand: photographed, nothing wider than the screen, and at the first no violation. */
async function lookAt(visitor: Visitor, hand: Hand, name: string): Promise<void> {
  const { page } = visitor;
  for (const size of HANDS[hand]) {
    await resize(page, size);
    await visitor.mapIdle();
    await expectNoSidewaysScroll(page);
    if (size === HANDS[hand][0]) await expectNoViolations(page);
    await photograph(page, `${name}-${size}`);
  }
  await hold(page, hand);
}

for (const hand of Object.keys(HANDS) as Hand[]) {
  test(`${hand}: signing in, the map, its cards and the places of a grid worker`, async ({ page, server }) => {
    test.slow();
    const facts = await factsOf(server, 'grid');
    const grid = facts.one('territory', ({ id }) => facts.all('profile')[0]?.territory_ids.includes(id) ?? false);
    const compound = facts.one('compound', ({ territory_id }) => territory_id === grid.id);
    const station = facts.all('service_station')[0];
    const household =
      facts.all('party_household').find(({ is_center }) => is_center) ?? facts.all('party_household')[0];
    const [lon, lat] = inside(compound);
    await hold(page, hand);
    const visitor = new Visitor(page);
    await visitor.openSignIn();
    await expectNoViolations(page);
    await photograph(page, `sign-in-${hand}`);
    await visitor.signInAs('网格员');
    const screens = {
      list: '',
      grid: `#map=15/${lat}/${lon}&sel=territory:${grid.id}`,
      compound: `#map=16.2/${lat}/${lon}&sel=compound:${compound.id}`,
      station: `#sel=service_station:${station?.id}`,
      household: `#map=17/${lat}/${lon}&sel=household:${household?.household_id}`,
      patrol: `#map=15.5/${lat}/${lon}&at=patrol`,
      orders: `#map=15.5/${lat}/${lon}&at=orders`,
      outbox: `#map=15.5/${lat}/${lon}&at=outbox`,
    };
    for (const [name, hash] of Object.entries(screens)) {
      if (hash) await page.evaluate((link) => window.location.assign(link), hash);
      if (hash.includes('sel=')) await expect(visitor.card.getByRole('heading').first()).toBeVisible();
      await arrived(page);
      await lookAt(visitor, hand, name);
    }
    await page.getByRole('button', { name: '上报', exact: true }).click();
    await arrived(page);
    await expect(page.getByRole('heading', { name: /上报/ })).toBeVisible();
    await lookAt(visitor, hand, 'report');
  });

  test(`${hand}: the desk`, async ({ page }) => {
    await hold(page, hand);
    const visitor = new Visitor(page);
    await visitor.signInAs('街道工作人员', '#at=desk');
    await arrived(page);
    for (const [name, tab] of Object.entries({ register: '台账', indicators: '指标' })) {
      await page.getByRole('radio', { name: tab }).check();
      await lookAt(visitor, hand, name);
    }
  });

  test(`${hand}: the service circle`, async ({ page }) => {
    await hold(page, hand);
    test.slow();
    const visitor = new CircleVisitor(page);
    await visitor.signInAs('街道工作人员');
    await visitor.openCircle();
    const screens = { circle: '覆盖', plan: '选址', scenarios: '方案', published: '发布' } as const;
    for (const [name, tab] of Object.entries(screens)) {
      await visitor.openTab(tab);
      if (tab === '选址') {
        // a plan with a site in it: the place of the inventory that brings most
        await expect(visitor.circle.getByText(/^\+[\d,]+ 户$/).first()).toBeVisible(PATIENT);
        await visitor.circle.getByRole('button', { name: /^选用/ }).first().click();
        await expect.poll(visitor.gain, PATIENT).toBeGreaterThan(0);
      }
      await lookAt(visitor, hand, name);
    }
  });

  test(`${hand}: planning, and each of its tools`, async ({ page }) => {
    await hold(page, hand);
    test.slow();
    const visitor = new PlanVisitor(page);
    await visitor.signInAs('街道工作人员', '#at=plan');
    await arrived(page);
    // a sheet that a link has opened stands half way: the fourth tool is on the screen
    await expect(page.getByRole('button', { name: /^责任区/ })).toBeInViewport();
    await lookAt(visitor, hand, 'planning');
    const tools = {
      edit: '画网格',
      proposals: '方案',
      history: '历史',
      zones: '责任区',
      quality: '体检',
      import: '导入',
      export: '导出',
    } as const;
    for (const [name, tool] of Object.entries(tools)) {
      const opened = await visitor.openTool(tool);
      await arrived(page);
      if (name === 'edit') {
        await opened.getByRole('button', { name: '修改' }).click();
        await opened.getByLabel('最少户数').scrollIntoViewIfNeeded();
        await lookAt(visitor, hand, 'grid-size');
        await opened.getByRole('button', { name: /清和社区/ }).click();
      }
      await lookAt(visitor, hand, name);
      await page.getByRole('region', { name: tool, exact: true }).first().getByRole('button', { name: '规划' }).click();
    }
  });
}

for (const theme of THEMES) {
  test(`the ${theme} theme, in English`, async ({ page, server }) => {
    const facts = await factsOf(server, 'grid');
    const grid = facts.one('territory', ({ id }) => facts.all('profile')[0]?.territory_ids.includes(id) ?? false);
    const [lon, lat] = inside(grid);
    const visitor = new Visitor(page);
    await visitor.signInAs('网格员', `#map=15.2/${lat}/${lon}&sel=territory:${grid.id}`);
    await page.getByRole('button', { name: /我的账号/ }).click();
    await page.getByRole('radio', { name: { light: '浅色', dark: '深色', outdoor: '户外' }[theme] }).check();
    await page.getByRole('radio', { name: 'English' }).check();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('radio')).toHaveCount(0);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(visitor.card.getByRole('heading', { name: grid.name })).toBeVisible();
    await visitor.mapIdle();
    await expectNoViolations(page);
    await photograph(page, `theme-${theme}`);
  });
}
