/**
 * A table as a file for spreadsheets: UTF-8 with a byte order mark, for without it Excel reads Chinese as something else; CRLF,
 * RFC 4180 quotes. A cell that a spreadsheet would take for a formula gets an apostrophe in front: a title that somebody
 * typed must not run on the desk of whoever opens the file.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/; // a Chinese spreadsheet takes the wide forms for the narrow ones

/** Everything that is not text or a number has been made text before. */
export type Cell = string | number;

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell.trimStart()) || FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
