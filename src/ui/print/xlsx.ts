/**
 * A `Sheet` as the bytes of an .xlsx file: the notes above the table, the header bold, both staying when one scrolls, a filter on
 * every column, numbers as numbers. Fetched when somebody exports, because the writer is large.
 */
import { rangeRef, writeXlsx, type CellStyle } from 'hucre/xlsx';
import { defused } from '../../domain/rules/formula.ts';
import { tabName, type ColumnKind, type Sheet, type SheetCell } from '../../domain/sheet.ts';

/** `@` keeps text text when somebody edits it: `0123`, `1-2`. */
const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  number: '#,##0',
  decimal: '#,##0.0',
  // one home in a hundred thousand outside must not read as everybody
  percent: '0.0##%',
};

/** What a Chinese Excel writes in; elsewhere it falls back on the system's own. */
const FONT = { name: '等线', size: 11 };

const HEADER: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E2EEFA' } },
  alignment: { vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin', color: { rgb: '75828F' } } },
};
const NOTE: CellStyle = { font: { ...FONT, color: { rgb: '4F5D6A' } }, numFmt: FORMATS.text };

const NARROWEST = 6;
const WIDEST = 40;

/** In Latin letters: a Chinese character takes two. */
const letters = (text: string): number => text.length + (text.match(/[\u2e80-\uffee]/g)?.length ?? 0);

const shown = (cell: string | number): string => (typeof cell === 'number' ? cell.toFixed(1) : cell.slice(0, WIDEST));

function widthOf({ columns, rows }: Sheet, at: number): number {
  const column = columns[at];
  if (column?.width !== undefined) return column.width;
  const texts = [column?.title ?? '', ...rows.map((row) => shown(row[at] ?? ''))];
  const widest = texts.reduce((longest, text) => Math.max(longest, letters(text)), NARROWEST);
  return Math.min(widest + 3, WIDEST); // room for the filter's button
}

function written(cell: SheetCell): string | number | null {
  if (typeof cell === 'string') return defused(cell);
  return cell === null || Number.isFinite(cell) ? cell : null;
}

export async function xlsxOf(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const notes = sheet.notes.map(defused);
  const header = notes.length;
  const cells = new Map([
    ...notes.map((_, row) => [`${row},0`, { style: NOTE }] as const),
    ...sheet.columns.map((_, column) => [`${header},${column}`, { style: HEADER }] as const),
  ]);
  const bytes = await writeXlsx({
    defaultFont: FONT,
    sheets: [
      {
        name: tabName(sheet.name),
        columns: sheet.columns.map(({ kind }, at) => ({ width: widthOf(sheet, at), numFmt: FORMATS[kind] })),
        rows: [
          ...notes.map((note) => [note]),
          sheet.columns.map(({ title }) => defused(title)),
          ...sheet.rows.map((row) => row.map(written)),
        ],
        cells,
        freezePane: { rows: header + 1 },
        autoFilter: { range: rangeRef(header, 0, header + sheet.rows.length, sheet.columns.length - 1) },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$${header + 1}:$${header + 1}`,
        },
      },
    ],
  });
  return new Uint8Array(bytes);
}
