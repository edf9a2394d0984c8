/** The counts everyone in the office may know, as facts with units. */
import type { PlaceSummary } from '../../../domain/entities.ts';
import { isCounted } from '../../../domain/rules/counted.ts';
import type { Fact } from './Facts.tsx';
import type { Words } from './use-words.ts';

export function summaryFacts(
  { t, count }: Words,
  summary: PlaceSummary | null,
  householdsNote: string | null = null,
): (Fact | false)[] {
  if (!summary) return [];
  if (!isCounted(summary)) {
    return (['card.fact.households', 'card.fact.members'] as const).map((label) => ({
      label: t(label),
      value: t('card.fact.not_registered'),
    }));
  }
  const members = summary.formal_members + summary.probationary_members;
  return [
    {
      label: t('card.fact.households'),
      value: count('households', summary.households),
      ...(householdsNote !== null && { note: householdsNote }),
    },
    { label: t('card.fact.residents'), value: count('residents', summary.residents) },
    {
      label: t('card.fact.members'),
      value: count('members', members),
      note: t('card.fact.members_split', {
        formal: summary.formal_members,
        probationary: summary.probationary_members,
      }),
    },
    summary.party_households > 0 && {
      label: t('card.fact.party_households'),
      value: count('households', summary.party_households),
      note: t('card.fact.center_households', { n: summary.center_households }),
    },
  ];
}
