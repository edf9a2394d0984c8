/** CSV as programs here write it: UTF-8 or GB 18030, with commas, semicolons, tabs or bars, quoted where needed. */
import { LIMITS } from '../limits.ts';
import { refuse } from '../problem.ts';
import { decodeText } from '../text.ts';
import { tableOf } from './table.ts';
import type { TableFile } from './table.ts';

const SEPARATORS = [',', '\t', ';', '|', '，'] as const;
/** Characters that are looked at to find the separator. */
const LOOKED_AT = 20_000;

/** Cells stay texts: `0123` is no number. Throws `ImportError`. */
export function readCsv(bytes: Uint8Array): TableFile {
  const { text } = decodeText(bytes);
  if (text.includes('\0')) throw refuse('unknown_format');
  const table = tableOf('', parse(text, separatorOf(text.slice(0, LOOKED_AT))), []);
  if (!table) throw refuse('table_empty');
  return { kind: 'table', format: 'csv', tables: [table] };
}

/** The one that occurs most outside of quotes. */
function separatorOf(text: string): string {
  const bare = text.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => bare.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

function parse(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at, line, separator) : bare(text, at, separator);
    row.push(cell.text);
    line += cell.lines;
    at = cell.end;
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      row.push('');
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    rows.push(row);
    if (rows.length > LIMITS.tableRows)
      throw refuse('table_too_large', { count: rows.length, limit: LIMITS.tableRows });
    row = [];
  }
  return rows;
}

interface Read {
  readonly text: string;
  readonly end: number;
  /** Line breaks inside. */
  readonly lines: number;
}

function bare(text: string, from: number, separator: string): Read {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(from, end), end, lines: 0 };
}

/** From the opening quote on; what stands between the closing one and the separator is refused rather than guessed at. */
function quoted(text: string, from: number, line: number, separator: string): Read {
  let end = text.indexOf('"', from + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) throw refuse('csv_quote', { line });
  const raw = text.slice(from + 1, end);
  const next = text[end + 1];
  if (next !== undefined && !['\r', '\n', separator].includes(next)) throw refuse('csv_quote', { line });
  return { text: raw.replaceAll('""', '"'), end: end + 1, lines: raw.split('\n').length - 1 };
}
