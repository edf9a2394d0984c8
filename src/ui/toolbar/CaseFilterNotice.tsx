/** The filter's chip on the map. Its code comes when there is a filter: most people never have one. */
import { lazy, Suspense } from 'react';
import { isFiltering } from '../../domain/rules/case-filter.ts';
import { useAppState } from '../app-context.tsx';

const FilterChip = lazy(() => import('./FilterChip.tsx'));

export function CaseFilterNotice() {
  const filtering = useAppState((state) => isFiltering(state.caseFilter));
  return filtering ? (
    <Suspense>
      <FilterChip />
    </Suspense>
  ) : null;
}
