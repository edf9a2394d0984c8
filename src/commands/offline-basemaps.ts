import type { Basemap } from '../domain/runtime-config.ts';
import { profileOf } from '../domain/profile-of.ts';
import type { Selection } from '../domain/selection.ts';
import type { AppState } from '../state/store.ts';
import { boundsOfAll } from './bounds-of.ts';

/** The basemaps under what this person answers for; all of them while that is not known. */
export function offlineBasemaps({ basemaps, world }: Pick<AppState, 'basemaps' | 'world'>): readonly Basemap[] {
  const duty = (profileOf(world)?.territory_ids ?? []).map((id): Selection => ({ kind: 'territory', id }));
  const ground = boundsOfAll(world, duty);
  if (!ground) return basemaps;
  const [west, south, east, north] = ground;
  return basemaps.filter(({ bounds: [w, s, e, n] }) => w <= east && e >= west && s <= north && n >= south);
}
