/** Who decided what about a proposal, and why it came to nothing where it did. */
import type { BoundaryProposal } from '../../../domain/entities.ts';
import { FAILURE_CODES } from '../../../domain/failure.ts';
import { formatDateTime } from '../../../i18n/index.ts';
import { Section } from '../../cards/parts/Section.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import styles from './Proposals.module.css';

export function Review({ proposal }: { readonly proposal: BoundaryProposal }) {
  const { t, locale } = useWords();
  const { status, reviewed_by, reviewed_at, review_note } = proposal;
  const { said, why } = useRemark(review_note ?? '', status === 'stale');
  const decided = status === 'rejected' ? 'rejected' : 'approved';
  if (reviewed_at === null && status !== 'stale') return null;
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
        {said !== '' && <p>{t('proposal.review_note', { note: said })}</p>}
        {status === 'stale' && (
          <p role="note" className={styles.stale}>
            <strong>{t('proposal.stale.title')}</strong>
            {why && <span>{why}</span>}
            <span>{t('proposal.stale.body')}</span>
          </p>
        )}
      </div>
    </Section>
  );
}

/** What the reviewer said, and of one that was overtaken what the server has written below it: `conflict: name` or a failure's code. */
function useRemark(note: string, stale: boolean): { readonly said: string; readonly why: string | null } {
  const { t } = useWords();
  const lines = note.split('\n');
  const last = stale ? /^(\w+): (.*)$/.exec(lines.at(-1) ?? '') : null;
  if (!last) return { said: note, why: null };
  const [, code = '', about = ''] = last;
  const failure = FAILURE_CODES.find((known) => known === code) ?? 'unexpected';
  return {
    said: lines.slice(0, -1).join('\n'),
    why: code === 'conflict' ? t('proposal.stale.conflict', { name: about }) : t(`failure.${failure}`),
  };
}
