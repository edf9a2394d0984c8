/** Who decided what about a proposal, and why it came to nothing where it did. */
import type { BoundaryProposal } from '../../../domain/entities.ts';
import { formatDateTime } from '../../../i18n/index.ts';
import { Section } from '../../cards/parts/Section.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import styles from './Proposals.module.css';

export function Review({ proposal }: { readonly proposal: BoundaryProposal }) {
  const { t, locale } = useWords();
  const { status, reviewed_by, reviewed_at, review_note } = proposal;
  if (reviewed_at === null && status !== 'stale') return null;
  const decided = status === 'rejected' ? 'rejected' : 'approved';
  return (
    <Section title={t('proposal.review')}>
      <div className={styles.text}>
        {reviewed_at !== null && (
          <p>
            {t(`proposal.reviewed.${decided}`, {
              who: reviewed_by ?? '',
              when: formatDateTime(locale, reviewed_at),
            })}
          </p>
        )}
        {review_note !== null && <p>{t('proposal.review_note', { note: review_note })}</p>}
        {status === 'stale' && (
          <p role="note" className={styles.stale}>
            <strong>{t('proposal.stale.title')}</strong>
            <span>{t('proposal.stale.body')}</span>
          </p>
        )}
      </div>
    </Section>
  );
}
