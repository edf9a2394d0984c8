/** 自办自结: what was settled on the spot needs nobody to be sent. Only of simple cases, and not by the street. */
import type { ReportChange } from '../../commands/report/change-report.ts';
import { owesFeedback, type ReportDraft } from '../../domain/report-draft.ts';
import { useAppState } from '../app-context.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useText } from '../use-text.ts';
import styles from './ReportForm.module.css';

const TOLD_BY = ['in_person', 'phone', 'message', 'notice'] as const;

interface ResolvedFieldsProps {
  readonly draft: ReportDraft;
  readonly onChange: (change: ReportChange) => void;
}

export function ResolvedFields({ draft, onChange }: ResolvedFieldsProps) {
  const t = useText();
  const may = useAppState(
    ({ session }) =>
      session.kind === 'signed_in' && (session.role === 'grid_worker' || session.role === 'community_staff'),
  );
  const { resolved } = draft;
  if (!may) return null;
  return (
    <div className={styles.field}>
      <label className={styles.toggle}>
        <input
          type="checkbox"
          checked={resolved !== null}
          onChange={({ target }) =>
            onChange(
              target.checked ? { resolved: { note: '', told_by: null }, severity: 'simple' } : { resolved: null },
            )
          }
        />
        {t('report.resolved')}
      </label>
      {resolved && (
        <>
          <p className={styles.note}>{t('report.resolved.simple')}</p>
          <div id="report-note">
            <TextField
              label={t('report.resolved.note')}
              rows={2}
              longest={2000}
              value={resolved.note}
              onChange={(note) => onChange({ resolved: { ...resolved, note } })}
            />
          </div>
          {owesFeedback(draft) && (
            <div id="report-told_by">
              <Segmented
                label={t('report.told_by')}
                value={resolved.told_by ?? ''}
                options={TOLD_BY.map((value) => ({ value, label: t(`report.told_by.${value}`) }))}
                onChange={(value) =>
                  onChange({ resolved: { ...resolved, told_by: TOLD_BY.find((one) => one === value) ?? null } })
                }
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}
