/** The wizard on a page: the real desk reads the file, the server's part follows a script. */
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld } from '../../../../tests/builders/a-world.ts';
import { fakeApp, type FakeApp, type FakeAppOptions } from '../../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../../tests/fakes/fake-remote.ts';
import { Failure } from '../../../domain/failure.ts';
import type { PastImport } from '../../../domain/ledger/import-record.ts';
import '../../../i18n/plan-texts.ts';
import { AppProvider } from '../../app-context.tsx';
import '../../base.css';
import { ToastProvider } from '../../parts/Toast.tsx';
import '../../tokens.css';
import ImportTool from './ImportTool.tsx';

const world = aWorld()
  .as('community_staff', 'community')
  .withGrid('grid-1')
  .withCompound('compound-1', { name: '清和苑' })
  .withBuilding('b-1', { name: '3号楼' })
  .with('stairwell_unit', {
    id: 'u-1',
    building_id: 'b-1',
    name: '2单元',
    geom: { type: 'Point', coordinates: [0, 0] },
  })
  .build();

let app: FakeApp;
async function show(options: FakeAppOptions = {}): Promise<void> {
  await page.viewport(390, 844);
  app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, role: 'community_staff' },
    screen: 'plan',
    world,
    ...options,
  });
}
const draw = () =>
  render(
    <AppProvider app={app}>
      <ToastProvider>
        <ImportTool />
      </ToastProvider>
    </AppProvider>,
  );

const button = (name: string | RegExp) => page.getByRole('button', { name });
const says = (text: string | RegExp) => expect.element(page.getByText(text).first()).toBeVisible();

async function choose(name: string, text: string): Promise<void> {
  await expect.element(button('选择文件')).toBeVisible();
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('there is no field for a file');
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const LEDGER =
  '小区,楼栋,单元,房号,户主,身份证号\n清和苑,3,2,501,端木云,11010119900307123X\n清和园,3,2,502,端木雪,\n没有这里呀,3,2,503,端木霜,\n';

beforeEach(() => window.localStorage.clear());

test('a ledger step by step: the doubtful name is asked, what is wrong is told by line, and nothing is sent before', async () => {
  await show();
  await draw();
  await choose('住户.csv', LEDGER);
  await expect.element(page.getByLabelText('文件内容')).toHaveValue('household');
  await button('下一步').click();
  await says('身份证号等证件号码不会上传。');
  await button('下一步').click();
  await says(/“清和园” · 1 行/);
  expect(app.importing.pieces).toEqual([]);
  await page.getByRole('radio', { name: /^清和苑/ }).click();
  await button('下一步').click();
  await says('以下是检查结果，还没有写入任何数据。');
  await says('第 4 行');
  expect(app.importing.pieces.map(({ kind, file_name, rows }) => [kind, file_name, rows])).toEqual([
    [
      'household',
      '住户.csv',
      [
        { stairwell_unit_id: 'u-1', door: '501', head_name: '端木云' },
        { stairwell_unit_id: 'u-1', door: '502', head_name: '端木雪' },
      ],
    ],
  ]);
  await button('导入 2 行').click();
  await says('已导入“住户.csv”');
  expect(app.remote.pushed.flat().map(({ name }) => name)).toEqual(['import.apply']);
});

test('without a yes the doubtful row stays here', async () => {
  await show();
  await draw();
  await choose('住户.csv', LEDGER);
  await button('下一步').click();
  await button('下一步').click();
  await says('还有 1 项没有确认，涉及的行不会导入。');
  await button('下一步').click();
  await says(/名称没有确认/);
  expect(app.importing.pieces[0]?.rows).toHaveLength(1);
});

test('corrected columns are remembered for the same header', async () => {
  await show();
  const first = await draw();
  await choose('住户.csv', LEDGER);
  await button('下一步').click();
  await page.getByLabelText('户主').selectOptions('');
  await button('下一步').click();
  await says(/“清和园”/);
  await first.unmount();
  await show();
  await draw();
  await choose('again.csv', LEDGER);
  await button('下一步').click();
  await expect.element(page.getByLabelText('户主')).toHaveValue('');
});

test('a refused file says why, and that nothing was written', async () => {
  await show();
  await draw();
  await choose('空.csv', '');
  await says('没有导入“空.csv”，没有写入任何数据。');
  await says('文件是空的');
});

test('the server’s no is told, and the rows can be checked again', async () => {
  await show();
  app.remote.pushAnswers = [
    (all) => all.map(() => ({ status: 'rejected', code: 'import_outdated', field: 'import_id', message: '' })),
  ];
  await draw();
  await choose('住户.csv', '小区,楼栋,单元,房号\n清和苑,3,2,501\n');
  await button('下一步').click();
  await button('下一步').click();
  await button('导入 1 行').click();
  await says('检查之后数据又有变化，没有写入任何数据。请重新检查后再导入。');
  expect(app.store.getState().outbox).toEqual([]);
  await button('重新检查').click();
  await says('以下是检查结果，还没有写入任何数据。');
});

test('without a network it says so, and no file can be chosen', async () => {
  await show({ online: false });
  await draw();
  await says('导入需要网络。联网后再继续，本机上没有任何东西丢失。');
  await expect.element(button('选择文件')).toBeDisabled();
});

const past: PastImport = {
  id: 'import-1' as PastImport['id'],
  kind: 'household',
  file_name: '上月.xlsx',
  counts: { insert: 3, update: 1, unchanged: 0, faulty: 0 },
  by_name: '欧阳竹影',
  is_own: true,
  applied_at: '2026-11-19T02:00:00Z',
  undone_at: null,
  undone_by_name: null,
  is_undoable: true,
  undoable_until: '2026-12-19T02:00:00Z',
};

test('an earlier import is taken back, or the rows that stand in the way are named', async () => {
  await show();
  app.importing.list = [past];
  app.remote.pushAnswers = [
    (all) => all.map(() => ({ status: 'rejected', code: 'changed_since', field: 'import_id', message: '' })),
  ];
  app.importing.checks = [
    {
      stage: 'applied',
      counts: { insert: 3, update: 1, unchanged: 0, faulty: 0 },
      is_undoable: false,
      problems: [{ row: 2, field: 'household', code: 'changed_since', detail: {} }],
    },
  ];
  await draw();
  await says('上月.xlsx');
  await button('撤销这次导入').click();
  await says(/第 3 行 房号 导入之后有人改动过/);
  await button('撤销这次导入').click();
  await says('已撤销“上月.xlsx”，记录已恢复到导入之前。');
});

test('a list that cannot be fetched says so', async () => {
  await show();
  app.importing.list = new Failure('server');
  await draw();
  await says(/以前的导入没有取到。/);
});
