/** A table as an Excel file, handed to the browser's downloads. */
import type { Sheet } from '../../domain/sheet.ts';
import { saveFile } from '../parts/save-file.ts';
import { fileNameOf } from './file-name.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Answers with the name of the file; `fileName` comes without its ending. Rejects when the writer could not be fetched. */
export async function saveSheet(sheet: Sheet, fileName: string): Promise<string> {
  const { xlsxOf } = await import('./xlsx.ts');
  const name = `${fileNameOf(fileName)}.xlsx`;
  saveFile(name, await xlsxOf(sheet), TYPE);
  return name;
}
