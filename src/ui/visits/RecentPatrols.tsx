/** On a grid's card: when somebody last walked it, and how far roughly. Where, is the walker's own. */
import { Footprints } from 'lucide-react';
import { patrolsOf } from '../../domain/answers/visits.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { roleMayHold } from '../../domain/rules/may-hold.ts';
import { isOnDuty } from '../../domain/rules/may-hold.ts';
import { formatDateTime, formatMetres } from '../../i18n/index.ts';
import { useAppState } from '../app-context.tsx';
import { Limited } from '../cards/parts/Limited.tsx';
import { Row } from '../cards/parts/Row.tsx';
import { Note, Section } from '../cards/parts/Section.tsx';
import { useAnswer } from '../cards/parts/use-answer.ts';
import { useWords } from '../cards/parts/use-words.ts';

const HEAD = 2;

export function RecentPatrols({ id }: { readonly id: TerritoryId }) {
  const { t, locale, duration } = useWords();
  const patrols = useAnswer(patrolsOf, id);
  const mayKnow = useAppState(({ world }) => roleMayHold(world, 'case_record') && isOnDuty(world, id));
  if (!mayKnow) return null;
  return (
    <Section title={t('card.patrols')}>
      {patrols.length === 0 ? (
        <Note>{t('card.patrols.none')}</Note>
      ) : (
        <Limited items={patrols} head={HEAD} label={t('card.patrols')}>
          {({ id: patrolId, walker_name, started_at, finished_at, distance_m }) => (
            <Row
              key={patrolId}
              icon={<Footprints size={18} />}
              name={walker_name}
              note={[
                formatDateTime(locale, started_at),
                finished_at === null
                  ? t('card.patrols.unfinished')
                  : duration(Date.parse(finished_at) - Date.parse(started_at)),
                distance_m !== null && formatMetres(locale, distance_m),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          )}
        </Limited>
      )}
    </Section>
  );
}
