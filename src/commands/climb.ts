import type { AppContext } from './context.ts';
import { parentOf } from './parent-of.ts';
import { select } from './select.ts';

/** One level up (Esc, the card's Back): household → building → compound → grid → community → … → nothing selected. */
export function climb(app: AppContext): void {
  const { selection, world } = app.store.getState();
  if (selection) select(app, parentOf(world, selection));
}
