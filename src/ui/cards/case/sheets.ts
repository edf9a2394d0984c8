/**
 * The sheets behind a case's buttons, in chunks of their own: a card is looked at far more often than acted upon. Fetched with
 * the first card of a case, so that they are there when the network is not.
 */
import { lazy } from 'react';

const loadForm = () => import('./ActionForm.tsx');
const loadMore = () => import('./MoreActions.tsx');

export const ActionForm = lazy(loadForm);
export const MoreActions = lazy(loadMore);

/** Never throws: what does not come now is asked for again when it is needed. */
export async function warmSheets(): Promise<void> {
  await Promise.allSettled([loadForm(), loadMore()]);
}
