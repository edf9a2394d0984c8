/** Prepares the lookups of the cards while nothing else happens, so that no click pays for them. */
import { useEffect } from 'react';
import { warmSteps } from '../../domain/answers/warm.ts';
import { useAppState } from '../app-context.tsx';

export function useWarmAnswers(): void {
  const world = useAppState((state) => state.world);
  useEffect(() => {
    // One step per task leaves the frame free between them; Safari 16 has no requestIdleCallback.
    const steps = [...warmSteps(world)];
    let timer = setTimeout(function next() {
      steps.shift()?.();
      if (steps.length > 0) timer = setTimeout(next);
    }, 200);
    return () => clearTimeout(timer);
  }, [world]);
}
