import { toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';

/** The map could not be drawn; the list, which shows the same, takes its place. */
export function reportMapFailure(app: AppContext, thrown: unknown): void {
  app.store.setState({ mapFailure: toFailure(thrown) });
}
