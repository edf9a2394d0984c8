/** Cards whose code comes after the first screen: nobody opens an order, a team or a branch before the map is there. */
import { lazy, Suspense, type ComponentType } from 'react';
import type { Drawable } from '../plan/draw/DrawHere.tsx';
import { mayDraw } from '../../domain/rules/may-hold.ts';
import { useAppState } from '../app-context.tsx';
import type { CandidateSiteId, CompoundGateId, FacilityId, FootpathId, TerritoryId } from '../../domain/ids.ts';
import { SkeletonRows } from '../parts/Skeleton.tsx';
import { useText } from '../use-text.ts';

/** A card that shows a skeleton until its code is here. */
function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const Arriving = lazy(load);
  return function Later(props: Props) {
    const t = useText();
    return (
      <Suspense fallback={<SkeletonRows label={t('card.loading')} />}>
        <Arriving {...props} />
      </Suspense>
    );
  };
}

export type GroundSelection =
  | { readonly kind: 'facility'; readonly id: FacilityId }
  | { readonly kind: 'candidate_site'; readonly id: CandidateSiteId }
  | { readonly kind: 'compound_gate'; readonly id: CompoundGateId }
  | { readonly kind: 'footpath'; readonly id: FootpathId };

export const ServiceOrderCard = later(async () => ({
  default: (await import('./ServiceOrderCard.tsx')).ServiceOrderCard,
}));
export const VolunteerTeamCard = later(async () => ({
  default: (await import('./VolunteerTeamCard.tsx')).VolunteerTeamCard,
}));
export const PartyOrgCard = later(async () => ({ default: (await import('./PartyOrgCard.tsx')).PartyOrgCard }));
export const ResidentUnitCard = later(async () => ({
  default: (await import('./ResidentUnitCard.tsx')).ResidentUnitCard,
}));
export const ServiceStationCard = later(async () => ({
  default: (await import('./ServiceStationCard.tsx')).ServiceStationCard,
}));
export const ZoneCard = later(() => import('./ZoneCard.tsx'));
/** What the service circle is made of. */
export const GroundCard = later<{ readonly of: GroundSelection }>(() => import('./circle/GroundCard.tsx'));

const Draw = lazy(() => import('../plan/draw/DrawHere.tsx'));

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
