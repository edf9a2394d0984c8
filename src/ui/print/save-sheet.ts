/** A table as an Excel file, written down and handed to the browser's downloads. */
import type { AppContext } from '../../commands/context.ts';
import type { ExportRecord } from '../../commands/export-file.ts';
import type { Sheet } from '../../domain/sheet.ts';
import { downloadExport } from '../parts/export-file.ts';
import { fileNameOf } from './file-name.ts';

/** What the record of a table says of it besides its file. */
export type SheetRecord = Pick<ExportRecord, 'content' | 'territory_id'>;

/**
 * Answers with the name of the file; `fileName` comes without its ending. Rejects when the writer could not be fetched or the
 * export not be written down.
 */
export async function saveSheet(app: AppContext, sheet: Sheet, fileName: string, record: SheetRecord): Promise<string> {
  const { xlsxOf } = await import('./xlsx.ts');
  const file_name = `${fileNameOf(fileName)}.xlsx`;
  const bytes = await xlsxOf(sheet);
  await downloadExport(app, { ...record, format: 'xlsx', rows: sheet.rows.length, file_name }, bytes);
  return file_name;
}
