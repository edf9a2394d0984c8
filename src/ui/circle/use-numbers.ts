/** The numbers of the circle that is shown: counted here by whoever holds households, read as published by everybody else. */
import { useMemo } from 'react';
import { countReach, type CircleCounts } from '../../domain/answers/circle-count.ts';
import { groundOf } from '../../domain/answers/circle-ground.ts';
import { wholeOf } from '../../domain/answers/circle-lines.ts';
import { publishedCounts, publishedFor } from '../../domain/answers/circle-published.ts';
import type { ServiceCircle } from '../../domain/entities.ts';
import { roleMayHold } from '../../domain/rules/may-hold.ts';
import type { Selection } from '../../domain/selection.ts';
import { useAppState } from '../app-context.tsx';

export interface CircleNumbers {
  /** `none`: nobody has published this question, or there is no network to count by. */
  readonly basis: 'live' | 'published' | 'none';
  readonly counts: CircleCounts;
  /** Set where the numbers are published ones. */
  readonly published: ServiceCircle | null;
  /** The territory the whole of the numbers is about. */
  readonly whole: Selection | null;
}

const NOTHING: CircleNumbers = { basis: 'none', counts: new Map(), published: null, whole: null };

export function useNumbers(): CircleNumbers {
  const world = useAppState((state) => state.world);
  const reach = useAppState(({ circle }) => circle.reach);
  const served = useAppState(({ circle }) => circle.served);
  const pace = useAppState(({ circle }) => circle.pace);
  const minutes = useAppState(({ circle }) => circle.minutes);
  const openNow = useAppState(({ circle }) => circle.openNow);
  const chosen = useAppState(({ circle }) => circle.published);
  return useMemo(() => {
    if (roleMayHold(world, 'household')) {
      if (!reach) return NOTHING;
      const counts = countReach(world, groundOf(world), reach, minutes * 60);
      return { basis: 'live', counts, published: null, whole: wholeOf(world, counts) };
    }
    // What is open changes by the hour; nobody publishes that.
    const published = openNow ? null : (world.service_circle.get(chosen ?? '') ?? publishedFor(world, served, pace));
    if (!published) return NOTHING;
    const counts = publishedCounts(world, published.id, minutes);
    return { basis: 'published', counts, published, whole: wholeOf(world, counts) };
  }, [world, reach, served, pace, minutes, openNow, chosen]);
}
