/** Comes with the circle: who never opens it does not fetch it. */
import { lazy, Suspense } from 'react';
import type { Selection } from '../../../domain/selection.ts';
import { useAppState } from '../../app-context.tsx';

const WalkHere = lazy(() => import('./WalkHere.tsx'));

export function WalkSection({ selection }: { readonly selection: Selection }) {
  const isOpen = useAppState(({ screen }) => screen === 'circle');
  return isOpen ? (
    <Suspense>
      <WalkHere selection={selection} />
    </Suspense>
  ) : null;
}
