/** Whom to ask for an order, best first, each with its reasons; the same teams the map draws lines to. */
import type { ReactNode } from 'react';
import type { TeamSuggestion } from '../../../domain/rules/suggest-teams.ts';
import { MapSymbol } from '../../symbols/MapSymbol.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { Note, Section } from '../parts/Section.tsx';
import { useWords, type Words } from '../parts/use-words.ts';
import { skillWord } from './skill-words.ts';
import { distanceText, loadText, ratingText } from './team-words.ts';

interface SuggestedTeamsProps {
  readonly suggestions: readonly TeamSuggestion[];
  readonly skill: string;
  /** What can be done with one of them. */
  readonly action?: (suggestion: TeamSuggestion) => ReactNode;
}

export function SuggestedTeams({ suggestions, skill, action }: SuggestedTeamsProps) {
  const words = useWords();
  const { t } = words;
  return (
    <Section title={t('order.suggest.title')} aside={t('order.suggest.why')}>
      {suggestions.length === 0 ? (
        <Note>{t('order.suggest.none')}</Note>
      ) : (
        <Rows label={t('order.suggest.title')}>
          {suggestions.map((suggestion) => (
            <Row
              key={suggestion.team.id}
              to={{ kind: 'volunteer_team', id: suggestion.team.id }}
              icon={<MapSymbol name="volunteer_team" size={24} />}
              name={suggestion.team.name}
              note={reasons(words, suggestion, skill)}
              detail={ratingText(words, suggestion.team)}
              action={action?.(suggestion)}
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
