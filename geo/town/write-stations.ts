/** Service centres, one per community, and stations inside fifty of the large compounds. */
import type { Random } from '../random.ts';
import { COMMUNITIES } from './districts.ts';
import { type CompoundDraft, type Draft } from './draft.ts';
import { personName, phoneNumber } from './names-people.ts';
import { centroid } from './polygon.ts';
import { toPoint } from './projection.ts';
import type { OpeningHours } from './rows.ts';
import { along, distance, type Vec } from './vec.ts';

const STATIONS = 50;

/** Keys of function rooms (功能室), in the order a card lists them. */
export const ROOMS = [
  'service_hall',
  'service_counter',
  'office',
  'volunteer_station',
  'member_activity_room',
  'children_activity_room',
  'culture_center',
  'mediation_room',
  'meeting_room',
  'library',
  'calligraphy_room',
] as const;

/** Keys of amenities (便民设施). */
export const AMENITIES = [
  'rest_area',
  'convenience_facilities',
  'fitness_equipment',
  'reading_corner',
  'children_playground',
  'distance_education',
  'self_service',
  'shared_toolbox',
  'shared_medicine_box',
] as const;

const WORKDAYS = [1, 2, 3, 4, 5];

interface Station {
  tier: 'service_center' | 'service_station';
  territory: string;
  name: string;
  address: string | null;
  at: Vec;
  rooms: string[];
  amenities: string[];
  hours: OpeningHours[];
}

function write(draft: Draft, random: Random, station: Station): void {
  const id = draft.newId();
  draft.rows.service_station.push({
    id,
    territory_id: station.territory,
    tier: station.tier,
    name: station.name,
    address: station.address,
    phone: phoneNumber(random),
    rooms: station.rooms,
    amenities: station.amenities,
    opening_hours: station.hours,
    geom: toPoint(station.at),
  });
  const days = [...new Set(station.hours.flatMap((h) => h.days))].sort((a, b) => a - b);
  for (const weekday of days)
    if (station.tier === 'service_center' || random.chance(0.92))
      draft.rows.station_duty.push({
        id: draft.newId(),
        service_station_id: id,
        territory_id: station.territory,
        weekday,
        name: personName(random),
        phone: phoneNumber(random),
      });
}

const some = <T>(random: Random, list: readonly T[], share: number): T[] => list.filter(() => random.chance(share));

function inCompound(draft: Draft, compound: CompoundDraft): { at: Vec; address: string | null } {
  const gate = compound.plan.gates[0];
  const address = draft.rows.compound.find((c) => c.id === compound.id)?.address ?? null;
  return { at: gate ? along(gate.wall, gate.inward, 9) : centroid(compound.plan.ring), address };
}

export function writeStations(draft: Draft): void {
  const random = draft.random.fork('stations');
  COMMUNITIES.forEach((community, index) => {
    const faces = draft.town.districts.map.faces.filter((f) => f.community === index && !f.bank);
    const middle = centroid(faces.map((f) => centroid(draft.town.districts.map.ringOf(f))));
    const sites = draft.town.sites.filter((s) => s.community === index && s.use === 'office' && s.houses.length > 0);
    const site = sites.reduce((a, b) =>
      distance(centroid(a.ring), middle) <= distance(centroid(b.ring), middle) ? a : b,
    );
    const house = site.houses[0];
    if (!house) throw new Error('a community without an office building');
    write(draft, random, {
      tier: 'service_center',
      territory: draft.grids[site.grid] as string,
      name: `${community.name}党群服务中心`,
      address: `${community.name}党群服务中心大楼`,
      at: centroid(house.ring),
      rooms: ROOMS.filter((_, i) => i < 8 || random.chance(0.6)),
      amenities: [...AMENITIES],
      hours: [
        { days: WORKDAYS, from: '08:30', to: '12:00' },
        { days: WORKDAYS, from: '13:30', to: '18:00' },
        { days: [6], from: '09:00', to: '12:00' },
      ],
    });
  });
  for (const compound of draft.compounds.filter((c) => !c.plan.small).slice(0, STATIONS)) {
    const { at, address } = inCompound(draft, compound);
    write(draft, random, {
      tier: 'service_station',
      territory: compound.territoryId,
      name: `${compound.name}党群服务站`,
      address,
      at,
      rooms: ['volunteer_station', 'member_activity_room', ...some(random, ROOMS.slice(5), 0.4)],
      amenities: ['rest_area', ...some(random, AMENITIES.slice(1), 0.45)],
      hours: random.pick<OpeningHours[]>([
        [
          { days: WORKDAYS, from: '09:00', to: '12:00' },
          { days: WORKDAYS, from: '14:00', to: '17:30' },
        ],
        [{ days: [...WORKDAYS, 6], from: '09:00', to: '17:00' }],
        [{ days: [2, 4, 6, 7], from: '14:00', to: '20:00' }],
      ]),
    });
  }
}
