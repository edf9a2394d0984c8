import { useEffect, useState } from 'react';
import type { Selection } from '../../domain/selection.ts';
import { useApp } from '../app-context.tsx';
import { withRecent } from './results.ts';

/** What was opened in this sitting, newest first. Kept in memory only: a shared tablet must not tell the next person. */
export function useRecent(): readonly Selection[] {
  const { store } = useApp();
  const [recent, setRecent] = useState<readonly Selection[]>([]);
  useEffect(
    () =>
      store.subscribe(({ selection }, before) => {
        if (selection && selection !== before.selection) setRecent((known) => withRecent(known, selection));
      }),
    [store],
  );
  return recent;
}
