import type { Outcome } from '../../../domain/entities.ts';
import { Facts } from '../parts/Facts.tsx';
import { useWords } from '../parts/use-words.ts';

/** Three figures in three units beside one another, and no sum. */
export function Outcomes({ figures }: { readonly figures: Readonly<Record<Outcome, number>> }) {
  const { t } = useWords();
  return (
    <Facts
      facts={(['micro_service', 'activity', 'hard_problem'] as const).map((outcome) => ({
        label: t(`order.outcome.${outcome}`),
        value: t(`order.outcome_count.${outcome}`, { n: figures[outcome] }),
      }))}
    />
  );
}
