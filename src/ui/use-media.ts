import { useCallback, useSyncExternalStore } from 'react';

/** Whether the media query holds now; re-renders when that changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** A landscape tablet or a desk gets a side panel; everything else gets the sheet. In em, so that
 * whoever reads with larger letters gets the sheet before the panel leaves no map. Same condition as in the stylesheets. */
export const useIsWide = (): boolean => useMedia('(min-width: 64em) and (orientation: landscape)');
