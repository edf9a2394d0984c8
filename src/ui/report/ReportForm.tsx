/**
 * The report, as one page: photo, place, class, and it can go. Everything else is below and may stay as it is. Each change is
 * on the device at once.
 */
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { changeReport, type ReportChange } from '../../commands/report/change-report.ts';
import { closeReport } from '../../commands/report/close-report.ts';
import { lackingIn, type ReportDraft } from '../../domain/report-draft.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useText } from '../use-text.ts';
import { ClassField } from './ClassField.tsx';
import { DuplicateHint } from './DuplicateHint.tsx';
import { PhotoField } from './PhotoField.tsx';
import { PlaceField } from './PlaceField.tsx';
import { ReporterFields } from './ReporterFields.tsx';
import styles from './ReportForm.module.css';
import { ResolvedFields } from './ResolvedFields.tsx';
import { useSubmit } from './use-submit.ts';
import { useIsOutside } from './use-is-outside.ts';

const SEVERITIES = ['simple', 'general', 'prominent', 'major'] as const;

export function ReportForm({ draft }: { readonly draft: ReportDraft }) {
  const app = useApp();
  const t = useText();
  const unkept = useAppState(({ report }) => report.unkept);
  const heading = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState(false);
  const outside = useIsOutside(draft.place);
  const { submit, submitting, problem } = useSubmit(draft);
  const lacking = lackingIn(draft);
  const change = (what: ReportChange): void => void changeReport(app, what);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const first = lacking[0];
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (first !== undefined || outside)
          document.getElementById(`report-${first ?? 'place'}`)?.scrollIntoView({ block: 'center' });
        else void submit();
      }}
    >
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {t('report.title')}
        </h2>
        <IconButton label={t('report.close')} onClick={() => void closeReport(app)}>
          <X size={22} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={styles.body}>
        {unkept && (
          <p role="alert" className={styles.warning}>
            {t('report.unkept', { why: t(`failure.${unkept.code}`) })}
          </p>
        )}
        <PhotoField draft={draft} />
        <PlaceField draft={draft} onChange={change} outside={outside} />
        <ClassField draft={draft} onChange={change} />
        <DuplicateHint draft={draft} />
        <TextField
          label={t('report.title_field')}
          hint={t('report.title_hint')}
          value={draft.title}
          longest={80}
          onChange={(title) => change({ title })}
        />
        {draft.resolved === null && (
          <Segmented
            label={t('report.severity')}
            value={draft.severity}
            options={SEVERITIES.map((value) => ({ value, label: t(`card.severity.${value}`) }))}
            onChange={(severity) => change({ severity })}
          />
        )}
        <TextField
          label={t('report.description')}
          rows={3}
          value={draft.description}
          longest={3000}
          onChange={(description) => change({ description })}
        />
        <ResolvedFields draft={draft} onChange={change} />
        <ReporterFields draft={draft} onChange={change} />
      </div>
      <div className={styles.foot}>
        <p role="status" className={styles.lacking}>
          {problem ?? (asked && first !== undefined ? t(`report.lacking.${first}`) : null)}
        </p>
        <Button type="submit" weight="primary" className={styles.submit} disabled={submitting}>
          {t(submitting ? 'report.submitting' : 'report.submit')}
        </Button>
      </div>
    </form>
  );
}
