/** Cases: classes, stages, the record everyone on duty holds and its sensitive half. */
import type { Point } from 'geojson';
import type { BuildingId, CaseId, CompoundId, GridWorkerId, HouseholdId, TerritoryId } from '../ids.ts';
import type { Row } from './row.ts';

/** A class of case; `id` is the 4-digit code, major 2 + minor 2. */
export interface CaseClass extends Row<string> {
  kind: 'event' | 'component';
  major_zh: string;
  major_en: string;
  minor_zh: string;
  minor_en: string;
  limit_hours: number;
}

/** A stage of the field's seven; `id` is the key, in the order of `rank`. */
export interface CaseStage extends Row<string> {
  rank: number;
  name_zh: string;
  name_en: string;
  is_closed: boolean;
}

export interface CaseRecord extends Row<CaseId> {
  territory_id: TerritoryId;
  compound_id: CompoundId | null;
  building_id: BuildingId | null;
  number: string;
  class_code: string;
  stage: string;
  severity: 'simple' | 'general' | 'prominent' | 'major';
  title: string;
  grid_worker_id: GridWorkerId | null;
  reported_at: string;
  due_at: string;
  closed_at: string | null;
  geom: Point;
}

/** The sensitive half of a case: who reported it and at which door. Not for leaders. */
export interface CaseDetail extends Row<CaseId> {
  description: string;
  reporter_name: string | null;
  reporter_phone: string | null;
  household_id: HouseholdId | null;
}
