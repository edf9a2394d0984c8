/**
 * Loads rows of any table from plain objects whose keys are column names. The column list is that of the rows, so that
 * defaults, generated columns and triggers keep their say; a GeoJSON object becomes a geometry through the type's own input.
 */
import type { Database } from './database.ts';

/** Rows per statement: large enough to make triggers per statement cheap, small enough for PGlite's memory. */
const BATCH_ROWS = 2000;

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Inserts `rows` into `public.<table>`; every row must have the keys of the first one. Throws what the database says.
 * `onBatch` hears how many rows are in so far.
 */
export async function loadRows(
  db: Database,
  table: string,
  rows: readonly object[],
  onBatch?: (loaded: number) => void,
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first).map(identifier).join(', ');
  const target = `public.${identifier(table)}`;
  const sql = `insert into ${target} (${columns}) select ${columns} from jsonb_populate_recordset(null::${target}, $1::jsonb)`;
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    const batch = rows.slice(from, from + BATCH_ROWS);
    await db.query(sql, [JSON.stringify(batch)]);
    onBatch?.(from + batch.length);
  }
}
