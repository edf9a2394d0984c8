/** Facilities that are no stations of ours: meal points, day-care centres, shops. */
import type { Point } from 'geojson';
import type { Facility } from '../entities.ts';
import type { FacilityId } from '../ids.ts';
import { smallestOnDuty } from './case-report.ts';
import { NO_CHANGES, removing, type OperationKinds } from './kind.ts';

interface FacilityAddArgs {
  facility_id: FacilityId;
  /** A `facility_kind` outside the group `party`. */
  kind: string;
  name: string;
  geom: Point;
  address?: string;
  phone?: string;
  opening_hours?: Facility['opening_hours'];
}

/** What is absent stays as it is; null takes an address or telephone back. */
interface FacilityChangeArgs extends Partial<
  Pick<Facility, 'kind' | 'name' | 'geom' | 'address' | 'phone' | 'opening_hours'>
> {
  facility_id: FacilityId;
}

export interface FacilityOperations {
  'facility.add': FacilityAddArgs;
  'facility.change': FacilityChangeArgs;
  'facility.remove': { facility_id: FacilityId };
}

export const facilityKinds: OperationKinds<FacilityOperations> = {
  'facility.add': {
    about: ({ facility_id }) => [{ entity: 'facility', id: facility_id }],
    title: (_world, { name }) => name,
    effect(world, { facility_id, kind, name, geom, address, phone, opening_hours = [] }) {
      const territory_id = smallestOnDuty(world, geom);
      if (territory_id === null) return NO_CHANGES;
      const facility: Facility = {
        id: facility_id,
        version: 0,
        territory_id,
        kind,
        name,
        address: address ?? null,
        phone: phone ?? null,
        opening_hours,
        geom,
      };
      return { upserts: { facility: [facility] }, removes: {} };
    },
  },
  'facility.change': {
    about: ({ facility_id }) => [{ entity: 'facility', id: facility_id }],
    title: (world, { facility_id }) => world.facility.get(facility_id)?.name ?? '',
    effect(world, { facility_id, ...changes }) {
      const facility = world.facility.get(facility_id);
      if (!facility) return NO_CHANGES;
      const territory_id = (changes.geom && smallestOnDuty(world, changes.geom)) ?? facility.territory_id;
      return { upserts: { facility: [{ ...facility, ...changes, territory_id }] }, removes: {} };
    },
  },
  'facility.remove': {
    about: ({ facility_id }) => [{ entity: 'facility', id: facility_id }],
    title: (world, { facility_id }) => world.facility.get(facility_id)?.name ?? '',
    effect: (world, { facility_id }) => removing(world, 'facility', facility_id),
  },
};
