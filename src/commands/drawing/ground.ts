/** What lies on the ground to draw along: the basemap's streets and rivers in view, walls of compounds, houses, lines that are there. */
import type { Position } from 'geojson';
import type { LonLat } from '../../../geo/crs/offset.ts';
import { lonLat } from '../../domain/answers/circle-places.ts';
import { snapPlace } from '../../domain/rules/snap-place.ts';
import type { AppContext } from '../context.ts';
import { mapLines } from '../map-lines.ts';

/** Degrees around a place in which outlines are looked at; some hundred metres. */
const AROUND = 0.004;

/** Centre-lines alone: the banks of a river are rings, and nobody's centre. */
export const centreLines = (app: AppContext, along: 'river' | 'street'): (readonly LonLat[])[] =>
  mapLines(app)
    .filter(({ kind, coordinates }) => (kind === 'river') === (along === 'river') && !isRing(coordinates))
    .map(({ coordinates }) => coordinates);

const isRing = (line: readonly LonLat[]): boolean => {
  const [first, last] = [line[0], line.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
};

/** The place itself where nothing attracts it. */
export function attracted(
  app: AppContext,
  place: LonLat,
  metres: number,
): { readonly at: LonLat; readonly snapped: boolean } {
  const at = snapPlace(linesNear(app, place), place, metres);
  return at ? { at, snapped: true } : { at: place, snapped: false };
}

function* linesNear(app: AppContext, place: LonLat): Generator<readonly LonLat[]> {
  const {
    drawing: { work },
    world,
  } = app.store.getState();
  if (!work || work.kind === 'station') return;
  const isNear = ([lon = 0, lat = 0]: Position): boolean =>
    Math.abs(lon - place[0]) < AROUND && Math.abs(lat - place[1]) < AROUND;
  for (const { coordinates } of mapLines(app)) yield coordinates;
  if (work.kind === 'zone')
    for (const { geom } of world.responsibility_zone.values())
      if (geom.coordinates.some(isNear)) yield geom.coordinates.map(lonLat);
  if (work.kind !== 'compound') return;
  for (const { id, geom } of world.compound.values()) {
    if (id === work.compoundId) continue;
    for (const ring of geom.type === 'Polygon' ? geom.coordinates : geom.coordinates.flat())
      if (ring.some(isNear)) yield ring.map(lonLat);
  }
  for (const { geom } of world.building.values())
    for (const ring of geom.type === 'Polygon' ? geom.coordinates : geom.coordinates.flat())
      if (ring[0] && isNear(ring[0])) yield ring.map(lonLat);
}
