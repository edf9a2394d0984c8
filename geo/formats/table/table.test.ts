import { expect, it } from 'vitest';
import { LIMITS } from '../limits.ts';
import { ImportError } from '../problem.ts';
import { tableOf } from './table.ts';
import type { Cell } from './table.ts';

it('looks for the header under a title and a line with place and date', () => {
  const table = tableOf(
    '',
    [
      ['党员台账'],
      ['单位：松园社区', null, null, null, '日期：11月'],
      ['姓名', '电话', '小区', '楼栋', '备注'],
      ['端木云', '1', '2', '3', null],
    ],
    [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }],
  );
  expect(table?.columns).toEqual(['姓名', '电话', '小区', '楼栋', '备注']);
  expect(table?.rows).toEqual([{ line: 4, cells: ['端木云', '1', '2', '3', null] }]);
});

it('takes a header of few wide cells together with the row under it', () => {
  const wide = (startCol: number, endCol: number) => ({ startRow: 0, endRow: 0, startCol, endCol });
  const table = tableOf(
    '',
    [
      ['住户', null, null, '房屋', null],
      ['姓名', '电话', '身份', '楼栋', '房号'],
      ['甲', 1, 2, 3, 4],
    ],
    [wide(0, 2), wide(3, 4)],
  );
  expect(table?.columns).toEqual(['住户 / 姓名', '住户 / 电话', '住户 / 身份', '房屋 / 楼栋', '房屋 / 房号']);
  expect(table?.rows).toHaveLength(1);
});

it('passes over what is empty at the ends, however far it reaches', () => {
  const blank = Array.from({ length: LIMITS.tableColumns + 1 }, (): Cell => null);
  const rows = [['姓名', ...blank], ['甲'], ...Array.from({ length: LIMITS.tableRows }, () => blank)];
  expect(tableOf('', rows, [])).toEqual({ name: '', columns: ['姓名'], rows: [{ line: 2, cells: ['甲'] }] });
});

it('refuses merged cells that would keep it busy for ever', () => {
  const rows = Array.from({ length: 1000 }, () => ['甲', '乙']);
  const all = { startRow: 0, startCol: 0, endRow: 65_535, endCol: 255 };
  expect(() =>
    tableOf(
      '',
      rows,
      Array.from({ length: 1000 }, () => all),
    ),
  ).toThrow(ImportError);
});
