/** A leader's place: how long nobody has come, and a visit in two taps (记到访, 保存). */
import { Check, Flag } from 'lucide-react';
import { useState } from 'react';
import { visitAssignment } from '../../commands/record-visit.ts';
import type { AssignmentLine } from '../../domain/answers/assignments.ts';
import { formatDay } from '../../i18n/index.ts';
import { useApp } from '../app-context.tsx';
import { Row } from '../cards/parts/Row.tsx';
import { Tags } from '../cards/parts/Tag.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useNow } from '../use-now.ts';
import styles from './AssignmentRow.module.css';
import { FreshnessTag } from './FreshnessTag.tsx';
import { useSaved } from './use-saved.ts';
import { useTask } from './use-task.ts';
import { FINDINGS_MAX } from './VisitForm.tsx';
import form from './VisitForm.module.css';

interface AssignmentRowProps {
  readonly line: AssignmentLine;
  /** On the card of the place itself the place need not be named again. */
  readonly onCard?: boolean;
}

export function AssignmentRow({ line, onCard = false }: AssignmentRowProps) {
  const { t, locale } = useWords();
  const now = useNow();
  const [recording, setRecording] = useState(false);
  const { assignment, place, around, freshness, recordable } = line;
  const { leader_name, leader_post, cadence, last_visited_at } = assignment;
  const leader = [leader_name, leader_post].filter(Boolean).join(' · ');
  const last =
    last_visited_at === null ? t('visit.never') : t('visit.last', { date: formatDay(locale, last_visited_at, now) });
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <ul>
          <Row
            to={onCard ? null : place.selection}
            icon={<Flag size={18} />}
            name={onCard ? leader : [around, place.name].filter(Boolean).join(' ')}
            note={
              <Tags>
                <FreshnessTag cadence={cadence} freshness={freshness} />
                <span>{last}</span>
              </Tags>
            }
            detail={onCard ? undefined : `${t(`assignment.cadence.${cadence}`)} · ${leader}`}
          />
        </ul>
        {recordable && !recording && (
          <Button onClick={() => setRecording(true)} aria-label={`${t('assignment.record')} ${place.name}`}>
            {t('assignment.record')}
          </Button>
        )}
      </div>
      {recording && <RecordForm line={line} onDone={() => setRecording(false)} />}
    </li>
  );
}

const DAYS = [
  ['today', 0],
  ['yesterday', 1],
  ['before', 2],
] as const;
type When = (typeof DAYS)[number][0];

function RecordForm({ line, onDone }: { readonly line: AssignmentLine; readonly onDone: () => void }) {
  const app = useApp();
  const { t } = useWords();
  const saved = useSaved();
  const [when, setWhen] = useState<When>('today');
  const [findings, setFindings] = useState('');
  const { run, busy, problem } = useTask();
  const daysAgo = DAYS.find(([name]) => name === when)?.[1] ?? 0;
  const save = () =>
    run(async () => {
      saved(t('assignment.saved'), await visitAssignment(app, line.assignment.id, { findings, daysAgo }));
      onDone();
    });
  return (
    <form
      className={form.form}
      aria-label={`${t('assignment.record')} ${line.place.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Segmented
        label={t('assignment.when')}
        value={when}
        onChange={setWhen}
        options={DAYS.map(([value]) => ({ value, label: t(`assignment.when.${value}`) }))}
      />
      <TextField label={t('assignment.note')} rows={2} longest={FINDINGS_MAX} value={findings} onChange={setFindings} />
      {problem !== null && (
        <p role="alert" className={form.problem}>
          {problem}
        </p>
      )}
      <div className={form.actions}>
        <Button onClick={onDone}>{t('visit.cancel')}</Button>
        <Button
          type="submit"
          weight="primary"
          className={form.save}
          disabled={busy}
          icon={<Check size={22} aria-hidden="true" />}
        >
          {t('assignment.save')}
        </Button>
      </div>
    </form>
  );
}
