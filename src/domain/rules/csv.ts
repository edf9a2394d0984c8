/**
 * A table as a file for spreadsheets: UTF-8 with a byte order mark, for without it Excel reads Chinese as something else; CRLF,
 * RFC 4180 quotes, formulas defused.
 */
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
