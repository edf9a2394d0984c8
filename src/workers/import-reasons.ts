/** The person's own file again, with a column that says line by line what is wrong: a workbook stays a workbook, text stays text. */
import type { FeatureFile } from '../../geo/formats/feature-file.ts';
import type { TableFile } from '../../geo/formats/table/table.ts';
import { csvText } from '../domain/rules/csv.ts';
import { defused } from '../domain/rules/formula.ts';

export interface OpenFile {
  readonly name: string;
  readonly file: FeatureFile | TableFile;
  readonly sheet: number;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function withReasons(
  { name, file, sheet }: OpenFile,
  title: string,
  reasons: readonly (readonly [line: number, text: string])[],
): Promise<{ name: string; bytes: ArrayBuffer; mime: string }> {
  const told = new Map<number, string[]>();
  for (const [line, text] of reasons) told.set(line, [...(told.get(line) ?? []), text]);
  const table = file.kind === 'table' ? file.tables[sheet] : undefined;
  const rows: (string | number | null)[][] = table
    ? [[title, ...table.columns], ...table.rows.map(({ line, cells }) => [told.get(line)?.join('；') ?? '', ...cells])]
    : [[title, '#'], ...[...told].map(([line, texts]) => [texts.join('；'), line])];
  const base = name.replace(/\.[^.]*$/, '');
  if (file.format === 'csv') {
    const text = csvText(rows.map((row) => row.map((cell) => cell ?? '')));
    return {
      name: `${base}-${title}.csv`,
      bytes: new TextEncoder().encode(text).buffer,
      mime: 'text/csv',
    };
  }
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defused(cell) : cell)));
  const { writeXlsx } = await import('hucre/xlsx');
  const written = await writeXlsx({
    sheets: [{ name: (table?.name || title).slice(0, 31), rows: safe, freezePane: { rows: 1 } }],
  });
  return { name: `${base}-${title}.xlsx`, bytes: new Uint8Array(written).buffer, mime: XLSX };
}
