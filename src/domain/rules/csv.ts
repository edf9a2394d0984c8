/**
 * A table as a file for spreadsheets: UTF-8 with a byte order mark, for without it Excel reads Chinese as something else; CRLF,
 * RFC 4180 quotes, formulas defused.
 */
import type { Sheet } from '../sheet.ts';
import { defused } from './formula.ts';

/** Everything that is not text or a number has been made text before. */
export type Cell = string | number;

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = defused(cell);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;

/** The same table as in Excel: its notes above the header, a line each. What is not known is an empty cell. */
export const csvOf = ({ notes, columns, rows }: Sheet): string =>
  csvText([
    ...notes.map((note) => [note]),
    columns.map(({ title }) => title),
    ...rows.map((row) => row.map((cell) => cell ?? '')),
  ]);
