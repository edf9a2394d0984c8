/** The picture under the data: streets with bridges, water, green, railway, walls, the ways inside compounds. */
import type { Feature, Geometry } from 'geojson';
import { emptyLayers, type BasemapLayers } from '../basemap/layers.ts';
import type { Use } from './blocks.ts';
import type { PathPlan } from './estate.ts';
import { layFields } from './fields.ts';
import { parallel } from './plan.ts';
import type { Line, PlanarMap } from './planar-map.ts';
import { toLine, toRing } from './projection.ts';
import type { TownPlan } from './town-plan.ts';
import { distance, lerp, type Vec } from './vec.ts';

type Properties = Record<string, string | boolean>;

const feature = (geometry: Geometry, properties: Properties = {}): Feature => ({
  type: 'Feature',
  geometry,
  properties,
});
const polygon = (ring: readonly Vec[], properties?: Properties): Feature =>
  feature({ type: 'Polygon', coordinates: [toRing(ring)] }, properties);
const line = (points: readonly Vec[], properties?: Properties): Feature =>
  feature({ type: 'LineString', coordinates: toLine(points) }, properties);

interface Piece {
  points: Vec[];
  bridge: boolean;
  tunnel: boolean;
}

/** Cuts a street into stretches on the ground, over the river and under the railway; stretches share their end points. */
function stretches(map: PlanarMap, street: Line, rail: ReadonlySet<number>, water: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [{ points: [], bridge: false, tunnel: false }];
  const last = (): Piece => pieces[pieces.length - 1] as Piece;
  const change = (p: Vec, bridge: boolean, tunnel: boolean): void => {
    last().points.push(p);
    pieces.push({ points: [p], bridge, tunnel });
  };
  const corners = street.corners;
  corners.forEach((c, i) => {
    const p = map.point(c);
    const next = corners[i + 1];
    const before = corners[i - 1];
    const through = next !== undefined && before !== undefined;
    if (through && rail.has(c) && (street.streetClass === 'primary' || street.name === '望云路')) {
      // Main streets dive under the railway; the others cross it on the level.
      const [a, b] = [map.point(before), map.point(next)];
      change(lerp(p, a, Math.min(0.8, 26 / distance(p, a))), false, true);
      last().points.push(p);
      change(lerp(p, b, Math.min(0.8, 26 / distance(p, b))), false, false);
      return;
    }
    if (next !== undefined && water.has(next) && !water.has(c)) change(p, true, false);
    else if (before !== undefined && water.has(before) && !water.has(c)) change(p, false, false);
    else last().points.push(p);
  });
  return pieces.filter((piece) => piece.points.length > 1);
}

/** A small street that runs into the railway ends before it. */
function trimmed(points: Vec[], ends: readonly [boolean, boolean]): Vec[] {
  const result = [...points];
  const trim = (i: number, j: number): void => {
    const [end, before] = [result[i], result[j]];
    if (end && before) result[i] = lerp(end, before, Math.min(0.9, 24 / distance(end, before)));
  };
  if (ends[0]) trim(0, 1);
  if (ends[1]) trim(result.length - 1, result.length - 2);
  return result;
}

function streets(town: TownPlan): Feature[] {
  const { map, river, railway } = town.districts;
  const rail = new Set(railway.corners);
  const water = new Set(river.corners);
  return map.lines
    .filter((l) => l.kind === 'street' && l.corners.length > 1)
    .flatMap((street) => {
      const name = street.name === '' ? {} : { name: street.name };
      const features: Feature[] = [];
      const first = street.corners[0] as number;
      const last = street.corners[street.corners.length - 1] as number;
      const pieces = stretches(map, street, rail, water);
      pieces.forEach((piece, i) => {
        const ends = [i === 0 && rail.has(first), i === pieces.length - 1 && rail.has(last)] as const;
        const flags = { ...(piece.bridge ? { bridge: true } : {}), ...(piece.tunnel ? { tunnel: true } : {}) };
        features.push(line(trimmed(piece.points, ends), { class: street.streetClass, ...name, ...flags }));
      });
      for (const course of street.outside) features.push(line(course, { class: street.streetClass, ...name }));
      return features;
    });
}

const LANDUSE: Partial<Record<Use, string>> = {
  school: 'school',
  campus: 'school',
  commercial: 'commercial',
  office: 'other',
  industry: 'other',
  village: 'village',
};

const paths = (list: readonly PathPlan[]): Feature[] =>
  list.filter((p) => p.points.length > 1).map((p) => line(p.points, { class: p.kind }));

export function drawBasemap(town: TownPlan): BasemapLayers {
  const { plan, compounds, sites } = town;
  const layers = emptyLayers();
  const put = (layer: keyof BasemapLayers, features: readonly Feature[]): void => {
    layers[layer].features.push(...features);
  };
  const shore = [...parallel(plan.river, plan.riverHalf), ...parallel(plan.river, -plan.riverHalf).reverse()];
  const bank = [...parallel(plan.river, plan.riverHalf + 12), ...parallel(plan.river, -plan.riverHalf - 12).reverse()];
  put('water', [
    polygon(shore, { name: '清溪河' }),
    ...sites.flatMap((s) => s.waters.map((w) => polygon(w, s.use === 'lake_park' ? { name: '望云湖' } : {}))),
  ]);
  put('waterway', [line(plan.river, { name: '清溪河' })]);
  put('railway', [line(plan.railway)]);
  put('green', [polygon(bank, {})]);
  put(
    'green',
    layFields(town).map((ring) => polygon(ring)),
  );
  for (const site of sites) {
    const kind = LANDUSE[site.use];
    if (kind) put('landuse', [polygon(site.ring, { kind })]);
    else put('green', [polygon(site.ring, site.use === 'lake_park' ? { name: '望云湖公园' } : {})]);
    put(
      'green',
      site.greens.map((g) => polygon(g)),
    );
    put('road', paths(site.paths));
    put(
      'barrier',
      site.walls.map((w) => line(w, { kind: 'wall' })),
    );
  }
  for (const compound of compounds) {
    put('landuse', [polygon(compound.ring, { kind: 'residential' })]);
    put(
      'green',
      compound.gardens.map((g) => polygon(g)),
    );
    put('road', paths(compound.paths));
    put(
      'barrier',
      compound.walls.map((w) => line(w, { kind: 'wall' })),
    );
  }
  put('road', streets(town));
  return layers;
}
