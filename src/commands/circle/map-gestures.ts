/** What a hand does on the map while the service circle is open: sites are dragged, points of what is being drawn are set. */
import type { LonLat } from '../../../geo/walk/graph.ts';
import { newId } from '../../domain/new-id.ts';
import type { CircleState } from '../../state/circle.ts';
import type { AppContext } from '../context.ts';

/** Where the dragged site stood before: state holds only where it is. */
const lifted = new WeakMap<AppContext, { readonly id: string; readonly at: LonLat }>();

const change = (app: AppContext, by: Partial<CircleState>): void =>
  app.store.setState(({ circle }) => ({ circle: { ...circle, ...by } }));

function moveSite(app: AppContext, id: string, at: LonLat): void {
  const { sites } = app.store.getState().circle;
  change(app, { sites: sites.map((site) => (site.id === id ? { ...site, at } : site)) });
}

/** A drag begins. */
export function grabSite(app: AppContext, id: string): void {
  const at = app.store.getState().circle.sites.find((site) => site.id === id)?.at;
  if (at) lifted.set(app, { id, at });
  change(app, { grabbed: id });
}

/** At most once a frame. */
export function dragSite(app: AppContext, at: LonLat): void {
  const id = lifted.get(app)?.id;
  if (id !== undefined) moveSite(app, id, at);
}

export function dropSite(app: AppContext, at: LonLat): void {
  dragSite(app, at);
  lifted.delete(app);
}

/** Esc, a second finger, or the browser took the pointer: the site stands where it stood. */
export function cancelDrag(app: AppContext): void {
  const from = lifted.get(app);
  if (from) moveSite(app, from.id, from.at);
  lifted.delete(app);
}

/** A tap takes a site in hand, for the arrow keys; another one lets go. */
export function tapSite(app: AppContext, id: string): void {
  change(app, { grabbed: app.store.getState().circle.grabbed === id ? null : id });
}

/** A tap while something is being placed or drawn. */
export function tapCircle(app: AppContext, at: LonLat): void {
  const { mode, sites } = app.store.getState().circle;
  switch (mode.kind) {
    case 'browse':
      return;
    case 'place_site': {
      const id = newId(app.clock.now());
      change(app, {
        sites: [...sites, { id, name: `${sites.length + 1}`, at, candidate_site_id: null }],
        grabbed: id,
        mode: { kind: 'browse' },
      });
      return;
    }
    case 'draw_footpath':
      return change(app, { mode: { ...mode, points: [...mode.points, at] } });
    case 'place_gate':
      return change(app, { mode: { ...mode, at } });
  }
}
