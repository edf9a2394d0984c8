/** That the boundaries shown are those of a past day. Its code comes when somebody goes there. */
import { lazy, Suspense } from 'react';
import { useAppState } from '../app-context.tsx';

const PastDayBand = lazy(() => import('../plan/history/PastDayBand.tsx'));

export function PastDayNotice() {
  const past = useAppState((state) => state.day !== null);
  return past ? (
    <Suspense>
      <PastDayBand />
    </Suspense>
  ) : null;
}
