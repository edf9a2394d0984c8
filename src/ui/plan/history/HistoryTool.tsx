/** 历史: the boundaries of any past day on a slider, and what has changed, each change to be looked at before and after. */
import { History } from 'lucide-react';
import { useMemo } from 'react';
import { todayOf } from '../../../commands/show-day.ts';
import { boundaryEvents } from '../../../domain/answers/boundary-changes.ts';
import { dayScale } from '../../../domain/answers/day-scale.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Section } from '../../cards/parts/Section.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { useNow } from '../../use-now.ts';
import { useText } from '../../use-text.ts';
import { BoundaryEventItem } from './BoundaryEventItem.tsx';
import { DaySlider } from './DaySlider.tsx';
import styles from './History.module.css';

export default function HistoryTool() {
  const app = useApp();
  const t = useText();
  useNow();
  // Of what the server has sent: the shown world may itself be a past one.
  const base = useAppState((state) => state.base);
  const today = todayOf(app);
  const scale = useMemo(() => dayScale(base, today), [base, today]);
  const events = useMemo(() => boundaryEvents(base).filter(({ day }) => day <= today), [base, today]);
  if (!scale)
    return (
      <Notice icon={<History />} title={t('proposal.history.none.title')}>
        {t('proposal.history.none.body')}
      </Notice>
    );
  return (
    <>
      <DaySlider scale={scale} />
      <Section title={t('proposal.history.changes')} aside={t('proposal.history.count', { n: events.length })}>
        <ul className={styles.events} aria-label={t('proposal.history.changes')}>
          {events.map((event) => (
            <BoundaryEventItem key={`${event.day} ${event.parentId}`} event={event} />
          ))}
        </ul>
      </Section>
    </>
  );
}
