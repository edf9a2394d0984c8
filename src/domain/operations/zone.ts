/** Responsibility lines along rivers and streets (河道/街道责任区): drawn, cut, given to a unit. */
import type { LineString, Point } from 'geojson';
import type { ResponsibilityZone } from '../entities.ts';
import type { ResidentUnitId, ResponsibilityZoneId } from '../ids.ts';
import { lineMetres } from '../rules/line-metres.ts';
import { smallestOnDuty } from './case-report.ts';
import { NO_CHANGES, removing, type OperationKinds, type RowName } from './kind.ts';

interface ZoneDrawArgs {
  zone_id: ResponsibilityZoneId;
  kind: ResponsibilityZone['kind'];
  /** 1–60 characters. */
  name: string;
  /** 2–500 points, 5 m–50 km; its first point lies in the person's duty. */
  geom: LineString;
  resident_unit_id?: ResidentUnitId;
}

interface ZoneCutArgs {
  zone_id: ResponsibilityZoneId;
  /** The part before the cut, and the part after it, which is new and nobody's. Their common point lies on the line. */
  first: LineString;
  second: LineString;
  new_zone_id: ResponsibilityZoneId;
}

export interface ZoneOperations {
  'zone.draw': ZoneDrawArgs;
  'zone.cut': ZoneCutArgs;
  /** What is absent stays as it is; null takes the unit away. */
  'zone.change': { zone_id: ResponsibilityZoneId; name?: string; resident_unit_id?: ResidentUnitId | null };
  'zone.remove': { zone_id: ResponsibilityZoneId };
}

const zone = (id: string): RowName => ({ entity: 'responsibility_zone', id });

export const zoneKinds: OperationKinds<ZoneOperations> = {
  'zone.draw': {
    about: ({ zone_id }) => [zone(zone_id)],
    title: (_world, { name }) => name,
    effect(world, { zone_id, kind, name, geom, resident_unit_id }) {
      const territory_id = smallestOnDuty(world, { type: 'Point', coordinates: geom.coordinates[0] ?? [] });
      if (territory_id === null) return NO_CHANGES;
      const drawn: ResponsibilityZone = {
        id: zone_id,
        version: 0,
        territory_id,
        kind,
        name,
        resident_unit_id: resident_unit_id ?? null,
        geom,
        length_m: lineMetres(geom),
      };
      return { upserts: { responsibility_zone: [drawn] }, removes: {} };
    },
  },
  'zone.cut': {
    about: ({ zone_id, new_zone_id }) => [zone(zone_id), zone(new_zone_id)],
    // The rest is made by it too: what is done to that comes after.
    bases: ({ zone_id, new_zone_id }) => [zone(zone_id), zone(new_zone_id)],
    title: (world, { zone_id }) => world.responsibility_zone.get(zone_id)?.name ?? '',
    effect(world, { zone_id, first, second, new_zone_id }) {
      const whole = world.responsibility_zone.get(zone_id);
      if (!whole) return NO_CHANGES;
      const part = (geom: LineString) => ({ geom, length_m: lineMetres(geom) });
      const start: Point = { type: 'Point', coordinates: second.coordinates[0] ?? [] };
      const territory_id = smallestOnDuty(world, start) ?? whole.territory_id;
      const rest = { ...whole, ...part(second), id: new_zone_id, territory_id, version: 0, resident_unit_id: null };
      return { upserts: { responsibility_zone: [{ ...whole, ...part(first) }, rest] }, removes: {} };
    },
  },
  'zone.change': {
    about: ({ zone_id }) => [zone(zone_id)],
    title: (world, { zone_id }) => world.responsibility_zone.get(zone_id)?.name ?? '',
    effect(world, { zone_id, ...changes }) {
      const known = world.responsibility_zone.get(zone_id);
      return known ? { upserts: { responsibility_zone: [{ ...known, ...changes }] }, removes: {} } : NO_CHANGES;
    },
  },
  'zone.remove': {
    about: ({ zone_id }) => [zone(zone_id)],
    title: (world, { zone_id }) => world.responsibility_zone.get(zone_id)?.name ?? '',
    effect: (world, { zone_id }) => removing(world, 'responsibility_zone', zone_id),
  },
};
