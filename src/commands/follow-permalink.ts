/**
 * Keeps the address and the state saying the same: the address leads when the app opens and on Back or a pasted link, the
 * state leads otherwise. Moving the map rewrites the current entry; opening something makes a new one, so Back closes it.
 */
import type { BoundaryProposalId, CircleScenarioId } from '../domain/ids.ts';
import { sameSelection } from '../domain/selection.ts';
import type { Camera, CameraWish } from '../state/camera.ts';
import type { CircleState } from '../state/circle.ts';
import { initialPlan, type PlanState } from '../state/plan.ts';
import type { AppState } from '../state/store.ts';
import type { AppContext } from './context.ts';
import { flyHome } from './fly-home.ts';
import { flyTo } from './fly-to.ts';
import { formatPermalink, parsePermalink, type Permalink } from './permalink.ts';
import { select } from './select.ts';
import { pastDay } from './show-day.ts';
import { shownOf } from './show-outbox.ts';

/** What is opened and closed: another one of these is a step that Back takes back. Days are leafed through: no steps. */
const SAME_PLACE = ['screen', 'deskView', 'scenario', 'proposal'] as const;

/** The scenario that is shown, or waited for. */
const scenarioIn = ({ wanted, scenario }: CircleState): CircleScenarioId | null => wanted ?? scenario;

/** A link without a scenario closes the one that is open; what nobody has saved stays. */
function circleWith(circle: CircleState, scenario: CircleScenarioId | null): CircleState {
  if (scenario === scenarioIn(circle)) return circle;
  return scenario === null
    ? { ...circle, wanted: null, scenario: null, sites: circle.scenario === null ? circle.sites : [] }
    : { ...circle, wanted: scenario };
}

/** A link without a proposal closes the one that is open. */
function planWith(plan: PlanState, proposal: BoundaryProposalId | null): PlanState {
  if (proposal === plan.proposal) return plan;
  const { comparison, moved } = initialPlan;
  return { ...plan, proposal, comparison, moved, tool: proposal === null ? plan.tool : 'proposals' };
}

const wishTo = ({ center, zoom }: Camera): CameraWish => ({ kind: 'point', center, zoom });

/** Follows until the returned function is called. */
export function followPermalink(app: AppContext): () => void {
  const { store, addressBar } = app;
  /** What the address asked for, until somebody is signed in to be shown it. */
  let opened = false;
  /** Whether the map has been told where to begin. Until then its resting place is an accident and not worth a link. */
  let arrived = false;

  const open = () => {
    opened = true;
    const link = parsePermalink(addressBar.hash());
    const { camera, selection } = link;
    restore(link);
    if (selection) select(app, selection);
    if (camera) store.setState({ cameraWish: wishTo(camera) });
    arrived = camera !== null;
    arrive();
  };

  /** What somebody searches for among the cases is in no link: it stays as it is. */
  const restore = (link: Permalink, more: Partial<AppState> = {}) =>
    store.setState((state) => ({
      screen: link.screen,
      caseFilter: { ...link.caseFilter, text: state.caseFilter.text },
      desk: { ...state.desk, view: link.deskView },
      circle: link.screen === 'circle' ? circleWith(state.circle, link.scenario) : state.circle,
      plan: link.screen === 'plan' ? planWith(state.plan, link.proposal) : state.plan,
      ...shownOf(state, { day: pastDay(app, link.day) }),
      ...more,
    }));

  /** The first place to show: what is selected once it is held (or known not to be), otherwise the person's own duty. */
  const arrive = () => {
    if (arrived) return;
    const { selection, sync, camera } = store.getState();
    if (selection) arrived = flyTo(app, selection) || (sync.dataAsOf !== null && flyHome(app));
    else arrived = flyHome(app);
    // The first move may be a jump, over before the wish was even told to be one.
    if (arrived && store.getState().camera !== camera) write(store.getState());
  };

  const write = (state: AppState) => {
    const current = parsePermalink(addressBar.hash());
    const { screen, selection, caseFilter, desk, circle, plan, day } = state;
    const scenario = screen === 'circle' ? scenarioIn(circle) : null;
    const proposal = screen === 'plan' ? plan.proposal : null;
    const camera = arrived ? state.camera : current.camera;
    const shown: Permalink = { camera, screen, selection, caseFilter, deskView: desk.view, scenario, proposal, day };
    const link = formatPermalink(shown);
    const samePlace = SAME_PLACE.every((field) => current[field] === shown[field]);
    if (samePlace && sameSelection(current.selection, selection)) {
      if (link !== addressBar.hash()) addressBar.replace(link);
    } else addressBar.push(link);
  };

  const follow = (state: AppState, before: AppState) => {
    if (state.session.kind !== 'signed_in') {
      // The next person on this device begins at their own place; one whose session ran out comes back to where they were.
      const left =
        opened && !(state.session.kind === 'signed_out' && state.session.failure?.code === 'session_expired');
      if (left) addressBar.replace('');
      opened = false;
      return;
    }
    if (!opened) return open();
    if (state.world !== before.world || state.sync !== before.sync) arrive();
    const elsewhere =
      state.selection !== before.selection ||
      state.screen !== before.screen ||
      state.caseFilter !== before.caseFilter ||
      state.desk.view !== before.desk.view ||
      state.day !== before.day ||
      state.plan.proposal !== before.plan.proposal ||
      state.circle.scenario !== before.circle.scenario;
    if (elsewhere || (arrived && state.camera !== before.camera)) write(state);
  };

  const stopState = store.subscribe(follow);
  const stopAddress = addressBar.onChange((own) => {
    if (!opened) return;
    const link = parsePermalink(addressBar.hash());
    const { camera, selection } = link;
    restore(link, { selection, highlight: [] });
    // Back closes the card and leaves the map where the person has moved it; a pasted link means its place as well.
    if (own) write(store.getState());
    else if (camera) store.setState({ cameraWish: wishTo(camera) });
    else if (selection) flyTo(app, selection);
  });
  follow(store.getState(), store.getState());
  return () => {
    stopState();
    stopAddress();
  };
}
