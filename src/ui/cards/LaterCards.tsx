/** Cards whose code comes after the first screen: nobody opens an order or a team before the map is there. */
import { lazy, Suspense } from 'react';
import type { Drawable } from '../plan/draw/DrawHere.tsx';
import { mayDraw } from '../../domain/rules/may-hold.ts';
import { useAppState } from '../app-context.tsx';
import type {
  CandidateSiteId,
  CompoundGateId,
  FacilityId,
  FootpathId,
  ResponsibilityZoneId,
  ServiceOrderId,
  TerritoryId,
  VolunteerTeamId,
} from '../../domain/ids.ts';
import { SkeletonRows } from '../parts/Skeleton.tsx';
import { useText } from '../use-text.ts';

const Order = lazy(() => import('./ServiceOrderCard.tsx').then((card) => ({ default: card.ServiceOrderCard })));
const Team = lazy(() => import('./VolunteerTeamCard.tsx').then((card) => ({ default: card.VolunteerTeamCard })));
const Ground = lazy(() => import('./circle/GroundCard.tsx'));
const Zone = lazy(() => import('./ZoneCard.tsx'));
const Draw = lazy(() => import('../plan/draw/DrawHere.tsx'));

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

export function ZoneCard({ id }: { readonly id: ResponsibilityZoneId }) {
  const t = useText();
  return (
    <Suspense fallback={<SkeletonRows label={t('card.loading')} />}>
      <Zone id={id} />
    </Suspense>
  );
}

/** For staff on duty there: draws it anew, or moves it. */
export function DrawHere({ of, territoryId }: { readonly of: Drawable; readonly territoryId: TerritoryId }) {
  const draws = useAppState(({ world }) => mayDraw(world, territoryId));
  return (
    draws && (
      <Suspense>
        <Draw of={of} />
      </Suspense>
    )
  );
}
