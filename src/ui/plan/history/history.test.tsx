import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aChangedStreet } from '../../../../tests/builders/a-changed-street.ts';
import { aWorld } from '../../../../tests/builders/a-world.ts';
import type { FakeApp } from '../../../../tests/fakes/fake-app.ts';
import { button, eventually, says, shown } from '../../../../tests/support/circle-on-screen.tsx';
import { showPlan } from '../../../../tests/support/past-on-screen.tsx';
import '../../base.css';
import '../../tokens.css';

const day = (app: FakeApp) => app.store.getState().day;
const slider = () => page.getByRole('slider', { name: '日期' });

beforeEach(() => page.viewport(390, 844));

describe('the slider', () => {
  test('goes by day with the keys, and to either end', async () => {
    const app = await showPlan(aChangedStreet());
    await says('今天（2026年11月20日）');
    slider().element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await eventually(() => day(app)).toBe('2026-11-19');
    await expect.element(slider()).toHaveAttribute('aria-valuetext', '2026年11月19日');
    await userEvent.keyboard('{Home}');
    await eventually(() => day(app)).toBe('2026-03-01');
    await userEvent.keyboard('{End}');
    await eventually(() => day(app)).toBeNull();
  });

  test('steps from change to change, before and after each', async () => {
    const app = await showPlan(aChangedStreet());
    const seen: (string | null)[] = [];
    for (const step of ['上一次变化之前', '上一次变化之前', '下一次变化之后', '下一次变化之后', '下一次变化之后']) {
      await button(step).click();
      seen.push(day(app));
    }
    expect(seen).toEqual(['2026-06-30', '2026-03-01', '2026-03-02', '2026-07-01', null]);
    await expect.element(button('下一次变化之后')).toBeDisabled();
  });

  test('plays from the first state to today, and stops', async () => {
    const app = await showPlan(aChangedStreet());
    await button('播放变化过程').click();
    expect(day(app)).toBe('2026-03-01');
    await eventually(() => day(app)).toBe('2026-03-02');
    await button('暂停').click();
    await eventually(() => day(app)).toBe('2026-03-02');
    await button('播放变化过程').click();
    await eventually(() => day(app)).toBeNull();
    await expect.element(button('播放变化过程')).toBeVisible();
  });

  test('takes a day from the calendar', async () => {
    const app = await showPlan(aChangedStreet());
    await page.getByLabelText('选日期').fill('2026-05-15');
    expect(day(app)).toBe('2026-05-15');
  });

  test('is not there where no boundary has changed, which is said', async () => {
    await showPlan(aWorld().withGrid('grid-1'));
    await says('边界还没有变过');
    expect(page.getByRole('slider').elements()).toEqual([]);
  });
});

describe('the list of changes', () => {
  test('says what, where, why, by whom and how many before and after', async () => {
    await showPlan(aChangedStreet());
    const rows = page.getByRole('list', { name: '边界变化' }).getByRole('listitem');
    await expect
      .element(rows.first())
      .toMatchTextContent(/2026年7月1日.*合并.*第三网格180 户 → 333 户.*第四网格原151 户，已并出/);
    const split = page.getByRole('group', { name: /2026年3月2日/ });
    await expect.element(split).toBeVisible();
    expect(shown()).toMatch(/切分原因：户数超过 500 户经办：欧阳竹影/);
  });

  test('opens the day before and after, and goes there', async () => {
    const app = await showPlan(aChangedStreet());
    const split = page.getByRole('group', { name: /2026年3月2日/ });
    await split.getByRole('button', { name: '看调整前' }).click();
    expect(day(app)).toBe('2026-03-01');
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'bounds', bounds: [0, 0, 0.02, 0.01] });
    expect(app.store.getState().highlight.map(({ id }) => id)).toEqual(['wide']);
    await expect.element(split.getByRole('button', { name: '看调整前' })).toHaveAttribute('aria-pressed', 'true');
    await split.getByRole('button', { name: '看调整后' }).click();
    expect(day(app)).toBe('2026-03-02');
    expect(
      app.store
        .getState()
        .highlight.map(({ id }) => id)
        .sort(),
    ).toEqual(['new', 'wide']);
  });
});

describe('while a past day is shown', () => {
  test('a band says so and leads back', async () => {
    const app = await showPlan(aChangedStreet());
    await button('上一次变化之前').click();
    const band = page.getByRole('status').filter({ hasText: '的边界' });
    await expect.element(band).toHaveTextContent('2026年6月30日的边界人员为今日 · 只能看，不能改回到今天');
    const back = band.getByRole('button', { name: '回到今天' });
    expect(back.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    await back.click();
    expect(day(app)).toBeNull();
    await eventually(() => page.getByRole('status').filter({ hasText: '的边界' }).elements()).toEqual([]);
  });

  test('tools that change boundaries say why they wait', async () => {
    const app = await showPlan(aChangedStreet(), { tool: 'proposals' });
    app.store.setState({ day: '2026-06-30' });
    await says('“方案”只用在今天的边界上，先回到今天。');
  });

  test('a card shows what was then, and the history of the place', async () => {
    const app = await showPlan(aChangedStreet());
    await button('上一次变化之前').click();
    app.store.setState({ selection: { kind: 'territory', id: 'lost' } });
    await expect.element(page.getByRole('heading', { name: '第四网格' })).toBeVisible();
    await says('151 户');
    await expect.element(page.getByRole('list', { name: '边界历史' })).toMatchTextContent(/合并/);
  });
});

test('every button is a thumb high, in English too', async () => {
  await showPlan(aChangedStreet(), { preferences: { theme: 'outdoor', locale: 'en' } });
  await says('Changes of boundaries');
  for (const element of page.getByRole('button').elements()) {
    const box = element.getBoundingClientRect();
    expect(Math.min(box.width, box.height), element.textContent ?? '').toBeGreaterThanOrEqual(44);
    expect(box.right).toBeLessThanOrEqual(390);
  }
});
