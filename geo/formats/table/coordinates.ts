/** Coordinates in a table: a column for each number, or one with both. Which system they are in only `detectCrs` can say. */
import type { RawPosition } from '../../crs/detect.ts';
import type { Cell, Table } from './table.ts';

/** Indexes of columns; `y` is null where the first holds both numbers. */
export interface CoordinateColumns {
  readonly x: number;
  readonly y: number | null;
}

const EAST = /经度|^(?:lon|lng|long|longitude|x|e|east|easting)$|[东横]坐标|^x坐标/i;
const NORTH = /纬度|^(?:lat|latitude|y|n|north|northing)$|[北纵]坐标|^y坐标/i;
const BOTH = /坐标|经纬度|^(?:location|point|coordinates?)$/i;

/** The columns whose names say so and whose cells are numbers; null where none are. */
export function coordinateColumns(table: Table): CoordinateColumns | null {
  const find = (name: RegExp): number => table.columns.findIndex((column) => name.test(lastPart(column)));
  const pair = { x: find(EAST), y: find(NORTH) };
  if (pair.x >= 0 && pair.y >= 0 && pair.x !== pair.y && holds(table, pair)) return pair;
  const both = { x: find(BOTH), y: null };
  return both.x >= 0 && holds(table, both) ? both : null;
}

/** One position for each row, null where it has none. */
export const tablePositions = (table: Table, { x, y }: CoordinateColumns): (RawPosition | null)[] =>
  table.rows.map(({ cells }) =>
    y === null ? bothOf(cells[x] ?? null) : positionOf(numberOf(cells[x] ?? null), numberOf(cells[y] ?? null)),
  );

const holds = (table: Table, columns: CoordinateColumns): boolean =>
  tablePositions(table, columns).some((position) => position !== null);

/** Of `坐标 / 经度` what stands lowest. */
const lastPart = (column: string): string => column.split(' / ').at(-1)?.trim() ?? '';

const numberOf = (cell: Cell): number => (cell === null || cell === '' ? Number.NaN : Number(cell));

const positionOf = (x: number, y: number): RawPosition | null =>
  Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;

function bothOf(cell: Cell): RawPosition | null {
  const [x, y, ...more] = typeof cell === 'string' ? cell.split(/[\s,，;；]+/).map(numberOf) : [];
  return x === undefined || y === undefined || more.length > 0 ? null : positionOf(x, y);
}
