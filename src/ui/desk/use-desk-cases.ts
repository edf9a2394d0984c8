/** The cases the desk shows: filtered and in order, made again only when cases, filter, order or the minute change. */
import { useDeferredValue, useMemo } from 'react';
import { caseRows, sortCaseRows, type CaseRow } from '../../domain/answers/case-table.ts';
import { filterTest } from '../../domain/rules/case-filter.ts';
import type { World } from '../../domain/world.ts';
import { useAppState } from '../app-context.tsx';
import { useNow } from '../use-now.ts';

export interface DeskCases {
  readonly world: World;
  readonly now: number;
  /** All cases this person holds. */
  readonly total: number;
  /** Those that pass the filter, in the order of the register. */
  readonly rows: readonly CaseRow[];
}

export function useDeskCases(): DeskCases {
  const now = useNow();
  // A click on a filter answers at once; ten thousand rows may follow a frame later.
  const world = useDeferredValue(useAppState((state) => state.world));
  const filter = useDeferredValue(useAppState((state) => state.caseFilter));
  const sort = useDeferredValue(useAppState((state) => state.desk.sort));
  const all = useMemo(() => caseRows(world, now), [world, now]);
  const passing = useMemo(() => {
    const passes = filterTest(world, filter, now);
    return all.filter((row) => passes(row.record));
  }, [all, world, filter, now]);
  const rows = useMemo(() => sortCaseRows(world, passing, sort), [world, passing, sort]);
  return { world, now, total: all.length, rows };
}
