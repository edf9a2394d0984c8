/** Whom to ask for an order, best first, each with its reasons; the same teams the map draws lines to. */
import type { ServiceOrder } from '../../../domain/entities.ts';
import type { TeamSuggestion } from '../../../domain/rules/suggest-teams.ts';
import { Button } from '../../parts/Button.tsx';
import { MapSymbol } from '../../symbols/MapSymbol.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { Note, Section } from '../parts/Section.tsx';
import { useWords, type Words } from '../parts/use-words.ts';
import { skillWord } from './skill-words.ts';
import { distanceText, loadText, ratingText } from './team-words.ts';
import { useAct } from './use-act.ts';

interface SuggestedTeamsProps {
  readonly order: ServiceOrder;
  readonly suggestions: readonly TeamSuggestion[];
}

export function SuggestedTeams({ order, suggestions }: SuggestedTeamsProps) {
  const words = useWords();
  const act = useAct();
  const { t } = words;
  return (
    <Section title={t('order.suggest.title')} aside={t('order.suggest.why')}>
      {suggestions.length === 0 ? (
        <Note>{t('order.suggest.none')}</Note>
      ) : (
        <Rows label={t('order.suggest.title')}>
          {suggestions.map((suggestion, rank) => (
            <Row
              key={suggestion.team.id}
              to={{ kind: 'volunteer_team', id: suggestion.team.id }}
              icon={<MapSymbol name="volunteer_team" size={24} />}
              name={suggestion.team.name}
              note={reasons(words, suggestion, order.skill)}
              detail={ratingText(words, suggestion.team)}
              action={
                <Button
                  weight={rank === 0 && suggestion.match !== 'other' ? 'primary' : 'plain'}
                  aria-label={t('order.suggest.dispatch_to', { team: suggestion.team.name })}
                  onClick={() => void act('order.dispatch', { order_id: order.id, team_id: suggestion.team.id })}
                >
                  {t('operation.order.dispatch')}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}

function reasons(words: Words, { team, match, distance, declined }: TeamSuggestion, skill: string): string {
  const { t } = words;
  return [
    match === 'other' ? t('order.suggest.other', { skill: skillWord(t, skill) }) : t(`order.suggest.${match}`),
    ...(declined ? [t('order.suggest.declined')] : []),
    loadText(words, team),
    distanceText(words, distance),
  ].join(' · ');
}
