/** What somebody has said of the columns of a header, remembered on the device: the office sends the same table every month. */
import type { Mapping } from '../../../domain/ledger/guess-columns.ts';

const KEY = 'lianxin.import_columns';
const MOST = 30;

type Known = readonly (readonly [header: string, mapping: Mapping])[];

const headerOf = (kind: string, columns: readonly string[]): string => JSON.stringify([kind, ...columns]);

function read(): Known {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? (value as Known) : [];
  } catch {
    return []; // a device that forgets them still works
  }
}

export function rememberedMapping(kind: string, columns: readonly string[]): Mapping | null {
  const header = headerOf(kind, columns);
  const mapping = read().find(([known]) => known === header)?.[1];
  const isWithin = (column: unknown): boolean => Number.isInteger(column) && Number(column) < columns.length;
  return mapping && Object.values(mapping).every(isWithin) ? mapping : null;
}

export function rememberMapping(kind: string, columns: readonly string[], mapping: Mapping): void {
  const header = headerOf(kind, columns);
  try {
    const others = read().filter(([known]) => known !== header);
    window.localStorage.setItem(KEY, JSON.stringify([[header, mapping], ...others].slice(0, MOST)));
  } catch {
    // a full or forbidden store: the guess will be made again
  }
}
