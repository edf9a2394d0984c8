import type { AppContext } from '../context.ts';

/** Leaves the order that was being taken; nothing of it is kept. */
export const dropOrder = (app: AppContext): void => app.store.setState({ orderDraft: null });
