import { useEffect } from 'react';
import { climb } from '../commands/climb.ts';
import type { AppContext } from '../commands/context.ts';
import { isTyping } from './keys.ts';

const OPEN = '[data-popup-open], [role="dialog"]';

/** Esc climbs one level, unless it belongs to something that is open (a popup) or to somebody who types. */
export function useEscape(app: AppContext): void {
  useEffect(() => {
    // In the capture phase a popup that this key will close is still there to be seen.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isTyping(event.target) || document.querySelector(OPEN)) return;
      climb(app);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [app]);
}
