import { useEffect, useState } from 'react';
import type { Selection } from '../../domain/selection.ts';
import { useAppState } from '../app-context.tsx';
import { withRecent } from './results.ts';

/** What was opened in this sitting, newest first. Kept in memory only: a shared tablet must not tell the next person. */
export function useRecent(): readonly Selection[] {
  const selection = useAppState((state) => state.selection);
  const [recent, setRecent] = useState<readonly Selection[]>([]);
  useEffect(() => {
    if (selection) setRecent((before) => withRecent(before, selection));
  }, [selection]);
  return recent;
}
