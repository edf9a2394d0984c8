/**
 * Keeps the circle true while its place of the rail is open: whatever it depends on changes, it is asked anew. A change of
 * gates or footpaths reaches every walk, also those of patrols and teams, whether the circle is open or not.
 */
import { amendmentsOf } from '../../domain/answers/amendments.ts';
import type { World } from '../../domain/world.ts';
import { initialCircle } from '../../state/circle.ts';
import type { AppState } from '../../state/store.ts';
import type { AppContext } from '../context.ts';
import { askCircle, stopAsking } from './ask-circle.ts';
import { explainBlindSpots } from './explain-blind-spots.ts';
import { openScenario } from './scenarios.ts';
import { showWalk } from './show-walk.ts';

const MINUTE = 60_000;

/** What the answer depends on, compared by identity. */
const inputsOf = ({ circle, world }: AppState): readonly unknown[] => [
  circle.served,
  circle.openNow,
  circle.minutes,
  circle.pace,
  circle.sites,
  world.service_station,
  world.facility,
  world.building,
  world.stairwell_unit,
  world.stairwell_need,
  world.compound_gate,
  world.footpath,
];

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((value, n) => value === b[n]);

/** Follows until the returned function is called. */
export function followCircle(app: AppContext): () => void {
  let asked: readonly unknown[] | null = null;
  let fine = false;
  /** The world whose gates and footpaths the walks know. */
  let told: World | null = null;

  const follow = (state: AppState, before: AppState | null): void => {
    const { world, circle, screen, session } = state;
    if (session.kind !== 'signed_in') {
      asked = null;
      stopAsking(app);
      if (circle !== initialCircle) app.store.setState({ circle: initialCircle });
      return;
    }
    if (world.compound_gate !== told?.compound_gate || world.footpath !== told.footpath) {
      told = world;
      const amendments = amendmentsOf(world);
      app.walk.amend(amendments);
      app.planner.amend(amendments);
    }
    if (screen !== 'circle') {
      if (circle.openNow) asked = null; // by the time somebody is back it is another hour
      return;
    }
    const wanted = world.circle_scenario.get(circle.wanted ?? '');
    if (wanted) return openScenario(app, wanted);
    const inputs = inputsOf(state);
    const moving = circle.dragging;
    // What a finger leaves rough is asked for finely when it rests.
    if (!asked || !same(asked, inputs) || (!moving && !fine)) {
      asked = inputs;
      fine = !moving;
      void askCircle(app, moving);
      return;
    }
    if (circle.reach !== before?.circle.reach) void explainBlindSpots(app);
    if (state.selection !== before?.selection || circle.reach !== before.circle.reach) void showWalk(app);
  };

  const stop = app.store.subscribe(follow);
  // "Open now" means another minute each minute.
  const ticking = setInterval(() => {
    const { screen, circle } = app.store.getState();
    if (screen === 'circle' && circle.openNow && !circle.dragging) void askCircle(app, false);
  }, MINUTE);
  follow(app.store.getState(), null);
  return () => {
    stop();
    clearInterval(ticking);
  };
}
