/** A cell as the value it means. `undefined`: the cell is blank; `null`: it says something that this cannot be. */
import type { Cell } from '../../../geo/formats/table/table.ts';
import { normalize } from '../search/normalize.ts';

export type Read<Value> = Value | null | undefined;

/** The numbers of 18 digits. Those of 15, gone since 2013, look like grid codes; a column that is named after them is not read at all. */
const IDENTITY = /(?<![0-9])[1-9]\d{16}[\dXx](?![0-9Xx])/g;

/** Without identity numbers, and how many there were. Telephone numbers and grid codes are not 18 digits. */
export function withoutIdentity(text: string): { readonly text: string; readonly dropped: number } {
  const wide = text.normalize('NFKC');
  const dropped = wide.match(IDENTITY)?.length ?? 0;
  return dropped === 0 ? { text, dropped } : { text: wide.replace(IDENTITY, '').trim(), dropped };
}

export const textOf = (cell: Cell): string => (cell === null ? '' : String(cell).normalize('NFKC').trim());

export function readInt(cell: Cell): Read<number> {
  const text = textOf(cell).replace(/[人户个层位岁楼]$/, '');
  if (text === '') return undefined;
  return /^-?\d{1,4}(?:\.0+)?$/.test(text) ? Math.trunc(Number(text)) : null;
}

/** The first of several numbers; a mobile number that a spreadsheet has made a number of is one still. */
export function readPhone(cell: Cell): Read<string> {
  const first =
    textOf(cell)
      .split(/[/,;、，；\n]/)[0]
      ?.trim() ?? '';
  if (first === '') return undefined;
  const plain = first.replace(/[—–－]/g, '-').replace(/\s+/g, '');
  return /^\+?[\d()-]{5,20}$/.test(plain) && /\d{5}/.test(plain.replace(/\D/g, '')) ? plain : null;
}

/** Excel counts days from the end of 1899. */
const EXCEL_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

export function readDate(cell: Cell): Read<string> {
  const text = textOf(cell);
  if (text === '') return undefined;
  if (/^\d{5}(?:\.\d+)?$/.test(text))
    return new Date(EXCEL_ZERO + Math.floor(Number(text)) * DAY).toISOString().slice(0, 10);
  const match =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:[ T].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) && /^(?:19|20)/.test(iso) ? iso : null;
}

export function readFlag(cell: Cell): Read<boolean> {
  const text = normalize(textOf(cell));
  if (text === '') return undefined;
  if (/^(?:是|有|√|✓|✔|y|yes|true|1|中心户|党员中心户|已)$/.test(text)) return true;
  return /^(?:否|无|×|x|n|no|false|0|不是|未|非)$/.test(text) ? false : null;
}

/** One of some words, whatever else stands around the word (`在职党员`). The first that is contained counts. */
export function readWord<Value extends string>(cell: Cell, words: readonly (readonly [RegExp, Value])[]): Read<Value> {
  const text = normalize(textOf(cell));
  if (text === '') return undefined;
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Several words in one cell; a word that is none of them makes it unreadable. */
export function readWords<Value extends string>(
  cell: Cell,
  words: readonly (readonly [RegExp, Value])[],
): Read<readonly Value[]> {
  const parts = textOf(cell)
    .split(/[、,，;；/\s]+/)
    .filter((part) => part !== '' && !/^(?:无|否|-)$/.test(part));
  if (parts.length === 0) return undefined;
  const found = parts.map((part) => readWord(part, words));
  return found.includes(null) ? null : [...new Set(found as Value[])].sort();
}
