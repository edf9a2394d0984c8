import { useEffect } from 'react';
import { findGuides } from '../../../commands/boundary/guides.ts';
import { useApp } from '../../app-context.tsx';

/** Milliseconds after the map came to rest, for its tiles to come. */
const REST_MS = 400;

/** Looks for lines to draw along whenever the map has moved: it has those that are in view. */
export function useGuides(): void {
  const app = useApp();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => findGuides(app), REST_MS);
    };
    look();
    const stop = app.store.subscribe(({ camera }, before) => {
      if (camera !== before.camera) look();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [app]);
}
