/** What a finger does on the map while the circle is open; the map calls these and decides nothing. */
import type { LonLat } from '../../../geo/walk/graph.ts';
import type { CircleState } from '../../state/circle.ts';
import type { AppContext } from '../context.ts';
import { addFootpathPoint } from './draw-footpath.ts';
import { setCircle } from './set-circle.ts';
import { addSite, moveSite } from './sites.ts';

/** The plan as it was before the finger took a site, for Esc. */
const before = new WeakMap<AppContext, Pick<CircleState, 'sites' | 'scenario'>>();

export function grabSite(app: AppContext, id: string): void {
  const { sites, scenario } = app.store.getState().circle;
  if (!sites.some((site) => site.id === id)) return;
  before.set(app, { sites, scenario });
  setCircle(app, { grabbed: id, dragging: true });
}

export function dragSite(app: AppContext, at: LonLat): void {
  const { grabbed, dragging } = app.store.getState().circle;
  if (grabbed !== null && dragging) moveSite(app, grabbed, at);
}

export function dropSite(app: AppContext, at: LonLat): void {
  dragSite(app, at);
  letGo(app);
}

/** The site goes back to where the finger took it, and is what it was. */
export function cancelDrag(app: AppContext): void {
  const held = before.get(app);
  if (held) setCircle(app, held);
  letGo(app);
}

function letGo(app: AppContext): void {
  before.delete(app);
  setCircle(app, { dragging: false });
}

/** A tap takes a site in hand and shows its row in the plan; another one lets go. */
export function tapSite(app: AppContext, id: string): void {
  setCircle(app, ({ grabbed }) => ({ tab: 'plan', grabbed: grabbed === id ? null : id }));
}

/** A tap on the ground while something is to be placed there. */
export function tapCircle(app: AppContext, at: LonLat): void {
  const { mode } = app.store.getState().circle;
  if (mode.kind === 'place_site') addSite(app, at);
  else if (mode.kind === 'draw_footpath') addFootpathPoint(app, at);
  else if (mode.kind === 'place_gate') setCircle(app, { mode: { ...mode, at } });
}
