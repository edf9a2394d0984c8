/** Approving a proposal: the day from which the new boundaries are in force for everybody. */
import { useState } from 'react';
import { todayOf } from '../../../commands/show-day.ts';
import type { BoundaryProposalId } from '../../../domain/ids.ts';
import { isDay, startOfMonth } from '../../../domain/rules/shanghai-time.ts';
import { formatDate } from '../../../i18n/index.ts';
import { useApp } from '../../app-context.tsx';
import { useAct } from '../../cards/service/use-act.ts';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import styles from './Proposals.module.css';

interface ReviewSheetProps {
  readonly id: BoundaryProposalId;
  readonly onClose: () => void;
}

export function ApproveSheet({ id: proposal_id, onClose }: ReviewSheetProps) {
  const app = useApp();
  const { t, locale } = useWords();
  const act = useAct();
  const today = todayOf(app);
  const nextMonth = startOfMonth(today, 1);
  const [day, setDay] = useState(nextMonth);
  const [note, setNote] = useState('');
  const valid = isDay(day) && day >= today;
  const approve = async (): Promise<void> => {
    const said = note.trim() === '' ? {} : { note: note.trim() };
    if (await act('proposal.approve', { proposal_id, effective_on: day, ...said })) onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('proposal.approve_title')}
      hint={t('proposal.approve_hint')}
      footer={
        <Button weight="primary" large disabled={!valid} onClick={() => void approve()}>
          {valid ? t('proposal.approve.do', { day: formatDate(locale, day) }) : t('proposal.approve.early')}
        </Button>
      }
    >
      <div className={styles.fields}>
        <div className={styles.days}>
          <label className={styles.day}>
            {t('proposal.approve.day')}
            <input
              type="date"
              required
              min={today}
              value={day}
              aria-invalid={!valid}
              onChange={(event) => setDay(event.target.value)}
            />
          </label>
          <Button aria-pressed={day === today} onClick={() => setDay(today)}>
            {t('proposal.approve.today')}
          </Button>
          <Button aria-pressed={day === nextMonth} onClick={() => setDay(nextMonth)}>
            {t('proposal.approve.next_month')}
          </Button>
        </div>
        <TextField label={t('proposal.approve.note')} rows={2} longest={200} value={note} onChange={setNote} />
      </div>
    </Sheet>
  );
}
