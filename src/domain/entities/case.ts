/** Cases: classes, stages, the record everyone on duty holds and its sensitive half. */
import type { Point } from 'geojson';
import type { BuildingId, CaseId, CompoundId, GridWorkerId, HouseholdId, TerritoryId } from '../ids.ts';
import type { Role } from '../role.ts';
import type { Row } from './row.ts';

/** A class of case; `id` is the 4-digit code, major 2 + minor 2. */
export interface CaseClass extends Row<string> {
  kind: 'event' | 'component';
  major_zh: string;
  major_en: string;
  minor_zh: string;
  minor_en: string;
  limit_hours: number;
  /** How its hours count: those an office works, or all of them. */
  clock: 'working' | 'continuous';
  /** Metres within which an open case of it may be the same trouble; null: as is usual for its kind. */
  duplicate_m: number | null;
  /** Which loop its cases take: id of a `CaseLoop`. */
  loop: string;
}

/** A stage of the field's seven; `id` is the key, in the order of `rank`. */
export interface CaseStage extends Row<string> {
  rank: number;
  name_zh: string;
  name_en: string;
  is_closed: boolean;
}

/** A way cases can go (闭环). All loops use the same stages; what a stage is called in one stands in its step. */
export interface CaseLoop extends Row<string> {
  rank: number;
  name_zh: string;
  name_en: string;
  steps: readonly { readonly stage: string; readonly name_zh: string; readonly name_en: string }[];
}

/** What may be done in which stage of a loop, by whom, and where it leads. What has no row is refused by the server. */
export interface CaseTransition extends Row<string> {
  loop: string;
  /** Name of an operation, e.g. `case.dispatch`. */
  operation: string;
  /** Null: the case does not exist yet. */
  from_stage: string | null;
  to_stage: string;
  roles: readonly Role[];
  /** Arguments that must be given. */
  required: readonly string[];
}

export interface CaseRecord extends Row<CaseId> {
  territory_id: TerritoryId;
  compound_id: CompoundId | null;
  building_id: BuildingId | null;
  number: string;
  class_code: string;
  /** The loop it goes, that of its class when it was reported. */
  loop: string;
  stage: string;
  severity: 'simple' | 'general' | 'prominent' | 'major';
  title: string;
  grid_worker_id: GridWorkerId | null;
  reported_at: string;
  /** When it became a case of the office (立案): it first left the stage `report`. Null before. */
  registered_at: string | null;
  due_at: string;
  /** When the reporter was last told how it stands; null when not yet, or not since the last rework. */
  told_at: string | null;
  closed_at: string | null;
  rework_count: number;
  extension_count: number;
  /** 1 to 5, or null while nobody has evaluated it. */
  satisfaction: number | null;
  /** Settled on the spot by whoever found it (自办自结). */
  self_resolved: boolean;
  geom: Point;
}

/** The sensitive half of a case: who reported it and at which door. Not for leaders. */
export interface CaseDetail extends Row<CaseId> {
  description: string;
  reporter_name: string | null;
  reporter_phone: string | null;
  household_id: HouseholdId | null;
}
