/** Prepares the lookups of the cards and the index of the search while nothing else happens, so that nobody waits for them. */
import { useEffect } from 'react';
import { warmSteps } from '../../domain/answers/warm.ts';
import { entriesOf } from '../../domain/search/entries.ts';
import { useAppState } from '../app-context.tsx';

/** Milliseconds: the map comes first, and drawing it keeps a small device busy. */
const AFTER = 1000;

/** Safari 16 has no requestIdleCallback. Returns the way to call it off. */
function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(work, { timeout: AFTER });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work);
  return () => clearTimeout(timer);
}

export function useWarmAnswers(): void {
  const world = useAppState((state) => state.world);
  useEffect(() => {
    // One step per task leaves the frame free between them.
    const steps = [...warmSteps(world), () => void entriesOf(world)];
    let callOff = (): void => undefined;
    const next = (): void => {
      steps.shift()?.();
      if (steps.length > 0) callOff = whenIdle(next);
    };
    const timer = setTimeout(next, AFTER);
    return () => {
      clearTimeout(timer);
      callOff();
    };
  }, [world]);
}
