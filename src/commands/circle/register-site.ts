import type { CandidateSite } from '../../domain/entities.ts';
import { Failure } from '../../domain/failure.ts';
import type { CandidateSiteId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';
import { UNDO_MS } from '../undo-operation.ts';

type Facts = Pick<CandidateSite, 'kind' | 'name' | 'owner' | 'area_m2' | 'due_on'>;

/** Registers a site at the middle of what is seen of the map. Resolves with the operation's id, throws a `Failure`. */
export async function registerSite(app: AppContext, { owner, area_m2, due_on, ...facts }: Facts): Promise<string> {
  const { camera } = app.store.getState();
  if (!camera) throw new Failure('invalid_input', 'the map stands nowhere yet');
  const site_id = newId(app.clock.now()) as CandidateSiteId;
  const geom = { type: 'Point' as const, coordinates: [...camera.center] };
  const more = {
    ...(owner === null ? {} : { owner }),
    ...(area_m2 === null ? {} : { area_m2 }),
    ...(due_on === null ? {} : { due_on }),
  };
  return perform(app, 'site.add', { site_id, geom, ...facts, ...more }, { holdMs: UNDO_MS });
}

/** Takes a site out of the inventory. Resolves with the operation's id, throws a `Failure`. */
export const removeCandidate = (app: AppContext, site_id: CandidateSiteId): Promise<string> =>
  perform(app, 'site.remove', { site_id }, { holdMs: UNDO_MS });
