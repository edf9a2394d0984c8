import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { fakeApp, signedIn, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { AppProvider } from '../app-context.tsx';
import { SearchBox } from './SearchBox.tsx';

const world = () =>
  aWorld()
    .as('street_staff', 'street')
    .withGrid('grid-1', { name: '柳岸网格' })
    .withCompound('compound-1', { name: '柳岸苑' })
    .withCompound('compound-2', { name: '松风里' })
    .withWorker('worker', { name: '上官柳岸', grids: ['grid-1'] })
    .build();

async function show(): Promise<FakeApp> {
  const app = fakeApp({ ...signedIn, world: world() });
  await render(
    <AppProvider app={app}>
      <button type="button">别处</button>
      <SearchBox />
    </AppProvider>,
  );
  return app;
}

const box = () => page.getByRole('combobox');
const options = () => page.getByRole('option');

describe('search', () => {
  test.each(['/', '{Control>}k{/Control}'])('%s brings the focus to the box from anywhere', async (keys) => {
    await show();
    await userEvent.keyboard(keys);
    await expect.element(box()).toHaveFocus();
    await expect.element(box()).toHaveValue('');
  });

  test('groups what it finds by kind and lights the place one points at', async () => {
    const app = await show();
    await box().fill('柳岸');
    await expect.element(page.getByRole('group', { name: '小区' }).getByRole('option')).toMatchTextContent('柳岸苑');
    await expect.element(page.getByRole('group', { name: '网格员' })).toBeVisible();
    await page.getByRole('option', { name: /柳岸苑/ }).hover();
    expect(app.store.getState().hover).toEqual({ kind: 'compound', id: 'compound-1' });
  });

  test('arrows choose, Enter opens and flies, and it is offered again as recent', async () => {
    const app = await show();
    await box().fill('松风');
    await expect.element(options().first()).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(app.store.getState().selection).toEqual({ kind: 'compound', id: 'compound-2' });
    expect(app.store.getState().cameraWish).not.toBeNull();
    await expect.element(box()).toHaveValue('');
    await expect.element(box()).toHaveAttribute('aria-expanded', 'false');
    await box().click();
    await expect
      .element(page.getByRole('group', { name: '最近看过' }).getByRole('option'))
      .toMatchTextContent('松风里');
  });

  test('the active option is named to assistive technology', async () => {
    await show();
    await box().fill('柳岸');
    await expect.element(options().nth(1)).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    const active = box().element().getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')).toBe(options().nth(1).element());
  });

  test('nothing found is said, with what could be tried', async () => {
    await show();
    await box().fill('没有这个地方');
    await expect.element(page.getByText('没有找到“没有这个地方”')).toBeVisible();
    await expect.element(page.getByText(/只搜得到您有权看的内容/)).toBeVisible();
  });

  test('Esc empties and closes', async () => {
    await show();
    await box().fill('柳岸');
    await userEvent.keyboard('{Escape}');
    await expect.element(box()).toHaveValue('');
    expect(options().elements()).toHaveLength(0);
  });

  test('Enter belongs to the input method while it composes', async () => {
    const app = await show();
    await box().fill('柳岸');
    await expect.element(options().first()).toBeVisible();
    box()
      .element()
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }));
    expect(app.store.getState().selection).toBeNull();
  });
});
