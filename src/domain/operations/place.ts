/** Compounds and stations that are drawn on the map. */
import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { Compound, ServiceStation } from '../entities.ts';
import type { CompoundId, ServiceStationId } from '../ids.ts';
import { centreOf } from '../rules/distance.ts';
import { outlineM2 } from '../rules/outline-m2.ts';
import { smallestOnDuty } from './case-report.ts';
import { NO_CHANGES, type OperationKinds } from './kind.ts';

interface CompoundDrawArgs {
  compound_id: CompoundId;
  /** 1–60 characters. */
  name: string;
  kind?: Compound['kind'];
  address?: string;
  /** Inside the person's duty; overlaps no other compound. */
  geom: Polygon | MultiPolygon;
}

interface StationAddArgs {
  station_id: ServiceStationId;
  tier: ServiceStation['tier'];
  name: string;
  address?: string;
  phone?: string;
  geom: Point;
}

export interface PlaceOperations {
  'compound.draw': CompoundDrawArgs;
  'compound.reshape': { compound_id: CompoundId; geom: Polygon | MultiPolygon };
  'station.add': StationAddArgs;
  'station.move': { station_id: ServiceStationId; geom: Point };
}

export const placeKinds: OperationKinds<PlaceOperations> = {
  'compound.draw': {
    about: ({ compound_id }) => [{ entity: 'compound', id: compound_id }],
    title: (_world, { name }) => name,
    effect(world, { compound_id, name, kind = null, address = '', geom }) {
      const territory_id = smallestOnDuty(world, { type: 'Point', coordinates: centreOf(geom) ?? [] });
      if (territory_id === null) return NO_CHANGES;
      const compound: Compound = {
        id: compound_id,
        version: 0,
        territory_id,
        name,
        kind,
        address: address.trim() || null,
        built_year: null,
        geom,
        area_m2: outlineM2(geom),
      };
      return { upserts: { compound: [compound] }, removes: {} };
    },
  },
  'compound.reshape': {
    about: ({ compound_id }) => [{ entity: 'compound', id: compound_id }],
    title: (world, { compound_id }) => world.compound.get(compound_id)?.name ?? '',
    effect(world, { compound_id, geom }) {
      const compound = world.compound.get(compound_id);
      if (!compound) return NO_CHANGES;
      return { upserts: { compound: [{ ...compound, geom, area_m2: outlineM2(geom) }] }, removes: {} };
    },
  },
  'station.add': {
    about: ({ station_id }) => [{ entity: 'service_station', id: station_id }],
    title: (_world, { name }) => name,
    effect(world, { station_id, tier, name, address = '', phone = '', geom }) {
      const territory_id = smallestOnDuty(world, geom);
      if (territory_id === null) return NO_CHANGES;
      const station: ServiceStation = {
        id: station_id,
        version: 0,
        territory_id,
        tier,
        name,
        address: address.trim() || null,
        phone: phone.trim() || null,
        rooms: [],
        amenities: [],
        opening_hours: [],
        geom,
      };
      return { upserts: { service_station: [station] }, removes: {} };
    },
  },
  'station.move': {
    about: ({ station_id }) => [{ entity: 'service_station', id: station_id }],
    title: (world, { station_id }) => world.service_station.get(station_id)?.name ?? '',
    effect(world, { station_id, geom }) {
      const station = world.service_station.get(station_id);
      if (!station) return NO_CHANGES;
      const territory_id = smallestOnDuty(world, geom) ?? station.territory_id;
      return { upserts: { service_station: [{ ...station, geom, territory_id }] }, removes: {} };
    },
  },
};
