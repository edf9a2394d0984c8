/**
 * A worksheet or CSV file as columns and rows. Office tables begin with a title over all columns and a header of one, two or
 * three rows with merged cells: the title is left out, and a column is named by all that stands above it.
 */
import { LIMITS } from '../limits.ts';
import { refuse } from '../problem.ts';
import { plainText } from '../text.ts';

export type Cell = string | number | null;

export interface Table {
  /** Of the worksheet; empty for CSV. */
  readonly name: string;
  /** One name for each column, no two alike: `联系方式 / 电话`. A column without a name has its letter. */
  readonly columns: readonly string[];
  /** Rows with anything in them. */
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Its number in the file as a person sees it, from 1. */
  readonly line: number;
  /** As many as there are columns. Texts are plain; formulas are what they came to; dates are `2026-11-20`. */
  readonly cells: readonly Cell[];
}

export interface TableFile {
  readonly kind: 'table';
  readonly format: 'csv' | 'xlsx' | 'xls';
  /** At least one; worksheets without rows are left out. */
  readonly tables: readonly Table[];
}

/** Rows and columns from 0, both ends inclusive. */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

const DEEPEST_HEADER = 3;

/** Null for a sheet without a header and a row under it. `cells` is as the file has it, holes included. */
export function tableOf(
  name: string,
  cells: readonly (readonly Cell[] | undefined)[],
  merges: readonly Merge[],
): Table | null {
  const { height, width } = extentOf(cells);
  const grid = cells
    .slice(0, height)
    .map((row) => Array.from({ length: width }, (_, column) => clean(row?.[column] ?? null)));
  const own = grid.map(countFilled);
  fillMerges(grid, merges);
  const header = headerOf(own, grid.map(countFilled), merges);
  if (!header) return null;
  const rows = grid
    .map((row, i): TableRow => ({ line: i + 1, cells: row }))
    .slice(header.end + 1)
    .filter((row) => row.cells.some((cell) => cell !== null));
  return rows.length === 0
    ? null
    : { name: plainText(name), columns: namesOf(grid.slice(header.start, header.end + 1), width), rows };
}

/** Without the empty rows and columns that programs leave at the ends because somebody once coloured them. */
function extentOf(cells: readonly (readonly Cell[] | undefined)[]): { height: number; width: number } {
  let [height, width] = [0, 0];
  cells.forEach((row = [], i) => {
    const last = row.findLastIndex((cell) => cell !== null && cell !== '');
    if (last < 0) return;
    height = i + 1;
    width = Math.max(width, last + 1);
  });
  const refuseOver = (count: number, limit: number): void => {
    if (count > limit) throw refuse('table_too_large', { count, limit });
  };
  refuseOver(height, LIMITS.tableRows);
  refuseOver(width, LIMITS.tableColumns);
  refuseOver(height * width, LIMITS.tableCells);
  return { height, width };
}

const countFilled = (row: readonly Cell[]): number => row.filter((cell) => cell !== null).length;

function clean(cell: Cell): Cell {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const text = plainText(cell ?? '');
  return text === '' ? null : text;
}

/** Every cell of a merged range says what its first says: a building's name beside each of its doors. */
function fillMerges(grid: Cell[][], merges: readonly Merge[]): void {
  let left: number = LIMITS.tableCells;
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const height = Math.max(0, Math.min(endRow + 1 - startRow, grid.length));
    left -= height * Math.max(0, Math.min(endCol + 1 - startCol, LIMITS.tableColumns));
    if (left < 0) throw refuse('table_too_large', { count: LIMITS.tableCells - left, limit: LIMITS.tableCells });
    const value = grid[startRow]?.[startCol] ?? null;
    for (const row of grid.slice(startRow, endRow + 1)) row.fill(value, startCol, Math.min(endCol + 1, row.length));
  }
}

/**
 * First and last row of the header: the first row of two cells or more that reaches over half of the table, and the rows that its
 * merged cells reach down to. `own` counts a row's cells, `filled` those that merged ranges of it fill, too.
 */
function headerOf(
  own: readonly number[],
  filled: readonly number[],
  merges: readonly Merge[],
): { start: number; end: number } | null {
  const most = (counts: readonly number[]): number => counts.reduce((max, count) => Math.max(max, count), 0);
  const [least, half] = [Math.min(2, most(own)), most(filled) / 2];
  const start = own.findIndex((count, i) => count > 0 && count >= least && (filled[i] ?? 0) >= half);
  if (start < 0) return null;
  const above = merges.filter((merge) => merge.startRow === start);
  const deep = above.reduce((last, merge) => Math.max(last, merge.endRow), start);
  const split = above.some((merge) => merge.startRow === merge.endRow && merge.endCol > merge.startCol);
  const end = deep === start && split ? start + 1 : deep;
  return { start, end: Math.min(end, start + DEEPEST_HEADER - 1, own.length - 1) };
}

function namesOf(header: readonly Cell[][], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const parts = header
      .map((row) => row[column] ?? null)
      .filter((part, i, all) => part !== null && part !== all[i - 1]);
    const base = parts.length === 0 ? letterOf(column) : parts.join(' / ');
    let name = base;
    for (let again = 2; taken.has(name); again++) name = `${base} ${again}`;
    taken.add(name);
    return name;
  });
}

/** `A` … `Z`, `AA` …, as spreadsheets call a column. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}
