/** One stop of a walk: its number, what is to be done there and how urgent it is. */
import { Footprints } from 'lucide-react';
import { beginVisit } from '../../commands/visit-draft.ts';
import type { CareStop, DueStop } from '../../domain/answers/due-on-walk.ts';
import type { HouseholdId } from '../../domain/ids.ts';
import type { Distance } from '../../domain/rules/suggest-teams.ts';
import { formatDay } from '../../i18n/index.ts';
import { useApp } from '../app-context.tsx';
import { doorText } from '../cards/parts/door-text.ts';
import { Row } from '../cards/parts/Row.tsx';
import { Tags, UrgencyTag } from '../cards/parts/Tag.tsx';
import { careWord } from '../cards/parts/care-word.ts';
import { useWords, type Words } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { FreshnessTag } from '../visits/FreshnessTag.tsx';
import { useVisitDraft } from '../visits/use-visit-draft.ts';
import { VisitForm } from '../visits/VisitForm.tsx';
import styles from './PatrolScreen.module.css';
import { isWorthSaying, wayWords } from './way-words.ts';

interface DueRowProps {
  readonly stop: DueStop;
  readonly number: number;
  /** From the stop before; null for the first. */
  readonly distance: Distance | null;
  readonly now: number;
}

export function DueRow({ stop, number, distance, now }: DueRowProps) {
  const words = useWords();
  const { t } = words;
  const app = useApp();
  const place = { household_id: stop.selection.id as HouseholdId };
  const draft = useVisitDraft(place);
  const way = distance && isWorthSaying(distance) ? wayWords(words, distance) : null;
  const { name, note, detail } = wordsOf(words, stop, now);
  return (
    <li>
      <div className={styles.stop}>
        <ul>
          <Row
            to={stop.selection}
            icon={<span className={styles.number}>{number}</span>}
            name={name}
            note={note}
            detail={[detail, way].filter(Boolean).join(' · ') || undefined}
          />
        </ul>
        {stop.kind === 'care' && !draft && (
          <Button
            icon={<Footprints size={18} aria-hidden="true" />}
            aria-label={t('visit.at', { place: name })}
            onClick={() => void beginVisit(app, place, 'care')}
          >
            {t('operation.visit.record')}
          </Button>
        )}
      </div>
      {stop.kind === 'care' && draft && <VisitForm draft={draft} />}
    </li>
  );
}

function wordsOf(words: Words, stop: DueStop, now: number) {
  const { t, duration, rowName } = words;
  if (stop.kind === 'case') {
    const { record, urgency, timeLeft } = stop;
    const left = t(timeLeft < 0 ? 'card.time.overdue' : 'card.time.left', { time: duration(timeLeft) });
    return {
      name: record.title,
      note: (
        <Tags>
          <UrgencyTag urgency={urgency}>{left}</UrgencyTag>
        </Tags>
      ),
      detail: t('patrol.stop.case'),
    };
  }
  if (stop.kind === 'care') return careWords(words, stop, now);
  return {
    name: stop.compound.name,
    note: stop.unchecked
      .map(({ template, items }) => t('patrol.due.unchecked', { name: rowName(template), n: items }))
      .join(' · '),
    detail: t('patrol.stop.checklist'),
  };
}

function careWords({ t, locale }: Words, { care, address, freshness, headName, categories }: CareStop, now: number) {
  const last = care.last_visited_at;
  return {
    name: doorText(t, address),
    note: (
      <Tags>
        <FreshnessTag cadence={care.cadence} freshness={freshness} />
        <span>{[headName, ...categories.map((code) => careWord(t, code))].filter(Boolean).join(' · ')}</span>
      </Tags>
    ),
    detail: last === null ? t('visit.never') : t('visit.last', { date: formatDay(locale, last, now) }),
  };
}
