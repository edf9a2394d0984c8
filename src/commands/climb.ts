import { backFromBehind } from './circle/look-behind.ts';
import type { AppContext } from './context.ts';
import { parentOf } from './parent-of.ts';
import { select } from './select.ts';

/**
 * One level up (Esc, the card's Back): household → building → compound → grid → community → … → nothing selected. In the
 * other places of the rail the way up is the place itself; in the circle, from what is behind a number to the number.
 */
export function climb(app: AppContext): void {
  const { screen, selection, world } = app.store.getState();
  if (selection) select(app, screen === 'map' ? parentOf(world, selection) : null);
  else if (screen === 'circle') backFromBehind(app);
}
