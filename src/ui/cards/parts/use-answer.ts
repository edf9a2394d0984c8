import { useMemo } from 'react';
import type { World } from '../../../domain/world.ts';
import { useAppState } from '../../app-context.tsx';
import { useNow } from '../../use-now.ts';

/** A pure answer for the world as it is now; asked again only when a pull, another selection or half a minute changed it. */
export function useAnswer<Id, Answer>(answer: (world: World, id: Id, now: number) => Answer, id: Id): Answer {
  const world = useAppState((state) => state.world);
  const now = useNow();
  return useMemo(() => answer(world, id, now), [answer, world, id, now]);
}
