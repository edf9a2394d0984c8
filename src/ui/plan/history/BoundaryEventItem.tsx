/** One change of boundaries: when, where, what, by whom, why, and the households of each part before and after. */
import { showChange } from '../../../commands/boundary/show-change.ts';
import type { BoundaryEvent, ChangedPart } from '../../../domain/answers/boundary-changes.ts';
import { addDays } from '../../../domain/rules/shanghai-time.ts';
import { territoryName } from '../../../domain/answers/territory-name.ts';
import { formatDate } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import styles from './History.module.css';

export function BoundaryEventItem({ event }: { readonly event: BoundaryEvent }) {
  const app = useApp();
  const { t, locale } = useWords();
  const base = useAppState((state) => state.base);
  const shown = useAppState((state) => state.day);
  const place = territoryName(base, event.parentId);
  const title = t(`proposal.history.kind.${event.kind}`);
  const looks = (when: 'before' | 'after') => (
    <button
      type="button"
      className={styles.look}
      aria-pressed={shown === (when === 'before' ? addDays(event.day, -1) : event.day)}
      onClick={() => showChange(app, event, when)}
    >
      {t(`proposal.history.look.${when}`)}
    </button>
  );
  return (
    <li className={styles.event}>
      <p className={styles.when}>
        <strong>{formatDate(locale, event.day)}</strong>
        <span>{[place, title].filter(Boolean).join(' · ')}</span>
      </p>
      {event.reasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          {t('proposal.history.reason', { reason })}
        </p>
      ))}
      {event.by.length > 0 && (
        <p className={styles.by}>{t('proposal.history.by', { names: event.by.join(t('card.separator')) })}</p>
      )}
      <ul className={styles.parts}>
        {event.parts.map((part) => (
          <li key={part.id}>
            <span>{part.name}</span>
            <Households part={part} />
          </li>
        ))}
      </ul>
      {event.kind !== 'add' && (
        <div className={styles.looks} role="group" aria-label={`${formatDate(locale, event.day)} ${place}`}>
          {looks('before')}
          {looks('after')}
        </div>
      )}
    </li>
  );
}

function Households({ part: { before, after } }: { readonly part: ChangedPart }) {
  const { t, count } = useWords();
  const households = (side: ChangedPart['before']) =>
    side && (side.households === null ? t('proposal.history.uncounted') : count('households', side.households));
  if (!before) return <span>{t('proposal.history.part_new', { n: households(after) ?? '' })}</span>;
  if (!after) return <span>{t('proposal.history.part_gone', { n: households(before) ?? '' })}</span>;
  return (
    <span>
      {households(before)} → {households(after)}
    </span>
  );
}
