/** What is due in a territory, in walking order. Opening a stop shows its card; a visit can be recorded from the list. */
import { CircleCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { dueOnWalk, lengthOf, stopKey, type DueStop } from '../../domain/answers/due-on-walk.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { roleMayHold } from '../../domain/rules/may-hold.ts';
import { useAppState } from '../app-context.tsx';
import { Note, Section } from '../cards/parts/Section.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import limited from '../cards/parts/Limited.module.css';
import { useNow } from '../use-now.ts';
import { DueRow } from './DueRow.tsx';
import styles from './PatrolScreen.module.css';
import { useWay } from './use-way.ts';
import { wayWords } from './way-words.ts';

const KINDS = ['case', 'care', 'checklist'] as const;

/** What fits a walk; more are shown when somebody asks. */
const HEAD = 12;

export function DueList({ territory }: { readonly territory: TerritoryId }) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const world = useAppState((state) => state.world);
  const due = useMemo(() => dueOnWalk(world, territory, now), [world, territory, now]);
  const way = useWay(due.stops);
  const mayKnowCare = useAppState(({ world }) => roleMayHold(world, 'care_household'));
  const [kind, setKind] = useState<DueStop['kind'] | null>(null);
  const [all, setAll] = useState(false);
  const ordered = way.stops ?? [];
  const stops = kind === null ? ordered : ordered.filter((stop) => stop.kind === kind);
  const shown = all ? stops : stops.slice(0, HEAD);
  const length = lengthOf(ordered, way.from, way.measure);
  const isWalked = length?.kind === 'walking';
  if (due.stops.length === 0)
    return (
      <Section title={t('patrol.due')}>
        <Notice icon={<CircleCheck size={24} />} title={t('patrol.due.none.title')}>
          {t('patrol.due.none.body')}
        </Notice>
      </Section>
    );
  return (
    <Section
      title={t('patrol.due')}
      aside={
        <>
          <span>{t('patrol.due.total', { n: due.stops.length })}</span>
          {way.stops && length && <span>{t('patrol.due.length', { distance: wayWords(words, length) })}</span>}
        </>
      }
    >
      <div className={styles.chips} role="group" aria-label={t('patrol.due')}>
        <Chip label={t('patrol.due.all')} count={due.stops.length} on={kind === null} onClick={() => setKind(null)} />
        {KINDS.map((each) => (
          <Chip
            key={each}
            label={t(`patrol.due.${each}`)}
            count={due.counts[each]}
            on={kind === each}
            onClick={() => setKind(each)}
          />
        ))}
      </div>
      {way.stops === null ? (
        <Note>{t('patrol.due.ordering')}</Note>
      ) : (
        stops.length === 0 && <Note>{t('patrol.due.none_kind')}</Note>
      )}
      {way.takeWalks && <Button onClick={way.takeWalks}>{t('patrol.due.take_walks')}</Button>}
      <ol aria-label={t('patrol.due')}>
        {shown.map((stop, index) => {
          const before = shown[index - 1];
          return (
            <DueRow
              key={stopKey(stop)}
              stop={stop}
              number={index + 1}
              now={now}
              distance={before ? way.measure(before.at, stop.at) : null}
            />
          );
        })}
      </ol>
      {stops.length > HEAD && (
        <Button weight="quiet" className={limited.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('card.show_less') : t('card.show_all', { n: stops.length })}
        </Button>
      )}
      {way.stops && <Note>{t(isWalked ? 'patrol.due.order_walking' : 'patrol.due.order')}</Note>}
      {!mayKnowCare && <Note>{t('patrol.due.care_hidden')}</Note>}
    </Section>
  );
}

interface ChipProps {
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
  readonly onClick: () => void;
}

const Chip = ({ label, count, on, onClick }: ChipProps) => (
  <button type="button" className={styles.chip} aria-pressed={on} onClick={onClick}>
    {label} <span>{count}</span>
  </button>
);
