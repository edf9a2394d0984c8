/** 边界历史 on a territory's card: what became of it and of its parts. */
import { useMemo } from 'react';
import { eventsAbout } from '../../../domain/answers/boundary-changes.ts';
import type { TerritoryId } from '../../../domain/ids.ts';
import '../../../i18n/plan-texts.ts';
import { useAppState } from '../../app-context.tsx';
import { Section } from '../../cards/parts/Section.tsx';
import { useText } from '../../use-text.ts';
import { BoundaryEventItem } from './BoundaryEventItem.tsx';
import styles from './History.module.css';

export default function BoundaryHistory({ id }: { readonly id: TerritoryId }) {
  const t = useText();
  const base = useAppState((state) => state.base);
  const events = useMemo(() => eventsAbout(base, id), [base, id]);
  if (events.length === 0) return null;
  return (
    <Section title={t('proposal.history.section')} aside={t('proposal.history.count', { n: events.length })}>
      <ul className={styles.events} aria-label={t('proposal.history.section')}>
        {events.map((event) => (
          <BoundaryEventItem key={`${event.day} ${event.parentId}`} event={event} />
        ))}
      </ul>
    </Section>
  );
}
