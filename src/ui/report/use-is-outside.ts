import { useMemo } from 'react';
import { smallestOnDuty } from '../../domain/operations/case-report.ts';
import type { DraftPlace } from '../../domain/report-draft.ts';
import { isOnDuty } from '../../domain/rules/may-hold.ts';
import type { World } from '../../domain/world.ts';
import { useAppState } from '../app-context.tsx';

/** Whether the server would refuse the place: said before it is sent, because offline that may be days. */
export function useIsOutside(place: DraftPlace | null): boolean {
  const world = useAppState((state) => state.world);
  return useMemo(() => place !== null && isOutside(world, place), [world, place]);
}

function isOutside(world: World, place: DraftPlace): boolean {
  if (place.kind === 'point') return smallestOnDuty(world, { type: 'Point', coordinates: place.at }) === null;
  if (place.kind === 'household') return !world.household.has(place.id); // only those of the duty are held
  const territory = world[place.kind].get(place.id)?.territory_id;
  return territory === undefined || !isOnDuty(world, territory);
}
