/** Visits, the households and territories that are to be visited regularly, patrols, and checklists ticked on the way. */
import type {
  AssignmentId,
  ChecklistResultId,
  CompoundId,
  HouseholdId,
  PartyOrgId,
  PatrolId,
  ProfileId,
  TerritoryId,
  VisitId,
} from '../ids.ts';
import type { Row } from './row.ts';

/** How often somebody is to come: once in each such period of the calendar, Asia/Shanghai. */
export type Cadence = 'weekly' | 'monthly' | 'quarterly';

/** A household under care (一老一小 …); why is in `household_contact.care`. On the device of its own grid's worker only. */
export interface CareHousehold extends Row<HouseholdId> {
  cadence: Cadence;
  /** When somebody was last met there in person, or null. */
  last_visited_at: string | null;
}

/** 包联: which leader answers for a territory, or for one compound in it. */
export interface Assignment extends Row<AssignmentId> {
  territory_id: TerritoryId;
  compound_id: CompoundId | null;
  /** The leader's account, or null where they have none. */
  profile_id: ProfileId | null;
  leader_name: string;
  leader_post: string | null;
  cadence: Exclude<Cadence, 'weekly'>;
  /** `YYYY-MM-DD` */
  assigned_on: string;
  last_visited_at: string | null;
}

/** What a person may choose; `assignment` is what `assignment.visit` makes. */
export type VisitKind = 'visit' | 'condolence' | 'care' | 'phone';
export type VisitMet = 'head' | 'family' | 'other' | 'nobody';

export interface Visit extends Row<VisitId> {
  territory_id: TerritoryId;
  household_id: HouseholdId | null;
  compound_id: CompoundId | null;
  assignment_id: AssignmentId | null;
  patrol_id: PatrolId | null;
  profile_id: ProfileId | null;
  visitor_name: string;
  kind: VisitKind | 'assignment';
  met: VisitMet;
  findings: string | null;
  /** Metres from the place to the visitor's device, rounded to 10; null when it did not know. */
  distance_m: number | null;
  visited_at: string;
}

/** A patrol as others may know it; the track is its walker's own (`read_patrol_track`). */
export interface Patrol extends Row<PatrolId> {
  territory_id: TerritoryId;
  profile_id: ProfileId | null;
  walker_name: string;
  started_at: string;
  finished_at: string | null;
  /** Metres, rounded to 100; null until it is finished. */
  distance_m: number | null;
}

export interface ChecklistItem {
  code: string;
  name_zh: string;
  name_en: string;
  group_zh?: string;
  group_en?: string;
}

/** A standard to be checked on site; `items` is empty where the installation has not defined it yet. */
export interface ChecklistTemplate extends Row<string> {
  rank: number;
  subject: 'compound' | 'party_org';
  name_zh: string;
  name_en: string;
  items: ChecklistItem[];
}

/** One look at one item; the newest of an item and a subject says how things stand. */
export interface ChecklistResult extends Row<ChecklistResultId> {
  territory_id: TerritoryId;
  template_id: string;
  item: string;
  compound_id: CompoundId | null;
  party_org_id: PartyOrgId | null;
  ok: boolean;
  note: string | null;
  patrol_id: PatrolId | null;
  profile_id: ProfileId | null;
  checker_name: string;
  checked_at: string;
}
