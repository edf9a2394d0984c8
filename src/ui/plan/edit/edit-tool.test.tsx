/** The editor's panel: what can be chosen, the tools by keys and buttons, the numbers, the ways out, and what is said of it all. */
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { aQuarter, MIDDLE } from '../../../../tests/builders/a-quarter.ts';
import type { WorldBuilder } from '../../../../tests/builders/a-world.ts';
import { squareAt } from '../../../../tests/builders/square.ts';
import { fakeApp, type FakeApp } from '../../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../../tests/fakes/fake-remote.ts';
import { addStrokePoint, pickPart } from '../../../commands/boundary/tools.ts';
import { moveTo, pickNode } from '../../../commands/boundary/nodes.ts';
import { Failure } from '../../../domain/failure.ts';
import { applyChanges } from '../../../domain/world.ts';
import '../../../i18n/plan-texts.ts';
import type { BoundaryEdit } from '../../../state/boundary.ts';
import type { Locale } from '../../../state/preferences.ts';
import { AppProvider } from '../../app-context.tsx';
import { ToastProvider } from '../../parts/Toast.tsx';
import '../../base.css';
import '../../tokens.css';
import EditTool from './EditTool.tsx';

let app: FakeApp;
const button = (name: string | RegExp) => page.getByRole('button', { name });
const edit = (): BoundaryEdit => {
  const now = app.store.getState().boundary.edit;
  if (!now) throw new Error('nothing is open');
  return now;
};
const told = () => app.store.getState().outbox.map(({ operation }) => operation);
const eventually = <Value,>(what: () => Value) => expect.poll(what, { timeout: 10_000 });

async function show(builder: WorldBuilder = aQuarter(), locale: Locale = 'zh-CN'): Promise<void> {
  app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, role: 'street_staff' },
    world: builder.build(),
    screen: 'plan',
    online: false,
    preferences: { theme: 'light', locale },
  });
  const offline = new Failure('network');
  app.remote.pushAnswers = Array.from({ length: 20 }, () => offline);
  app.remote.answers = Array.from({ length: 20 }, () => offline);
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <div style={{ height: '100vh', display: 'flex', flexDirection: 'column' }}>
          <EditTool />
        </div>
      </ToastProvider>
    </AppProvider>,
  );
}

const open = () => button(/^清和社区/).click();
/** The corner where all four meet goes to the south-west, and the house there to the north-eastern grid. */
const redraw = (): void => {
  pickNode(app, MIDDLE);
  moveTo(app, [0.0035, 0.0035]);
};

beforeEach(() => page.viewport(400, 844));

describe('choosing', () => {
  test('territories of the duty that have parts, with what lies outside the band', async () => {
    await show(aQuarter().withSummary('grid-1', { households: 620 }).withSummary('grid-2', { households: 120 }));
    await expect.element(button(/清和社区.*4 个.*超出 1 个.*不足 1 个/)).toBeVisible();
    await expect.element(button(/连心街道.*1 个/)).toBeVisible();
    expect(button(/云汀县/).elements()).toHaveLength(0);
  });

  test('how large grids should be is said there, marks what is outside, and can be taken back', async () => {
    await show(aQuarter().as('street_staff', 'street').withSummary('grid-1', { households: 200 }));
    await expect.element(page.getByText('按上级规定或通行标准：每个网格 300–500 户', { exact: false })).toBeVisible();
    await expect.element(button(/清和社区.*不足 1 个/)).toBeVisible();
    await button('修改').click();
    await page.getByLabelText('最少户数').fill('160');
    await page.getByLabelText('最多户数').fill('155');
    await expect.element(page.getByText('最多户数不能少于最少户数。')).toBeVisible();
    await expect.element(button('保存')).toBeDisabled();
    await page.getByLabelText('最多户数').fill('255');
    await button('保存').click();
    await expect.element(page.getByText('连心街道规定：每个网格 160–255 户', { exact: false })).toBeVisible();
    expect(button(/不足 1 个/).elements()).toHaveLength(0);
    expect(told()).toMatchObject([
      { name: 'territory.set_grid_size', args: { households_from: 160, households_to: 255 } },
    ]);
    await button('撤销').click();
    await expect.element(page.getByText('按上级规定或通行标准：每个网格 300–500 户', { exact: false })).toBeVisible();
  });

  test('community staff read the size of grids and do not set it', async () => {
    await show(aQuarter().as('community_staff', 'community'));
    await expect.element(page.getByText('每个网格 300–500 户', { exact: false })).toBeVisible();
    expect(button('修改').elements()).toHaveLength(0);
  });

  test('who has nothing to redraw reads why', async () => {
    await show(aQuarter().as('street_staff', 'grid-1'));
    await expect.element(page.getByText('您负责的范围里没有可以调整的边界', { exact: false })).toBeVisible();
  });

  test('parts that do not fit together say where', async () => {
    await show(aQuarter().withGrid('grid-2', { name: '第二网格', geom: squareAt(0.004, 0, 0.6) }));
    await open();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/清和社区的下级边界现在拼不齐/);
    await button(/第一网格和第二网格重叠|第二网格和第一网格重叠/).click();
    expect(app.store.getState().cameraWish).not.toBeNull();
  });
});

describe('numbers', () => {
  test('stand beside what they were, with shape and word for the band, and are said', async () => {
    await show();
    await open();
    redraw();
    await expect.element(button(/第一网格.*15 → 10 户.*少 5 户.*不足/)).toBeVisible();
    await expect.element(button(/第四网格.*40 → 45 户.*多 5 户/)).toBeVisible();
    await expect.element(page.getByRole('status').filter({ hasText: '已移动' })).toBeVisible();
  });

  test('a new part is named where it stands', async () => {
    await show();
    await open();
    await page.getByRole('radio', { name: '切分' }).click({ force: true });
    addStrokePoint(app, [0, 0.003]);
    await expect.element(button('切开')).toBeDisabled();
    addStrokePoint(app, [0.005, 0.003]);
    await button('切开').click();
    await expect.element(button(/第五网格.*新/)).toBeVisible();
    await page.getByLabelText('名称').fill('南园网格');
    await expect.element(button(/南园网格.*新/)).toBeVisible();
  });
});

describe('keys', () => {
  test('go from node to node, move, put in, take out, undo; Tab leaves at the end', async () => {
    await show();
    await open();
    await button(/^第一网格/).click();
    const pad = page.getByRole('spinbutton');
    await expect.element(pad).toHaveAccessibleName('第一网格的边界点');
    (pad.element() as HTMLElement).focus();
    await userEvent.keyboard('{Tab}');
    await expect.element(pad).toMatchTextContent(/第 1 个点，共 4 个.*上级边界的拐点，不能移动/);
    // The westernmost of its four corners first, then counter-clockwise: the third is where all meet.
    await userEvent.keyboard('{Tab}{Tab}');
    expect(edit().node).toEqual(MIDDLE);
    await userEvent.keyboard('{ArrowUp}');
    expect(edit().node?.[1]).toBeCloseTo(MIDDLE[1] + 1 / 111_195, 7);
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(edit().node?.[0]).toBeCloseTo(MIDDLE[0] + 10 / 111_195, 7);
    await userEvent.keyboard('{Enter}');
    await expect.element(pad).toMatchTextContent(/共 5 个/);
    await userEvent.keyboard('{Delete}');
    await expect.element(pad).toMatchTextContent(/共 4 个/);
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(pad).toMatchTextContent(/共 5 个/);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.element(pad).toMatchTextContent(/共 4 个/);
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}{Tab}');
    expect(document.activeElement).not.toBe(pad.element());
  });

  test('refused is said where one looks, Esc lets go, and what is typed is not eaten', async () => {
    await show();
    await open();
    await button(/^第一网格/).click();
    pickNode(app, [0, 0]);
    (page.getByRole('spinbutton').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(page.getByRole('alert')).toMatchTextContent('这里是上级的边界，不能改。');
    await userEvent.keyboard('{Escape}');
    expect(edit()).toMatchObject({ node: null, refusal: null, picked: ['grid-1'] });
    await userEvent.keyboard('{Escape}');
    expect(edit().picked).toEqual([]);
  });
});

describe('tools without the map', () => {
  test('merging by the list', async () => {
    await show();
    await open();
    await page.getByRole('radio', { name: '合并' }).click({ force: true });
    await button(/^第一网格/).click();
    await expect.element(page.getByText('再点要并进第一网格的相邻一个。')).toBeVisible();
    await button(/^第四网格/).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/不相邻/);
    await button(/^第二网格/).click();
    await expect.element(page.getByText('第二网格并入第一网格')).toBeVisible();
  });

  test('handing over a compound by the list', async () => {
    await show(aQuarter().withCompound('yard', { name: '苇台雅居', geom: squareAt(0.003, 0.003, 0.2) }));
    await open();
    await page.getByRole('radio', { name: '划转' }).click({ force: true });
    await button(/^第二网格/).click();
    await button(/苇台雅居.*第一网格 → 第二网格/).click();
    await expect.element(button(/第二网格.*20 → 25 户/)).toBeVisible();
  });
});

describe('the ways out', () => {
  test('in force: numbers first, a reason, then an undo', async () => {
    await show();
    await open();
    await expect.element(button('完成')).toBeDisabled();
    redraw();
    await button('完成').click();
    const sheet = page.getByRole('dialog', { name: '边界立即生效' });
    await expect.element(sheet).toMatchTextContent(/改动 4 个，5 户换了归属/);
    await sheet.getByLabelText('调整原因（可不填）').fill('户数不均');
    await sheet.getByRole('button', { name: '生效' }).click();
    await eventually(() => told().at(-1)?.name).toBe('boundary.edit');
    await expect.element(button(/^清和社区/)).toBeVisible();
    await button('撤销').click();
    await eventually(() => told().length).toBe(0);
  });

  test('as a proposal, with a name', async () => {
    await show();
    await open();
    redraw();
    await button('存为方案').click();
    const sheet = page.getByRole('dialog', { name: '存为方案' });
    await expect.element(sheet.getByRole('button', { name: '保存方案' })).toBeDisabled();
    await sheet.getByLabelText('方案名称').fill('均衡户数');
    await sheet.getByRole('button', { name: '保存方案' }).click();
    await eventually(() => told()[0]).toMatchObject({ name: 'proposal.save', args: { name: '均衡户数' } });
  });

  test('left and come back to: the draft is there; given up: it is gone', async () => {
    await show();
    await open();
    redraw();
    await button('换一处').click();
    await expect.element(button(/清和社区.*有没画完的草稿/)).toBeVisible();
    await open();
    await expect.element(button(/第一网格.*15 → 10 户/)).toBeVisible();
    await button('放弃改动').click();
    await expect.element(button(/^清和社区/)).not.toMatchTextContent(/草稿/);
    expect(app.drafts.boundaries.size).toBe(0);
  });

  test('a draft that the device does not keep is said', async () => {
    await show();
    await open();
    app.drafts.broken = new Failure('quota');
    redraw();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/草稿没有存到本机/);
  });
});

describe('somebody else', () => {
  const theirs = squareAt(0, 0, 0.4);

  test('who was faster stops the finishing; what was drawn goes on as a ghost', async () => {
    await show();
    await open();
    redraw();
    app.store.setState(({ world }) => {
      const row = world.territory.get('grid-1');
      const next = row
        ? applyChanges(world, { upserts: { territory: [{ ...row, version: 2, geom: theirs }] }, removes: {} })
        : world;
      return { world: next, base: next };
    });
    await expect.element(button('完成')).toBeDisabled();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/有人刚改了这里的边界/);
  });

  test('a conflict is decided here: both are told apart by line and word', async () => {
    await show();
    await open();
    redraw();
    await button('完成').click();
    await page.getByRole('dialog').getByRole('button', { name: '生效' }).click();
    await eventually(() => told().length).toBe(1);
    const [operation] = told();
    const row = { id: 'grid-1', version: 2 };
    app.store.setState(({ outbox, boundary }) => ({
      outbox: outbox.map((entry) => ({
        ...entry,
        state: 'conflict' as const,
        result: { status: 'conflict' as const, entity: 'territory', row },
      })),
      boundary: { ...boundary, review: operation?.op_id ?? null },
    }));
    await expect.element(page.getByText('同一处边界，两个人都改了')).toBeVisible();
    await button('在对方的基础上重做').click();
    expect(edit()).toMatchObject({ replaces: operation?.op_id });
    expect(edit().ghosts).toHaveLength(4);
    await expect.element(page.getByText('虚线是您之前画的', { exact: false })).toBeVisible();
  });
});

test('in English nothing is missing', async () => {
  await show(aQuarter(), 'en');
  await open();
  redraw();
  pickPart(app, 'grid-1');
  await expect.element(button(/第一网格.*15 → 10 households.*5 fewer.*below/)).toBeVisible();
  expect(document.body.textContent).not.toContain('undefined');
});
