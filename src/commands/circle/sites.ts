/** Hypothetical stations (规划点): put on the map, dragged, moved by keys, taken away. They are nobody's but this device's until saved. */
import type { LonLat } from '../../../geo/walk/graph.ts';
import type { PlanSite } from '../../domain/circle.ts';
import type { CandidateSite } from '../../domain/entities.ts';
import { newId } from '../../domain/new-id.ts';
import { freshLetter } from '../../domain/rules/site-letter.ts';
import type { AppContext } from '../context.ts';
import { flyToBounds } from '../fly-to.ts';
import { lonLat } from '../../domain/answers/circle-places.ts';
import { setCircle } from './set-circle.ts';

/** A scenario is one plan for one territory; more sites than this are several plans. */
export const MOST_SITES = 20;

/** Puts a site; null when there are too many already. */
export function addSite(
  app: AppContext,
  at: LonLat,
  from: Pick<CandidateSite, 'id' | 'name'> | null = null,
): string | null {
  const { sites } = app.store.getState().circle;
  if (sites.length >= MOST_SITES) return null;
  const site: PlanSite = {
    id: newId(app.clock.now()),
    name: from?.name ?? freshLetter(sites.map(({ name }) => name)),
    at,
    candidate_site_id: from?.id ?? null,
  };
  showSites(app, [...sites, site]);
  return site.id;
}

/** Takes a place of the inventory into the plan, or out of it. */
export function toggleCandidate(app: AppContext, candidate: CandidateSite): void {
  const { sites } = app.store.getState().circle;
  const known = sites.find(({ candidate_site_id }) => candidate_site_id === candidate.id);
  if (known) removeSite(app, known.id);
  else addSite(app, lonLat(candidate.geom.coordinates), candidate);
}

/** One that has been moved is no longer the place of the inventory it came from. */
export function moveSite(app: AppContext, id: string, at: LonLat): void {
  setCircle(app, ({ sites }) => ({
    scenario: null,
    wanted: null,
    sites: sites.map((site) => (site.id === id ? { ...site, at, candidate_site_id: null } : site)),
  }));
}

/** So many metres to the east and to the north: what arrow keys do. */
export function nudgeSite(app: AppContext, id: string, east: number, north: number): void {
  const site = app.store.getState().circle.sites.find((one) => one.id === id);
  if (!site) return;
  const [lon, lat] = site.at;
  const perDegree = 111_320;
  moveSite(app, id, [lon + east / (perDegree * Math.cos((lat * Math.PI) / 180)), lat + north / perDegree]);
}

export function removeSite(app: AppContext, id: string): void {
  const { sites } = app.store.getState().circle;
  showSites(
    app,
    sites.filter((site) => site.id !== id),
  );
}

/** In place of those that were shown; a scenario that was open is left, and one that is waited for no more. */
export const showSites = (app: AppContext, sites: readonly PlanSite[]): void =>
  setCircle(app, { sites, scenario: null, wanted: null, grabbed: null, dragging: false, mode: { kind: 'browse' } });

/** Flies to a site. */
export function flyToSite(app: AppContext, id: string): void {
  const site = app.store.getState().circle.sites.find((one) => one.id === id);
  if (site) flyToBounds(app, [site.at[0], site.at[1], site.at[0], site.at[1]]);
}

/** From a place's card straight into the plan, where what it brings is counted. */
export function planCandidate(app: AppContext, candidate: CandidateSite): void {
  const { sites } = app.store.getState().circle;
  if (!sites.some(({ candidate_site_id }) => candidate_site_id === candidate.id)) toggleCandidate(app, candidate);
  setCircle(app, { tab: 'plan' });
  app.store.setState({ screen: 'circle', selection: null, highlight: [] });
}
