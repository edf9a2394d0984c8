import type { CircleAsked } from '../../domain/circle.ts';
import type { ServiceCircle } from '../../domain/entities.ts';
import type { Selection } from '../../domain/selection.ts';
import type { CircleTab } from '../../state/circle.ts';
import type { AppContext } from '../context.ts';
import { flyTo } from '../fly-to.ts';
import { setCircle } from './set-circle.ts';

/**
 * Asks something else: other places, minutes, pace or hour. What was suggested for the question before goes; a published circle that
 * is read stays for other minutes, because it answers them all.
 */
export const askOtherwise = (app: AppContext, change: Partial<CircleAsked>): void =>
  setCircle(app, ({ published }) => ({
    ...change,
    suggestion: null,
    published: 'served' in change || 'pace' in change || 'openNow' in change ? null : published,
  }));

/** Goes to another part of the circle's place; what was opened, placed or drawn is let go of. */
export const openCircleTab = (app: AppContext, tab: CircleTab): void =>
  setCircle(app, { tab, behind: null, mode: { kind: 'browse' } });

/** Reads the numbers of one place (null: of the whole) and brings it into view. */
export function scopeCircle(app: AppContext, scope: Selection | null): void {
  setCircle(app, { scope, level: null });
  app.store.setState({ highlight: scope ? [scope] : [] });
  if (scope) flyTo(app, scope);
}

/** Compares the territories of another level, or the compounds. */
export const compareLevel = (app: AppContext, level: string): void => setCircle(app, { level });

/** Lights places on the map: what is behind a number. */
export function lightPlaces(app: AppContext, places: readonly Selection[]): void {
  app.store.setState({ highlight: [...places] });
}

/** Asks what a published circle has asked, and reads its numbers. */
export function openPublished(app: AppContext, { id, served, pace }: ServiceCircle): void {
  setCircle(app, {
    tab: 'reach',
    served: [...served],
    pace,
    openNow: false,
    published: id,
    scope: null,
    behind: null,
    suggestion: null,
  });
}
