/** Cards whose code comes after the first screen: nobody opens an order or a team before the map is there. */
import { lazy, Suspense } from 'react';
import type {
  CandidateSiteId,
  CompoundGateId,
  FacilityId,
  FootpathId,
  ServiceOrderId,
  VolunteerTeamId,
} from '../../domain/ids.ts';
import { SkeletonRows } from '../parts/Skeleton.tsx';
import { useText } from '../use-text.ts';

const Order = lazy(() => import('./ServiceOrderCard.tsx').then((card) => ({ default: card.ServiceOrderCard })));
const Team = lazy(() => import('./VolunteerTeamCard.tsx').then((card) => ({ default: card.VolunteerTeamCard })));
const Ground = lazy(() => import('./circle/GroundCard.tsx'));

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

export type GroundSelection =
  | { readonly kind: 'facility'; readonly id: FacilityId }
  | { readonly kind: 'candidate_site'; readonly id: CandidateSiteId }
  | { readonly kind: 'compound_gate'; readonly id: CompoundGateId }
  | { readonly kind: 'footpath'; readonly id: FootpathId };

/** What the service circle is made of. */
export function GroundCard({ of }: { readonly of: GroundSelection }) {
  const t = useText();
  return (
    <Suspense fallback={<SkeletonRows label={t('card.loading')} />}>
      <Ground of={of} />
    </Suspense>
  );
}
