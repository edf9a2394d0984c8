/** What the writers of places are given: rows with an outline, line or point, and the same columns for all of them. EPSG:4326. */
import type { Geometry } from 'geojson';

/** Null: nothing is known, which is not zero. */
export type Value = string | number | null;

/** What numbers of a column are written as; texts stay texts, also where they look like numbers. */
export interface Column {
  readonly title: string;
  readonly kind: 'text' | 'number';
}

export interface FeatureTable {
  readonly title: string;
  /** Source, date, who may see it, coordinate system: goes with the file wherever it is copied. */
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  /** `name` is what a map program writes beside it. A value per column. */
  readonly rows: readonly { readonly name: string; readonly geometry: Geometry; readonly values: readonly Value[] }[];
}

/** The values of a row by the titles of their columns; numbers that are none are not known. */
export const propertiesOf = (columns: readonly Column[], values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(
    columns.map(({ title, kind }, at): [string, Value] => {
      const value = values[at] ?? null;
      if (value === null) return [title, null];
      if (kind === 'text') return [title, String(value)];
      return [title, typeof value === 'number' && Number.isFinite(value) ? value : null];
    }),
  );
