/** Footpaths that the walking network does not know, drawn by whoever walks them. */
import type { LineString, Point, Position } from 'geojson';
import type { Footpath } from '../entities.ts';
import type { FootpathId } from '../ids.ts';
import { straightMetres } from '../rules/distance.ts';
import { smallestOnDuty } from './case-report.ts';
import { NO_CHANGES, type OperationKinds } from './kind.ts';

interface FootpathAddArgs {
  footpath_id: FootpathId;
  kind: Footpath['kind'];
  name?: string;
  /** 2–500 points, 2 m–5 km; its middle lies in the person's duty. */
  geom: LineString;
}

/** What is absent stays as it is; an empty `name` takes the name back. */
interface FootpathChangeArgs extends Partial<Pick<Footpath, 'kind' | 'is_closed'>> {
  footpath_id: FootpathId;
  name?: string;
}

export interface FootpathOperations {
  'footpath.add': FootpathAddArgs;
  'footpath.change': FootpathChangeArgs;
}

export const footpathKinds: OperationKinds<FootpathOperations> = {
  'footpath.add': {
    about: ({ footpath_id }) => [{ entity: 'footpath', id: footpath_id }],
    title: (_world, { name = '' }) => name,
    effect(world, { footpath_id, kind, name = '', geom }) {
      const territory_id = smallestOnDuty(world, middleOf(geom));
      if (territory_id === null) return NO_CHANGES;
      const path: Footpath = {
        id: footpath_id,
        version: 0,
        territory_id,
        kind,
        name: name.trim() || null,
        is_closed: false,
        geom,
      };
      return { upserts: { footpath: [path] }, removes: {} };
    },
  },
  'footpath.change': {
    about: ({ footpath_id }) => [{ entity: 'footpath', id: footpath_id }],
    title: (world, { footpath_id }) => world.footpath.get(footpath_id)?.name ?? '',
    effect(world, { footpath_id, name, ...changes }) {
      const path = world.footpath.get(footpath_id);
      if (!path) return NO_CHANGES;
      const told = name === undefined ? path.name : name.trim() || null;
      return { upserts: { footpath: [{ ...path, ...changes, name: told }] }, removes: {} };
    },
  },
};

/** The point half way along a line. */
function middleOf({ coordinates }: LineString): Point {
  const legs = coordinates.slice(1).map((to, i) => ({ from: coordinates[i] ?? to, to }));
  const lengths = legs.map(({ from, to }) => straightMetres(from, to));
  let left = lengths.reduce((sum, metres) => sum + metres, 0) / 2;
  for (const [i, { from, to }] of legs.entries()) {
    const metres = lengths[i] ?? 0;
    if (left <= metres) return { type: 'Point', coordinates: between(from, to, metres === 0 ? 0 : left / metres) };
    left -= metres;
  }
  return { type: 'Point', coordinates: coordinates.at(-1) ?? [] };
}

const between = ([aLon = 0, aLat = 0]: Position, [bLon = 0, bLat = 0]: Position, share: number): Position => [
  aLon + (bLon - aLon) * share,
  aLat + (bLat - aLat) * share,
];
