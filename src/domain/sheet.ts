/** A table that leaves the app as a spreadsheet. What a column holds decides how its numbers are written. */

/** `percent` holds shares, 0–1; `decimal` shows one digit after the point, `number` none. */
export type ColumnKind = 'text' | 'number' | 'decimal' | 'percent';

export interface SheetColumn {
  readonly title: string;
  readonly kind: ColumnKind;
  /** In Latin letters; as wide as what stands in it unless given. */
  readonly width?: number;
}

/** Null: nothing is known, which is not zero. */
export type SheetCell = string | number | null;

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** A cell per column. */
  readonly rows: readonly (readonly SheetCell[])[];
  /** How it was counted, from what and when; stands above the table, so that nobody reads a number without it. */
  readonly notes: readonly string[];
}

const LONGEST_NAME = 31;

/**
 * The name as Excel accepts it for a tab: without `[]:*?/\`, control characters and outer apostrophes, at most 31 UTF-16 units,
 * never `History`, which Excel keeps for itself, and never empty.
 */
export function tabName(name: string): string {
  const legal = name.replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ').replaceAll(/\s+/g, ' ');
  const short = legal.slice(0, LONGEST_NAME).replace(/[\ud800-\udbff]$/, ''); // never half a character
  const bare = short.replaceAll(/^[' ]+|[' ]+$/g, '');
  return bare === '' || bare.toLowerCase() === 'history' ? `${bare}1` : bare;
}
