import { useMemo } from 'react';
import { useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';

/** Names of the kinds that are served, as one says them. */
export function useServedNames(served: readonly string[]): string {
  const kinds = useAppState(({ world }) => world.facility_kind);
  const { t, rowName } = useWords();
  return useMemo(
    () =>
      [...kinds.values()]
        .filter(({ id }) => served.includes(id))
        .sort((a, b) => a.rank - b.rank)
        .map(rowName)
        .join(t('card.separator')),
    [kinds, served, t, rowName],
  );
}
