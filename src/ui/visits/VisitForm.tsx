/** A visit in three taps: what kind, who was met, save. Everything is preset to what it mostly is. */
import { Check } from 'lucide-react';
import { useState } from 'react';
import { recordVisit, type VisitPlace } from '../../commands/record-visit.ts';
import type { VisitKind, VisitMet } from '../../domain/entities.ts';
import { renewsCare } from '../../domain/rules/cadence.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';
import { TextArea } from './TextArea.tsx';
import { useTask } from './use-task.ts';
import styles from './VisitForm.module.css';

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
  const toast = useToast();
  const [kind, setKind] = useState<VisitKind>(care ? 'care' : 'visit');
  const [met, setMet] = useState<VisitMet>('head');
  const [findings, setFindings] = useState('');
  const { run, busy, problem } = useTask();
  const save = () =>
    run(async () => {
      await recordVisit(app, place, { kind, met, findings, photos: [] });
      toast(t('visit.saved'));
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
      <TextArea label={t('visit.findings')} hint={t('visit.findings.hint')} value={findings} onChange={setFindings} />
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
          disabled={busy}
          icon={<Check size={22} aria-hidden="true" />}
        >
          {t('visit.save')}
        </Button>
      </div>
    </form>
  );
}
