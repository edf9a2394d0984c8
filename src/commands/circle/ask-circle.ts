/** Asks the walking worker for the circle as the state has it, and shows what it answers. */
import { estimatedRing } from '../../../geo/walk/estimate.ts';
import type { CircleAnswer, CircleQuestion } from '../../../geo/walk/circle-answer.ts';
import type { LonLat } from '../../../geo/walk/graph.ts';
import { groundOf, type CircleGround } from '../../domain/answers/circle-ground.ts';
import { circlePlaces } from '../../domain/answers/circle-places.ts';
import type { CirclePlace, Reach } from '../../domain/circle.ts';
import { toFailure } from '../../domain/failure.ts';
import { shanghaiClock } from '../../domain/rules/shanghai-time.ts';
import type { CircleState } from '../../state/circle.ts';
import type { AppContext } from '../context.ts';
import { setCircle } from './set-circle.ts';

/** Doors farther than this are told as “farther”, seconds: half an hour. */
export const FARTHEST = 1800;

/** Rings a leader reads without a legend, minutes. */
const USUAL_RINGS = [5, 10, 15];

/** Without a network. */
const NOTHING = { network: null, busy: false, reach: null, before: null, picture: null } as const;

/** Minutes of the rings that are drawn: the usual ones inside the limit, and the limit. */
export const ringMinutes = (minutes: number): number[] => [...USUAL_RINGS.filter((usual) => usual < minutes), minutes];

/** What is under way; `again`: the finger has moved on meanwhile. */
interface Asking {
  readonly abort: AbortController;
  readonly moving: boolean;
  again: boolean;
}

const underWay = new WeakMap<AppContext, Asking>();

/**
 * `moving`: a finger is on a site; what it does not need is left for when it rests. An older question gives way, unless both are a
 * finger's, which may be faster than the device: then the older one is shown, and the newest asked next. Never throws: a failure
 * is shown.
 */
export async function askCircle(app: AppContext, moving: boolean): Promise<void> {
  const older = underWay.get(app);
  if (older && older.moving && moving) {
    older.again = true;
    return;
  }
  older?.abort.abort();
  const asking: Asking = { abort: new AbortController(), moving, again: false };
  underWay.set(app, asking);
  await answer(app, asking);
  if (underWay.get(app) !== asking) return;
  underWay.delete(app);
  if (asking.again) await askCircle(app, true);
}

/** Nobody wants an answer any more. */
export const stopAsking = (app: AppContext): void => {
  underWay.get(app)?.abort.abort();
  underWay.delete(app);
};

async function answer(app: AppContext, { abort: { signal }, moving }: Asking): Promise<void> {
  const { world, circle } = app.store.getState();
  const ground = groundOf(world);
  const places = circlePlaces(world, circle.served, circle.openNow ? app.clock.now() : null);
  const anchor = anchorOf(ground, places);
  setCircle(app, { places });
  if (!anchor) return setCircle(app, { phase: { kind: 'none' }, ...NOTHING });
  try {
    const progress = (share: number): void => {
      if (!signal.aborted) setCircle(app, { phase: { kind: 'loading', share } });
    };
    const isThere = await app.walk.load(anchor, progress);
    const network = isThere ? await app.walk.facts(anchor) : null;
    if (signal.aborted) return;
    if (!isThere) return showEstimate(app, places);
    setCircle(app, { phase: { kind: 'ready' }, network, busy: true });
    await askBoth(app, anchor, ground, places, moving, signal);
    setCircle(app, { busy: false });
  } catch (thrown) {
    if (signal.aborted) return; // a newer question is asked
    setCircle(app, { phase: { kind: 'failed', failure: toFailure(thrown) }, busy: false });
  }
}

async function askBoth(
  app: AppContext,
  anchor: LonLat,
  ground: CircleGround,
  places: readonly CirclePlace[],
  moving: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { circle } = app.store.getState();
  const sites = circle.sites.map(({ id, name, at }): CirclePlace => ({ id, name, at, selection: null }));
  const all = [...places, ...sites];
  // A site that moves leaves what was without it as it is.
  const before =
    sites.length > 0 && !(moving && circle.before)
      ? await ask(app, anchor, ground, places, { moving, pictures: false, signal })
      : null;
  const answer = await ask(app, anchor, ground, all, { moving, pictures: true, signal });
  if (!answer) return;
  const { rings, streets, atEdge } = answer.answer;
  setCircle(app, ({ picture, before: held }) => ({
    reach: answer.reach,
    before: sites.length === 0 ? answer.reach : (before?.reach ?? held),
    picture: { kind: 'network', rings, atEdge, streets: moving ? (picture?.streets ?? []) : streets },
  }));
}

interface How {
  readonly moving: boolean;
  readonly pictures: boolean;
  readonly signal: AbortSignal;
}

async function ask(
  app: AppContext,
  anchor: LonLat,
  ground: CircleGround,
  places: readonly CirclePlace[],
  { moving, pictures, signal }: How,
): Promise<{ reach: Reach; answer: CircleAnswer } | null> {
  const { circle, world } = app.store.getState();
  const question: CircleQuestion = {
    places: places.map(({ at }) => at),
    conditions: conditionsOf(circle, app.clock.now()),
    elderly: circle.pace !== 'elderly' && world.stairwell_need.size > 0,
    limit: moving ? circle.minutes * 60 : FARTHEST,
    rings: pictures ? ringMinutes(circle.minutes).map((minutes) => minutes * 60) : [],
    streets: pictures && !moving,
    cell: moving ? 20 : 10,
  };
  const answer = await app.walk.circle(anchor, ground.places, question, { signal });
  if (!answer) return null;
  const { seconds, atLeast, nearest, elderly, connected, offNetwork } = answer;
  return { answer, reach: { units: ground.units, seconds, atLeast, nearest, elderly, connected, places, offNetwork } };
}

/** Seconds from these places and no picture. Null where there is no network. Throws a `Failure`. */
export async function askReach(
  app: AppContext,
  ground: CircleGround,
  places: readonly CirclePlace[],
  signal: AbortSignal,
): Promise<Reach | null> {
  const anchor = anchorOf(ground, places);
  const answer = anchor && (await ask(app, anchor, ground, places, { moving: false, pictures: false, signal }));
  return answer?.reach ?? null;
}

/** How the circle is walked: whose pace, and through which gates. */
export const conditionsOf = ({ pace, openNow }: CircleState, now: number) => ({
  pace,
  minute: openNow ? shanghaiClock(now).minutes : null,
  closed: new Set<string>(),
});

/** A place inside the network that is meant: where the doors are, or the first place. */
function anchorOf({ places }: CircleGround, served: readonly CirclePlace[]): LonLat | null {
  const [lon, lat] = places;
  return lon !== undefined && lat !== undefined ? [lon, lat] : (served[0]?.at ?? null);
}

/** No network covers this ground: circles of the limit ÷ 1.4, and nobody is counted by them. */
function showEstimate(app: AppContext, places: readonly CirclePlace[]): void {
  const { sites, minutes, pace } = app.store.getState().circle;
  const seconds = minutes * 60;
  const polygons = [...places, ...sites].map(({ at }) => [estimatedRing(at, seconds, pace)]);
  const picture = { kind: 'estimate', rings: [{ seconds, polygons }], streets: [], atEdge: false } as const;
  setCircle(app, { phase: { kind: 'none' }, ...NOTHING, picture });
}
