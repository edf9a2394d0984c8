/** Somebody may have reported it already. A hint: the person on the spot decides. */
import { useMemo, useState } from 'react';
import { closeReport } from '../../commands/report/close-report.ts';
import { select } from '../../commands/select.ts';
import { pointOf, type ReportDraft } from '../../domain/report-draft.ts';
import { likelyDuplicates } from '../../domain/rules/duplicates.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './DuplicateHint.module.css';

const SHOWN = 3;

export function DuplicateHint({ draft: { id, class_code, place } }: { readonly draft: ReportDraft }) {
  const app = useApp();
  const t = useText();
  const world = useAppState((state) => state.world);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const found = useMemo(() => {
    const at = pointOf(world, place);
    return at && class_code !== null ? likelyDuplicates(world, { id, class_code, at }) : [];
  }, [world, place, id, class_code]);
  const duplicates = found.filter(({ record }) => !dismissed.includes(record.id));
  if (duplicates.length === 0) return null;
  return (
    <section role="status" className={styles.hint}>
      <p className={styles.title}>{t('report.duplicates.title', { n: duplicates.length })}</p>
      <ul className={styles.list}>
        {duplicates.slice(0, SHOWN).map(({ record, metres }) => (
          <li key={record.id} className={styles.case}>
            <span>
              <span className={styles.name}>{record.title}</span>
              <br />
              {t('report.duplicates.metres', { n: Math.round(metres) })}
            </span>
            <Button
              onClick={() => {
                void closeReport(app);
                select(app, { kind: 'case_record', id: record.id }, { fly: true });
              }}
            >
              {t('report.duplicates.look')}
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => setDismissed(found.map(({ record }) => record.id))}>
        {t('report.duplicates.anyway')}
      </Button>
    </section>
  );
}
