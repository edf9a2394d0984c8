/** Saved what-ifs (选址方案): kept with what they bring, opened again, compared, handed on as a proposal. */
import { groundOf } from '../../domain/answers/circle-ground.ts';
import { planOutcome } from '../../domain/answers/circle-plan.ts';
import { lonLat } from '../../domain/answers/circle-places.ts';
import type { CircleScenario } from '../../domain/entities.ts';
import { Failure } from '../../domain/failure.ts';
import type { CircleScenarioId, TerritoryId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';
import { UNDO_MS } from '../undo-operation.ts';
import { setCircle } from './set-circle.ts';

/** Saves the sites that are shown: as the draft they were opened from, while nobody has moved them, or as a new one. Resolves with its id. */
export async function saveScenario(
  app: AppContext,
  { name, territory_id, note }: { readonly name: string; readonly territory_id: TerritoryId; readonly note: string },
): Promise<CircleScenarioId> {
  const { circle, world } = app.store.getState();
  const { reach, before, sites, served, pace, minutes } = circle;
  const ground = groundOf(world);
  if (!reach || !before || reach.units !== ground.units || before.units !== ground.units || sites.length === 0)
    throw new Failure('invalid_input', 'no sites to save');
  const { result } = planOutcome(world, ground, before, reach, minutes * 60);
  const opened = world.circle_scenario.get(circle.scenario ?? '');
  const scenario_id = opened?.status === 'draft' ? opened.id : (newId(app.clock.now()) as CircleScenarioId);
  await perform(app, 'scenario.save', {
    scenario_id,
    name: name.trim(),
    territory_id,
    served: [...served],
    pace,
    minutes,
    result,
    sites: sites.map(({ id, name: called, at, candidate_site_id }) => ({
      id,
      name: called,
      candidate_site_id,
      geom: { type: 'Point', coordinates: [...at] },
    })),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  });
  setCircle(app, { scenario: scenario_id });
  return scenario_id;
}

/** Shows a scenario's sites and asks its question. */
export function openScenario(app: AppContext, { id, served, pace, minutes, sites }: CircleScenario): void {
  setCircle(app, {
    served: [...served],
    pace,
    minutes,
    openNow: false,
    suggestion: null,
    tab: 'plan',
    scenario: id,
    wanted: null,
    mode: { kind: 'browse' },
    sites: sites.map(({ id: site, name, geom, candidate_site_id }) => ({
      id: site,
      name,
      candidate_site_id,
      at: lonLat(geom.coordinates),
    })),
  });
}

/** Hands it to those who decide (转为建议). Resolves with the operation's id, throws a `Failure`. */
export const proposeScenario = (app: AppContext, scenario_id: CircleScenarioId): Promise<string> =>
  perform(app, 'scenario.propose', { scenario_id }, { holdMs: UNDO_MS });

/** Resolves with the operation's id, throws a `Failure`. */
export async function removeScenario(app: AppContext, scenario_id: CircleScenarioId): Promise<string> {
  if (app.store.getState().circle.scenario === scenario_id) setCircle(app, { scenario: null });
  return perform(app, 'scenario.remove', { scenario_id }, { holdMs: UNDO_MS });
}
