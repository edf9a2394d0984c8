/** The findings as an Excel table, for whoever mends them at another desk. */
import type { AppContext } from '../../../commands/context.ts';
import type { QualityFinding } from '../../../domain/answers/quality/finding.ts';
import { dayOf } from '../../../domain/rules/shanghai-time.ts';
import type { Words } from '../../cards/parts/use-words.ts';
import { saveSheet } from '../../print/save-sheet.ts';
import { exportNotes } from '../export/notes.ts';
import { findingText } from './say.ts';

/** Resolves with the file's name. Throws a `Failure`; then there is no file. */
export function saveFindings(app: AppContext, words: Words, findings: readonly QualityFinding[]): Promise<string> {
  const { t } = words;
  const { world, sync } = app.store.getState();
  const now = app.clock.now();
  const title = t('quality.export_name');
  const sheet = {
    name: title,
    notes: exportNotes(words, { title, world, dataAsOf: sync.dataAsOf, now, hasPlaces: true }),
    columns: (['kind', 'what', 'lon', 'lat'] as const).map((column) => ({
      title: t(`quality.column.${column}`),
      kind: 'text' as const,
    })),
    rows: findings.map((finding) => [
      t(`quality.kind.${finding.kind}`),
      findingText(words, finding),
      finding.at?.[0] ?? null,
      finding.at?.[1] ?? null,
    ]),
  };
  return saveSheet(app, sheet, `${title}-${dayOf(now)}`, { content: 'quality', territory_id: null });
}
