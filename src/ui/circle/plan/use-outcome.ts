import { useMemo } from 'react';
import { groundOf } from '../../../domain/answers/circle-ground.ts';
import { planOutcome, type PlanOutcome } from '../../../domain/answers/circle-plan.ts';
import { useAppState } from '../../app-context.tsx';

/** What the sites on the map bring; null while there are none, or nothing has been counted yet. */
export function useOutcome(): PlanOutcome | null {
  const world = useAppState((state) => state.world);
  const before = useAppState(({ circle }) => circle.before);
  const reach = useAppState(({ circle }) => circle.reach);
  const sites = useAppState(({ circle }) => circle.sites.length);
  const minutes = useAppState(({ circle }) => circle.minutes);
  return useMemo(
    () =>
      sites > 0 && before && reach && before.units === reach.units
        ? planOutcome(world, groundOf(world), before, reach, minutes * 60)
        : null,
    [world, before, reach, sites, minutes],
  );
}
