/**
 * The town for walkers: its ways meet where they share a point, its compounds are walled, and schools are not crossed. River
 * and railway cut no way: nothing but bridges and underpasses leads over them. They are told of as barriers.
 */
import type { Feature, Position } from 'geojson';
import { gateHours } from '../walk/gate-hours.ts';
import { FLAG, type BarrierKind, type LonLat } from '../walk/graph.ts';
import type { SourceBarrier, WalkSource, WalkWay, WalledZone } from '../walk/source.ts';
import type { Town } from './index.ts';

const at = ([lon = 0, lat = 0]: Position): LonLat => [lon, lat];

/** `day`: when the town was told, `YYYY-MM-DD`. */
export function walkSourceOf({ rows, basemap, bounds, duties }: Town, day: string): WalkSource {
  const lon: number[] = [];
  const lat: number[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (place: Position): number => {
    const [x, y] = at(place);
    const key = `${x},${y}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    lat.push(y);
    const number = lon.push(x) - 1;
    numbers.set(key, number);
    return number;
  };
  const schools = basemap.landuse.features
    .filter(({ properties }) => properties?.['kind'] === 'school')
    .map(({ geometry }) => (geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : []));
  const ways = basemap.road.features.flatMap((feature): WalkWay[] => {
    if (feature.geometry.type !== 'LineString') return [];
    const line = feature.geometry.coordinates;
    const isPrivate = feature.properties?.['class'] === 'service' && schools.some((ring) => isInside(ring, line));
    return [{ points: line.map(numberOf), flags: flagsOf(feature), isPrivate }];
  });
  const zones = rows.compound.map(({ id, geom }): WalledZone => ({
    rings: geom.coordinates.flat().map((ring) => ring.map(at)),
    gates: rows.compound_gate
      .filter(({ compound_id }) => compound_id === id)
      .map((gate) => ({ id: gate.id, at: at(gate.geom.coordinates), ...gateHours(gate.open_hours) })),
    isCertain: true,
  }));
  const county = rows.territory.find(({ id }) => id === duties.county);
  return {
    lon,
    lat,
    ways,
    zones,
    barriers: [...barriersOf('river', basemap.water.features), ...barriersOf('railway', basemap.railway.features)],
    bounds,
    coverage: (county?.geom.coordinates[0]?.[0] ?? []).map(at),
    facts: { source: '连心街道', sourceDate: day, licence: '虚构数据 · Fictional data' },
  };
}

/** Banks of water, and railways. */
const barriersOf = (kind: BarrierKind, features: readonly Feature[]): SourceBarrier[] =>
  features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return geometry.coordinates.map((ring) => ({ kind, line: ring.map(at) }));
    return geometry.type === 'LineString' ? [{ kind, line: geometry.coordinates.map(at) }] : [];
  });

const flagsOf = ({ properties }: Feature): number =>
  (properties?.['class'] === 'steps' ? FLAG.steps : 0) |
  (properties?.['bridge'] === true ? FLAG.bridge : 0) |
  (properties?.['tunnel'] === true ? FLAG.tunnel : 0);

/** Whether the middle of a way lies in a ring. */
function isInside(ring: readonly Position[], line: readonly Position[]): boolean {
  const middle = line[Math.floor(line.length / 2)];
  if (!middle) return false;
  const [x, y] = at(middle);
  let inside = false;
  ring.forEach((corner, i) => {
    const [[ax, ay], [bx, by]] = [at(corner), at(ring[i === 0 ? ring.length - 1 : i - 1] ?? corner)];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}
