import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import { fakeApp, type FakeApp, type FakeAppOptions } from '../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../tests/fakes/fake-remote.ts';
import type { Role } from '../../domain/role.ts';
import { initialSync } from '../../state/sync.ts';
import { AppProvider } from '../app-context.tsx';
import '../base.css';
import { Card } from '../cards/Card.tsx';
import { ToastProvider } from '../parts/Toast.tsx';
import { Shell } from '../Shell.tsx';
import '../tokens.css';

const world = (role: Role) =>
  aWorld()
    .as(role, 'grid-1')
    .withGrid('grid-1')
    .withCompound('compound-1', { name: '清和苑' })
    .withBuilding('b-1', { name: '3号楼', floors: 6 })
    .with('stairwell_unit', {
      id: 'u-1',
      building_id: 'b-1',
      name: '2单元',
      geom: { type: 'Point', coordinates: [0, 0] },
    })
    .with('household', { id: 'h-1', stairwell_unit_id: 'u-1', floor: 5, door: '501', residents: 2 })
    .withCompound('elsewhere', { name: '远处', territory_id: 'grid-2', geom: squareAt(5, 5, 0.5) })
    .withCase('case-1', { class_code: '0102', title: '老案件', geom: { type: 'Point', coordinates: [0.0012, 0.001] } })
    .build();

let app: FakeApp;
async function show(role: Role = 'grid_worker', options: FakeAppOptions = {}): Promise<void> {
  await page.viewport(1280, 800);
  app = fakeApp({
    online: false,
    sync: { ...initialSync, dataAsOf: '2026-11-20T01:58:00Z' },
    session: { kind: 'signed_in', ...anAccount, role },
    camera: { center: [0.001, 0.001], zoom: 17 },
    world: world(role),
    ...options,
  });
  const host = document.createElement('div');
  host.style.height = '100vh';
  document.body.append(host);
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <Shell map={<canvas />} card={(selection) => <Card selection={selection} />} />
      </ToastProvider>
    </AppProvider>,
    { container: host },
  );
}

const form = page.getByRole('region', { name: '上报案件' });
const button = (name: string | RegExp) => form.getByRole('button', { name, exact: typeof name === 'string' });
const open = () => page.getByRole('button', { name: '上报', exact: true }).click();
const handIn = () => button('上报').click();
const operations = () => app.store.getState().outbox.map(({ operation }) => operation);

async function pick(): Promise<void> {
  await button('在地图上选').click();
  await page.getByRole('button', { name: '就是这里' }).click();
}

beforeEach(() => {
  document.body.replaceChildren();
});

describe('a report', () => {
  test('needs a place and a class, and says which; then it is a case', async () => {
    await show();
    await open();
    await handIn();
    await expect.element(form.getByText(/先选地点/)).toBeVisible();
    await pick();
    await handIn();
    await expect.element(form.getByText(/先选类别/)).toBeVisible();
    await button('困难求助').click();
    await handIn();
    await expect.element(page.getByRole('heading', { name: '困难求助' })).toBeVisible();
    expect(operations()).toMatchObject([{ name: 'case.report', args: { class_code: '0604', title: '困难求助' } }]);
    await expect.element(page.getByText(/已存在本机/)).toBeVisible();
  });

  test('can be taken back, and stands in the form again', async () => {
    await show();
    await open();
    await pick();
    await button('困难求助').click();
    await form.getByLabelText('一句话说明').fill('三楼争执');
    await handIn();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.element(form.getByLabelText('一句话说明')).toHaveValue('三楼争执');
    expect(operations()).toEqual([]);
  });

  test('says when something like it is near by; whoever knows better goes on', async () => {
    await show();
    await open();
    await pick();
    await button('暴露垃圾').click();
    await expect.element(form.getByText(/老案件/)).toBeVisible();
    await button('不是同一件，仍要上报').click();
    await expect.element(form.getByText(/老案件/)).not.toBeInTheDocument();
    await button('换类别').click();
    await form.getByRole('searchbox', { name: '搜类别或编号' }).fill('0102');
    await button('暴露垃圾').click();
    await handIn();
    expect(operations()).toHaveLength(1);
  });

  test('leads to the case that is there already, and stays as a draft', async () => {
    await show();
    await open();
    await pick();
    await button('暴露垃圾').click();
    await button('看看它').click();
    await expect.element(page.getByRole('heading', { name: '老案件' })).toBeVisible();
    await page.getByRole('button', { name: /上报 1 份没报完/ }).click();
    await button('继续').click();
    await expect.element(form.getByText(/市容环境 · 暴露垃圾/)).toBeVisible();
  });

  test('about a door is chosen by hand where nothing can be located', async () => {
    await show();
    await open();
    await expect.element(form.getByText(/这里定不了位。/)).toBeVisible();
    await button('选楼栋、门户').click();
    await button(/清和苑 · 3号楼/).click();
    await button('2单元').click();
    await form.getByRole('group', { name: '楼层' }).getByRole('button', { name: '5' }).click();
    await expect.element(form.getByText(/清和苑 3号楼 2单元 5 层/)).toBeVisible();
    await button('501').click();
    await expect.element(form.getByText(/清和苑 3号楼 2单元 501室/)).toBeVisible();
    await button('整栋楼、公共部位').click();
    await form.getByLabelText(/其他位置/).fill('配电间');
    await button('就是这里').click();
    await button('困难求助').click();
    await handIn();
    expect(operations()).toMatchObject([{ args: { building_id: 'b-1', description: '具体位置：2单元 5 层 配电间' } }]);
  });

  test('of something settled asks what was done, and how whoever told it was told', async () => {
    await show();
    await open();
    await pick();
    await button('困难求助').click();
    await form.getByRole('checkbox', { name: /已当场处理/ }).click();
    await handIn();
    await expect.element(form.getByText(/写一句怎么处理的/)).toBeVisible();
    await form.getByLabelText('怎么处理的').fill('劝和了');
    await form
      .getByText(/反映人 可不填|反映人/)
      .first()
      .click();
    await form.getByLabelText('电话').fill('0000-1');
    await handIn();
    await expect.element(form.getByText(/选一下怎样告知了反映人/)).toBeVisible();
    await form.getByRole('radio', { name: '当面' }).click();
    await handIn();
    expect(operations().map(({ name }) => name)).toEqual(['case.report', 'case.self_resolve']);
    expect(operations()[1]).toMatchObject({ args: { note: '劝和了', told_by: 'in_person' } });
  });

  test('from a card begins at its place; a place elsewhere is refused before it is sent', async () => {
    await show('grid_worker', { selection: { kind: 'compound', id: 'compound-1' } });
    await page.getByRole('button', { name: '上报此处' }).click();
    await expect.element(form.getByText('清和苑', { exact: true })).toBeVisible();
    app.store.setState({ camera: { center: [9, 9], zoom: 17 } });
    await pick();
    await expect.element(form.getByText(/不在您的责任区/)).toBeVisible();
    await button('困难求助').click();
    await handIn();
    expect(operations()).toEqual([]);
  });

  test('is not offered to those who make none', async () => {
    await show('leader', { selection: { kind: 'compound', id: 'compound-1' } });
    await expect.element(page.getByRole('heading', { name: '清和苑' })).toBeVisible();
    expect(page.getByRole('button', { name: /上报/ }).query()).toBeNull();
  });

  test('that nobody wrote in leaves nothing when it is closed with the keyboard', async () => {
    await show();
    await open();
    await expect.element(form).toBeVisible();
    await button('收起，存为草稿').click();
    await expect.element(form).not.toBeInTheDocument();
    expect(app.store.getState().report.drafts).toEqual([]);
    await userEvent.keyboard('{Tab}');
  });
});

describe('the classes', () => {
  test('last used come first', async () => {
    await show('grid_worker', {
      report: {
        drafts: [],
        open: null,
        picking: false,
        last: { class_codes: ['2102'], severity: 'general' },
        sent: null,
        unkept: null,
      },
    });
    await open();
    const recent = form.getByRole('group', { name: '最近用过' });
    await recent.getByRole('button', { name: '路灯不亮' }).click();
    await expect.element(form.getByText(/公用设施 · 路灯不亮/)).toBeVisible();
  });
});

describe('photos', () => {
  const file = new File([new Uint8Array([0xff, 0xd8, 0xff])], 'a.jpg', { type: 'image/jpeg' });

  test('that find no room leave everything else, and say so', async () => {
    await show();
    await open();
    await form.getByLabelText('拍照').last().upload(file);
    await expect.element(button('删掉第 1 张照片')).toBeVisible();
    app.drafts.room = 0;
    await form.getByLabelText('拍照').last().upload(file);
    await expect.element(form.getByText(/这张照片没有存下/)).toBeVisible();
    expect(app.store.getState().report.drafts[0]?.photos).toHaveLength(1);
  });

  test('go with the case and wait visibly', async () => {
    await show();
    await open();
    await pick();
    await button('困难求助').click();
    await form.getByLabelText('拍照').last().upload(file);
    await expect.element(button('删掉第 1 张照片')).toBeVisible();
    await handIn();
    await expect.element(page.getByRole('button', { name: '看照片 第 1 张，共 1 张' })).toHaveTextContent('待上传');
    expect(operations().map(({ name }) => name)).toEqual(['case.report', 'photo.attach']);
  });

  test('of the server are fetched when asked for, and one that cannot be had can be asked for again', async () => {
    await show();
    const photo = {
      id: 'p-1',
      version: 1,
      subject: 'case_record',
      subject_id: 'case-1',
      taken_at: '2026-11-20T01:00:00Z',
    };
    app.store.setState(({ world }) => ({
      selection: { kind: 'case_record', id: 'case-1' },
      world: { ...world, photo: new Map([['p-1', { ...photo, size_bytes: 3, width: 4, height: 3 }]]) as never },
    }));
    await page.getByRole('button', { name: '看照片 第 1 张，共 1 张' }).click();
    await expect.element(page.getByRole('alert').getByText(/要联网才能看/)).toBeVisible();
    const canvas = new OffscreenCanvas(4, 3);
    canvas.getContext('2d');
    app.remote.pictures.set('p-1', await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
    await page.getByRole('button', { name: '再试一次' }).click();
    await expect.element(page.getByRole('img', { name: '第 1 张，共 1 张' })).toBeVisible();
    await page.getByRole('button', { name: '关闭照片' }).click();
    await expect.element(page.getByRole('img', { name: '第 1 张，共 1 张' })).not.toBeInTheDocument();
  });
});
