/** Who told the worker, when somebody did: they are owed an answer. */
import type { ReportChange } from '../../commands/report/change-report.ts';
import type { ReportDraft } from '../../domain/report-draft.ts';
import { TextField } from '../parts/TextField.tsx';
import { useText } from '../use-text.ts';
import styles from './ReportForm.module.css';

interface ReporterFieldsProps {
  readonly draft: ReportDraft;
  readonly onChange: (change: ReportChange) => void;
}

export function ReporterFields({ draft, onChange }: ReporterFieldsProps) {
  const t = useText();
  const { reporter_name, reporter_phone } = draft;
  return (
    <details className={styles.more} open={reporter_name !== '' || reporter_phone !== ''}>
      <summary>
        {t('report.reporter')} <span className={styles.note}>{t('report.optional')}</span>
      </summary>
      <div className={styles.field}>
        <p className={styles.note}>{t('report.reporter.owed')}</p>
        <TextField
          label={t('report.reporter.name')}
          longest={50}
          value={reporter_name}
          onChange={(name) => onChange({ reporter_name: name })}
        />
        <TextField
          label={t('report.reporter.phone')}
          kind="tel"
          longest={30}
          value={reporter_phone}
          onChange={(phone) => onChange({ reporter_phone: phone })}
        />
      </div>
    </details>
  );
}
