/** What a person takes out of the app, as a download: written down, then handed over. The one caller of `saveFile` beside the rescue file. */
import type { AppContext } from '../../commands/context.ts';
import { exportFile, type ExportRecord } from '../../commands/export-file.ts';
import { saveFile } from './save-file.ts';

export const FILE_TYPES = {
  geojson: 'application/geo+json',
  kml: 'application/vnd.google-earth.kml+xml',
  flatgeobuf: 'application/vnd.flatgeobuf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  png: 'image/png',
} as const;
export type FileFormat = keyof typeof FILE_TYPES;

export const FILE_ENDINGS: Readonly<Record<FileFormat, string>> = {
  geojson: 'geojson',
  kml: 'kml',
  flatgeobuf: 'fgb',
  xlsx: 'xlsx',
  csv: 'csv',
  png: 'png',
};

/** Throws a `Failure`; then there is no file. */
export const downloadExport = (
  app: AppContext,
  record: ExportRecord & { readonly format: FileFormat },
  content: BlobPart,
): Promise<void> => exportFile(app, record, () => saveFile(record.file_name, content, FILE_TYPES[record.format]));
