/** A visit in three taps: what kind, who was met, save. Everything is preset to what it mostly is. */
import { Check } from 'lucide-react';
import { useState } from 'react';
import { recordVisit, type VisitPlace } from '../../commands/record-visit.ts';
import type { VisitKind, VisitMet } from '../../domain/entities.ts';
import type { PreparedPhoto } from '../../domain/operations/photo.ts';
import { renewsCare } from '../../domain/rules/cadence.ts';
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

interface VisitFormProps {
  readonly place: VisitPlace;
  /** Whether the household is under care: then that is what one mostly comes for. */
  readonly care: boolean;
  readonly onDone: () => void;
}

export function VisitForm({ place, care, onDone }: VisitFormProps) {
  const app = useApp();
  const t = useText();
  const saved = useSaved();
  const [kind, setKind] = useState<VisitKind>(care ? 'care' : 'visit');
  const [met, setMet] = useState<VisitMet>('head');
  const [findings, setFindings] = useState('');
  const [photos, setPhotos] = useState<readonly PreparedPhoto[]>([]);
  const [working, setWorking] = useState(false);
  const { run, busy, problem } = useTask();
  const save = () =>
    run(async () => {
      saved(t('visit.saved'), await recordVisit(app, place, { kind, met, findings, photos }));
      onDone();
    });
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
        onChange={setKind}
        options={KINDS.map((value) => ({ value, label: t(`visit.kind.${value}`) }))}
      />
      <Segmented
        label={t('visit.met')}
        value={met}
        onChange={setMet}
        options={MET.map((value) => ({ value, label: t(`visit.met.${value}`) }))}
      />
      {!renewsCare({ kind, met }) && <p className={styles.note}>{t('visit.not_counted')}</p>}
      <TextField
        label={t('visit.findings')}
        hint={t('visit.findings.hint')}
        rows={2}
        longest={FINDINGS_MAX}
        value={findings}
        onChange={setFindings}
      />
      <TakePhotos photos={photos} onChange={setPhotos} onWorking={setWorking} />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={onDone}>{t('visit.cancel')}</Button>
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
