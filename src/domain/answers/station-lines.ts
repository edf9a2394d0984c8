/** Service stations in a place and the nearest ones around it. */
import type { Geometry } from 'geojson';
import type { ServiceStation } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { centreOf, straightMetres } from '../rules/distance.ts';
import { openStateOf, type OpenState } from '../rules/opening-hours.ts';
import { rowsBy, type World } from '../world.ts';
import { linkTo, type Link } from './link.ts';

export interface StationLine {
  readonly link: Link;
  readonly tier: ServiceStation['tier'];
  readonly open: OpenState;
  /** Straight-line metres from the middle of the place, or null for a station inside it. */
  readonly metres: number | null;
}

/** A quarter of an hour on foot is about this far in a straight line; further stations are not "near". */
const NEAR_M = 1_000;
const NEAR_COUNT = 2;

const line = (station: ServiceStation, metres: number | null, now: number): StationLine => ({
  link: linkTo('service_station', station),
  tier: station.tier,
  open: openStateOf(station.opening_hours, now),
  metres,
});

/** Stations within `NEAR_M` of the middle of a place, nearest first, at most two. */
export function stationsNear(world: World, geom: Geometry, now: number): StationLine[] {
  const from = centreOf(geom);
  if (!from) return [];
  return [...world.service_station.values()]
    .map((station) => ({ station, metres: straightMetres(from, station.geom.coordinates) }))
    .filter(({ metres }) => metres <= NEAR_M)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, NEAR_COUNT)
    .map(({ station, metres }) => line(station, metres, now));
}

/** Stations inside the territories, centres first; where there is none, the nearest ones around. */
export function stationsOf(world: World, ids: readonly TerritoryId[], geom: Geometry, now: number): StationLine[] {
  const inside = ids
    .flatMap((id) => rowsBy(world.service_station, 'territory_id', id))
    .sort((a, b) => a.tier.localeCompare(b.tier) || a.name.localeCompare(b.name, 'zh-CN'));
  const lines = inside.map((station) => line(station, null, now));
  return lines.length > 0 ? lines : stationsNear(world, geom, now);
}
