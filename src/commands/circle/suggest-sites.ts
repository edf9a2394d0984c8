/** 推荐选址: a quick choice at once, better ones while one looks, and a proof where somebody asks for it. */
import type { LonLat } from '../../../geo/walk/graph.ts';
import { groundOf, type CircleGround } from '../../domain/answers/circle-ground.ts';
import { lonLat } from '../../domain/answers/circle-places.ts';
import { pointsAcross } from '../../domain/answers/points-across.ts';
import type { PlanSite, Suggestion, SuggestionAsked } from '../../domain/circle.ts';
import type { CandidateSite } from '../../domain/entities.ts';
import { toFailure } from '../../domain/failure.ts';
import { newId } from '../../domain/new-id.ts';
import { freshLetter } from '../../domain/rules/site-letter.ts';
import type { AppContext } from '../context.ts';
import type { Planned } from '../plan-port.ts';
import { conditionsOf } from './ask-circle.ts';
import { setCircle } from './set-circle.ts';
import { showSites } from './sites.ts';

interface Choice {
  readonly at: LonLat;
  readonly candidate: CandidateSite | null;
}

/** What is under way, or was last: the proof is about it. */
const latest = new WeakMap<AppContext, { readonly abort: AbortController; readonly choices: readonly Choice[] }>();

/** Households that count, by whose way is to be short: at everybody's pace, and at that of the elderly. As `countReach` counts them. */
function weightsOf(ground: CircleGround, { need }: SuggestionAsked) {
  const { households } = ground;
  const none = new Uint32Array(households.length);
  // what is counted of a need is never told of more households than there are
  const elderly = households.map((all, unit) => Math.min(all, ground.elderly[unit] ?? 0));
  if (need === 'elderly') return { weights: none, slowWeights: elderly };
  if (need === 'children')
    return { weights: households.map((all, unit) => Math.min(all, ground.children[unit] ?? 0)), slowWeights: none };
  return { weights: households, slowWeights: none };
}

/** Never throws; what comes of it is `circle.suggestion`. A newer one takes the place of one that is under way. */
export async function suggestSites(app: AppContext, asked: SuggestionAsked): Promise<void> {
  stopSuggesting(app);
  const abort = new AbortController();
  const { world, circle } = app.store.getState();
  const ground = groundOf(world);
  const choices: Choice[] =
    asked.ground === 'inventory'
      ? [...world.candidate_site.values()].map((candidate) => ({ at: lonLat(candidate.geom.coordinates), candidate }))
      : pointsAcross(ground.places).map((at) => ({ at, candidate: null }));
  latest.set(app, { abort, choices });
  const [lon, lat] = ground.places;
  if (lon === undefined || lat === undefined) return;
  const show = (change: Partial<Suggestion>): void =>
    setCircle(app, ({ suggestion }) => (suggestion ? { suggestion: { ...suggestion, ...change } } : {}));
  const showPlan = (plan: Planned, change: Partial<Suggestion>): void =>
    show({ sites: sitesOf(app, plan.picked, choices), gain: plan.gain, ...change });
  setCircle(app, {
    suggestion: { asked, quality: 'greedy', busy: true, sites: [], gain: 0, bound: null, obstacle: null },
  });
  let plans = 0;
  try {
    await app.planner.suggest(
      [lon, lat],
      ground.places,
      {
        places: circle.places.map(({ at }) => at),
        sites: choices.map(({ at }) => at),
        ...weightsOf(ground, asked),
        conditions: conditionsOf(circle, app.clock.now()),
        limit: circle.minutes * 60,
        count: asked.count,
        capacity: asked.capacity,
      },
      (plan) => showPlan(plan, { quality: plans++ === 0 ? 'greedy' : 'better' }),
      abort.signal,
    );
    if (!abort.signal.aborted) show({ busy: false, obstacle: asked.capacity === null ? null : 'capacity' });
  } catch (thrown) {
    if (abort.signal.aborted) return;
    show({ busy: false, obstacle: 'failed' });
    setCircle(app, { phase: { kind: 'failed', failure: toFailure(thrown) } });
  }
}

/** Proves how good the suggestion is, or says why nobody can. Never throws. */
export async function proveSuggestion(app: AppContext): Promise<void> {
  const { suggestion } = app.store.getState().circle;
  const last = latest.get(app);
  if (!suggestion || !last) return;
  const { abort, choices } = last;
  const show = (change: Partial<Suggestion>): void =>
    setCircle(app, ({ suggestion: held }) => (held ? { suggestion: { ...held, ...change } } : {}));
  show({ busy: true });
  try {
    const { picked, gain, bound } = await app.planner.prove(abort.signal);
    const better = gain > suggestion.gain ? { gain, sites: sitesOf(app, picked, choices) } : {};
    show({ busy: false, bound, quality: bound <= gain ? 'proved' : 'bounded', ...better });
  } catch (thrown) {
    if (!abort.signal.aborted)
      show({ busy: false, obstacle: toFailure(thrown).code === 'no_wasm' ? 'unsupported' : 'failed' });
  }
}

export function stopSuggesting(app: AppContext): void {
  latest.get(app)?.abort.abort();
}

/** Puts the suggested sites on the map, in place of those that are there. */
export function takeSuggestion(app: AppContext): void {
  const { suggestion } = app.store.getState().circle;
  if (suggestion) showSites(app, suggestion.sites);
}

function sitesOf(app: AppContext, picked: readonly number[], choices: readonly Choice[]): PlanSite[] {
  const names: string[] = [];
  return picked.flatMap((index): PlanSite[] => {
    const choice = choices[index];
    if (!choice) return [];
    const name = choice.candidate?.name ?? freshLetter(names);
    names.push(name);
    return [{ id: newId(app.clock.now()), at: choice.at, name, candidate_site_id: choice.candidate?.id ?? null }];
  });
}
