import { Footprints, Table2 } from 'lucide-react';
import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { anAccount } from '../../../tests/fakes/fake-remote.ts';
import { fakeApp, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { initialSync } from '../../state/sync.ts';
import { AppProvider } from '../app-context.tsx';
import '../base.css';
import { Shell } from '../Shell.tsx';
import '../tokens.css';
import { PLACES, type RailPlace } from './places.ts';

let arrives = true;
const places: readonly RailPlace[] = [
  ...PLACES.filter(({ screen }) => screen === 'map'),
  {
    screen: 'patrol',
    icon: Footprints,
    label: 'shell.nav.browse',
    kind: 'panel',
    roles: ['grid_worker'],
    load: async () => ({ default: () => <h2>巡查清单</h2> }),
    badge: ({ world }) => world.case_record.size,
  },
  {
    screen: 'desk',
    icon: Table2,
    label: 'shell.nav.browse',
    kind: 'full',
    load: async () => {
      if (!arrives) throw new Error('no network');
      return { default: ({ card }) => <section aria-label="台账">{card({ kind: 'compound', id: 'c' })}</section> };
    },
  },
];

async function show(width: number, height: number, role: 'grid_worker' | 'leader' = 'grid_worker'): Promise<FakeApp> {
  await page.viewport(width, height);
  const app = fakeApp({
    sync: { ...initialSync, dataAsOf: '2026-11-20T01:58:00Z' },
    session: { kind: 'signed_in', ...anAccount, role },
    world: aWorld().as(role, 'grid-1').withGrid('grid-1').withCompound('compound-1').withCase('case-1').build(),
  });
  const host = document.createElement('div');
  host.style.height = '100vh';
  document.body.append(host);
  await render(
    <AppProvider app={app}>
      <Shell
        places={places}
        map={<canvas tabIndex={0} aria-label="画布" />}
        card={({ kind, id }) => <h2>{`${kind} ${id}`}</h2>}
      />
    </AppProvider>,
    { container: host },
  );
  return app;
}

const button = (n: number) => page.getByRole('navigation', { name: '主导航' }).getByRole('button').nth(n);

beforeEach(() => {
  document.body.replaceChildren();
  arrives = true;
});

describe.each([
  ['desk', 1280, 800],
  ['phone', 390, 844],
])('the rail on a %s', (_, width, height) => {
  test('a place beside the map stands where the list was, gives way to a card, and comes back', async () => {
    const app = await show(width, height);
    await button(1).click();
    await expect.element(page.getByRole('heading', { name: '巡查清单' })).toBeVisible();
    app.store.setState({ selection: { kind: 'compound', id: 'compound-1' } });
    await expect.element(page.getByRole('heading', { name: 'compound compound-1' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('heading', { name: '巡查清单' })).toBeVisible();
  });

  test('a full place hides the map without unmounting it', async () => {
    await show(width, height);
    const canvas = page.getByLabelText('画布').element();
    await button(2).click();
    await expect.element(page.getByRole('region', { name: '台账' })).toBeVisible();
    expect(getComputedStyle(canvas).visibility).toBe('hidden');
    await button(0).click();
    expect(page.getByLabelText('画布').element()).toBe(canvas);
    await expect.element(page.getByLabelText('画布')).toBeVisible();
  });

  test('every button is a thumb high and inside the screen', async () => {
    await show(width, height);
    for (const element of page.getByRole('navigation', { name: '主导航' }).getByRole('button').elements()) {
      const box = element.getBoundingClientRect();
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      expect(box.right).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThanOrEqual(height);
    }
  });
});

test('a place that somebody does not have is not there, and a link to it opens the map', async () => {
  const app = await show(1280, 800, 'leader');
  expect(page.getByRole('navigation', { name: '主导航' }).getByRole('button').elements()).toHaveLength(2);
  app.store.setState({ screen: 'patrol' });
  await expect.element(page.getByRole('tree')).toBeVisible();
});

test('counts stand on the icon', async () => {
  await show(1280, 800);
  await expect.element(button(1)).toMatchTextContent(/^1/);
});

test('code that does not arrive says so and can be asked for again', async () => {
  arrives = false;
  await show(1280, 800);
  await button(2).click();
  await expect.element(page.getByText('这一页没有打开')).toBeVisible();
  arrives = true;
  await page.getByRole('button', { name: '重试' }).click();
  await expect.element(page.getByRole('region', { name: '台账' })).toBeVisible();
});
