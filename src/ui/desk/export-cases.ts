/** What is listed as a file for a spreadsheet: the columns of the register, in words, and nothing of the reporter. */
import type { AppContext } from '../../commands/context.ts';
import type { CaseRow } from '../../domain/answers/case-table.ts';
import { csvOf } from '../../domain/rules/csv.ts';
import { dayOf } from '../../domain/rules/shanghai-time.ts';
import type { Sheet } from '../../domain/sheet.ts';
import { formatMinute } from '../../i18n/index.ts';
import type { Words } from '../cards/parts/use-words.ts';
import { downloadExport } from '../parts/export-file.ts';
import { timeText } from './CaseTableRow.tsx';

/** Writes the export down, hands the file to the browser and answers with its name. Throws a `Failure`; then there is no file. */
export async function exportCases(
  app: AppContext,
  rows: readonly CaseRow[],
  words: Words,
  now: number,
): Promise<string> {
  const file_name = `${words.t('desk.export_file')}-${dayOf(now)}.csv`;
  const { world, sync } = app.store.getState();
  const { exportNotes } = await import('../plan/export/notes.ts');
  const title = words.t('desk.export_file');
  const notes = exportNotes(words, { title, world, dataAsOf: sync.dataAsOf, now, hasPlaces: false });
  const record = { content: 'case_record', format: 'csv', rows: rows.length, territory_id: null, file_name } as const;
  await downloadExport(app, record, csvOf(caseSheet(rows, words, notes)));
  return file_name;
}

/** `notes` stand above the table. */
function caseSheet(rows: readonly CaseRow[], words: Words, notes: readonly string[]): Sheet {
  const { t, locale, rowName } = words;
  const heads = (
    ['number', 'class', 'minor', 'stage', 'severity', 'grid', 'worker', 'reported', 'due', 'closed'] as const
  ).map((column) => t(`desk.column.${column}`));
  const lines = rows.map((row): string[] => {
    const { record } = row;
    const minor = row.class && (locale === 'en' ? row.class.minor_en : row.class.minor_zh);
    return [
      record.number,
      record.title,
      minor ?? record.class_code,
      row.step ? rowName(row.step) : record.stage,
      t(`card.severity.${record.severity}`),
      `${row.within}${row.grid}`,
      row.worker,
      formatMinute(record.reported_at),
      formatMinute(record.due_at),
      record.closed_at === null ? '' : formatMinute(record.closed_at),
      timeText(words, row),
    ];
  });
  return {
    name: t('desk.export_file'),
    columns: [...heads, t('desk.filter.state')].map((title) => ({ title, kind: 'text' as const })),
    rows: lines,
    notes,
  };
}
