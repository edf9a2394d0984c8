/** Whom people turn to: grid workers, the bodies of a compound, hotlines, units, service stations. */
import type { Point } from 'geojson';
import type { CompoundId, GridWorkerId, ResidentUnitId, ServiceStationId, TerritoryId } from '../ids.ts';
import type { Row } from './row.ts';

export interface GridWorker extends Row<GridWorkerId> {
  territory_id: TerritoryId;
  name: string;
  employment: 'full_time' | 'part_time';
  /** The work line residents may call; never a private number. */
  phone: string;
}

export interface GridWorkerDuty extends Row<string> {
  grid_worker_id: GridWorkerId;
  territory_id: TerritoryId;
}

export type BodyKind =
  | 'compound_branch'
  | 'owners_committee'
  | 'property_company'
  | 'supervision_committee'
  | 'residents_council'
  | 'self_gov_group';

export interface CompoundBody extends Row<string> {
  compound_id: CompoundId;
  kind: BodyKind;
  name: string;
  leader_name: string | null;
  phone: string | null;
  elected_on: string | null;
}

/** A line residents may call: of one compound, or of the whole territory where `compound_id` is null. */
export interface Hotline extends Row<string> {
  territory_id: TerritoryId;
  compound_id: CompoundId | null;
  kind: 'grid_worker' | 'committee' | 'property' | 'police' | 'repair' | 'service';
  name: string;
  phone: string;
}

export interface ResidentUnit extends Row<ResidentUnitId> {
  territory_id: TerritoryId;
  name: string;
  kind: 'organ' | 'institution' | 'enterprise' | 'school';
  phone: string | null;
  geom: Point | null;
}

/** Open on `days` (1 = Monday … 7 = Sunday) from `from` to `to`, `HH:MM`, Asia/Shanghai. */
export interface OpeningHours {
  days: number[];
  from: string;
  to: string;
}

export interface ServiceStation extends Row<ServiceStationId> {
  territory_id: TerritoryId;
  tier: 'service_center' | 'service_station';
  name: string;
  address: string | null;
  phone: string | null;
  rooms: string[];
  amenities: string[];
  opening_hours: OpeningHours[];
  geom: Point;
}

export interface StationDuty extends Row<string> {
  service_station_id: ServiceStationId;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  name: string;
  phone: string | null;
}
