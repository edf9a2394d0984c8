/** Excel, new (.xlsx) and old (.xls, BIFF8). Fetched when somebody reads one, because the library is large. */
import { readXls, readXlsx } from 'hucre/xlsx';
import type { CellValue, Sheet } from 'hucre/xlsx';
import { ImportError, refuse } from '../problem.ts';
import { tableOf } from './table.ts';
import type { Cell, TableFile } from './table.ts';

/** Digits up to which a number is exact: a longer one was an identity number whose end Excel has thrown away already. */
const MOST_DIGITS = 15;

/** Throws `ImportError`. Of an .xlsx the archive must have been looked at before (`openZip`). */
export async function readExcel(bytes: Uint8Array, format: 'xlsx' | 'xls'): Promise<TableFile> {
  const sheets = await sheetsOf(bytes, format);
  const tables = sheets
    .filter((sheet) => sheet.hidden !== true && sheet.veryHidden !== true)
    .map(({ name, rows, merges = [] }) =>
      tableOf(
        name,
        // a sheet of old Excel has holes where it has no rows
        Array.from(rows, (row: CellValue[] | undefined) => row?.map(cellOf)),
        merges,
      ),
    )
    .filter((table) => table !== null);
  if (tables.length === 0) throw refuse('table_empty');
  return { kind: 'table', format, tables };
}

async function sheetsOf(bytes: Uint8Array, format: 'xlsx' | 'xls'): Promise<Sheet[]> {
  try {
    return (await (format === 'xlsx' ? readXlsx : readXls)(bytes)).sheets;
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw refuse(
      'table_malformed',
      { reason: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

function cellOf(value: CellValue): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : dayOf(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 10 ** MOST_DIGITS)
    return value.toFixed(0);
  return value;
}

/** A day; with its time where it has one. Excel knows no time zones. */
function dayOf(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
