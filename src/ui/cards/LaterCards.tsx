/** Cards whose code comes after the first screen: nobody opens an order or a team before the map is there. */
import { lazy, Suspense } from 'react';
import type { ServiceOrderId, VolunteerTeamId } from '../../domain/ids.ts';
import { SkeletonRows } from '../parts/Skeleton.tsx';
import { useText } from '../use-text.ts';

const Order = lazy(() => import('./ServiceOrderCard.tsx').then((card) => ({ default: card.ServiceOrderCard })));
const Team = lazy(() => import('./VolunteerTeamCard.tsx').then((card) => ({ default: card.VolunteerTeamCard })));

export function ServiceOrderCard({ id }: { readonly id: ServiceOrderId }) {
  const t = useText();
  return (
    <Suspense fallback={<SkeletonRows label={t('card.loading')} />}>
      <Order id={id} />
    </Suspense>
  );
}

export function VolunteerTeamCard({ id }: { readonly id: VolunteerTeamId }) {
  const t = useText();
  return (
    <Suspense fallback={<SkeletonRows label={t('card.loading')} />}>
      <Team id={id} />
    </Suspense>
  );
}
