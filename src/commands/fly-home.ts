import { profileOf } from '../domain/profile-of.ts';
import type { AppContext } from './context.ts';
import { flyToAll } from './fly-to.ts';

/** Brings the person's own duty into view. False while it is not held yet. */
export function flyHome(app: AppContext): boolean {
  const profile = profileOf(app.store.getState().world);
  return (
    profile !== null &&
    flyToAll(
      app,
      profile.territory_ids.map((id) => ({ kind: 'territory', id })),
    )
  );
}
