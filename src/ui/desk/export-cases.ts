/** What is listed as a file for a spreadsheet: the columns of the register, in words, and nothing of the reporter. */
import type { CaseRow } from '../../domain/answers/case-table.ts';
import { dayOf } from '../../domain/rules/shanghai-time.ts';
import { csvText, type Cell } from '../../domain/rules/csv.ts';
import type { Words } from '../cards/parts/use-words.ts';
import { saveFile } from '../parts/save-file.ts';
import { formatMinute } from '../../i18n/index.ts';
import { timeText } from './CaseTableRow.tsx';

/** Hands the file to the browser and answers with its name. */
export function exportCases(rows: readonly CaseRow[], words: Words, now: number): string {
  const { t, locale, rowName } = words;
  const heads = (
    ['number', 'class', 'minor', 'stage', 'severity', 'grid', 'worker', 'reported', 'due', 'closed'] as const
  ).map((column) => t(`desk.column.${column}`));
  const lines = rows.map((row): Cell[] => {
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
  const name = `${t('desk.export_file')}-${dayOf(now)}.csv`;
  saveFile(name, csvText([[...heads, t('desk.filter.state')], ...lines]), 'text/csv;charset=utf-8');
  return name;
}
