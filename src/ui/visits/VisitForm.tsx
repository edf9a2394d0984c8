/** A visit in three taps: what kind, who was met, save. Everything is preset to what it mostly is. */
import { Check } from 'lucide-react';
import { useState } from 'react';
import { recordVisit } from '../../commands/record-visit.ts';
import { changeVisit, changeVisitPhotos, forgetVisit } from '../../commands/visit-draft.ts';
import type { VisitKind, VisitMet } from '../../domain/entities.ts';
import { renewsCare } from '../../domain/rules/cadence.ts';
import type { VisitDraft } from '../../domain/visit-draft.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { TextField } from '../parts/TextField.tsx';
import { TakePhotos } from '../photos/TakePhotos.tsx';
import { useText } from '../use-text.ts';
import { useSaved } from './use-saved.ts';
import { useTask } from './use-task.ts';
import styles from './VisitForm.module.css';

/** As the server takes it. */
export const FINDINGS_MAX = 2000;

const KINDS: readonly VisitKind[] = ['visit', 'condolence', 'care', 'phone'];
const MET: readonly VisitMet[] = ['head', 'family', 'other', 'nobody'];

/** The form is open as long as its draft is there: it comes again with the page that the camera has ended. */
export function VisitForm({ draft }: { readonly draft: VisitDraft }) {
  const app = useApp();
  const t = useText();
  const saved = useSaved();
  const { id, kind, met, findings, photos } = draft;
  const change = (part: Parameters<typeof changeVisit>[2]): Promise<void> => changeVisit(app, id, part);
  const [working, setWorking] = useState(false);
  const { run, busy, problem } = useTask();
  const save = () => run(async () => saved(t('visit.saved'), await recordVisit(app, draft)));
  return (
    <form
      className={styles.form}
      aria-label={t('visit.record')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Segmented
        label={t('visit.kind')}
        value={kind}
        onChange={(value) => void change({ kind: value })}
        options={KINDS.map((value) => ({ value, label: t(`visit.kind.${value}`) }))}
      />
      <Segmented
        label={t('visit.met')}
        value={met}
        onChange={(value) => void change({ met: value })}
        options={MET.map((value) => ({ value, label: t(`visit.met.${value}`) }))}
      />
      {!renewsCare({ kind, met }) && <p className={styles.note}>{t('visit.not_counted')}</p>}
      <TextField
        label={t('visit.findings')}
        hint={t('visit.findings.hint')}
        rows={2}
        longest={FINDINGS_MAX}
        value={findings}
        onChange={(value) => void change({ findings: value })}
      />
      <TakePhotos
        photos={photos}
        onChange={(taken) => changeVisitPhotos(app, id, taken)}
        beforeOpen={() => change({})}
        onWorking={setWorking}
      />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={() => void forgetVisit(app, id)}>{t('visit.cancel')}</Button>
        <Button
          type="submit"
          weight="primary"
          className={styles.save}
          disabled={busy || working}
          icon={<Check size={22} aria-hidden="true" />}
        >
          {t('visit.save')}
        </Button>
      </div>
    </form>
  );
}
