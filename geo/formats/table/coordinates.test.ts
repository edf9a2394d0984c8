import { expect, it } from 'vitest';
import { coordinateColumns, tablePositions } from './coordinates.ts';
import type { CoordinateColumns } from './coordinates.ts';
import type { Cell, Table } from './table.ts';

const table = (columns: string[], ...rows: Cell[][]): Table => ({
  name: '',
  columns,
  rows: rows.map((cells, i) => ({ line: i + 2, cells })),
});

it.each<[what: string, given: Table, columns: CoordinateColumns, positions: unknown[]]>([
  [
    'two columns',
    table(['名称', '经度', '纬度'], ['甲', 101.2, 41.3], ['乙', '101.3', ' 41.4 '], ['丙', null, 41]),
    { x: 1, y: 2 },
    [[101.2, 41.3], [101.3, 41.4], null],
  ],
  ['a split header', table(['坐标 / X', '坐标 / Y'], [4429731, 39444493]), { x: 0, y: 1 }, [[4429731, 39444493]]],
  [
    'one column',
    table(['站点', '坐标'], ['甲', '101.2，41.3'], ['乙', '见图'], ['丙', '1,2,3'], ['丁', '101,']),
    { x: 1, y: null },
    [[101.2, 41.3], null, null, null],
  ],
])('finds coordinates in %s', (_, given, columns, positions) => {
  expect(coordinateColumns(given)).toEqual(columns);
  expect(tablePositions(given, columns)).toEqual(positions);
});

it('finds none where names or cells speak against it', () => {
  expect(coordinateColumns(table(['名称', '住址'], ['甲', '101.2,41.3']))).toBeNull();
  expect(coordinateColumns(table(['经度', '纬度'], ['东', '北']))).toBeNull();
});
