/** 五单工作法: volunteer teams, what they offer, and what residents have ordered, with its sensitive half. */
import type { Point } from 'geojson';
import type {
  BuildingId,
  CompoundId,
  HouseholdId,
  ServiceOfferId,
  ServiceOrderId,
  TerritoryId,
  VolunteerTeamId,
} from '../ids.ts';
import type { Row } from './row.ts';

/** What comes of a service: 微服务, 活动 or 难题. Unlike units, counted apart and never added. */
export type Outcome = 'micro_service' | 'activity' | 'hard_problem';

export interface VolunteerTeam extends Row<VolunteerTeamId> {
  territory_id: TerritoryId;
  name: string;
  /** Keys a county may extend. */
  skills: string[];
  leader_name: string | null;
  phone: string | null;
  members: number;
  /** Orders it can have in hand at a time. */
  capacity: number;
  /** Orders given to it and not yet done. This and the figures below are kept by the database. */
  in_hand: number;
  micro_services: number;
  activities: number;
  hard_problems: number;
  ratings: number;
  /** 1–5, null while nobody has rated. */
  rating_average: number | null;
  /** Where it starts from. */
  geom: Point;
}

export interface ServiceOffer extends Row<ServiceOfferId> {
  team_id: VolunteerTeamId;
  skill: string;
  outcome: Outcome;
  title: string;
  description: string;
  published_at: string;
  withdrawn_at: string | null;
}

/** 点单 → 派单 → 接单 → done → 评单; or cancelled on the way. */
export type OrderStage = 'placed' | 'dispatched' | 'accepted' | 'completed' | 'rated' | 'cancelled';

export interface ServiceOrder extends Row<ServiceOrderId> {
  territory_id: TerritoryId;
  compound_id: CompoundId | null;
  building_id: BuildingId | null;
  number: string;
  /** Null: described freely. */
  offer_id: ServiceOfferId | null;
  skill: string;
  outcome: Outcome;
  title: string;
  stage: OrderStage;
  team_id: VolunteerTeamId | null;
  /** The team that declined it last. */
  declined_by: VolunteerTeamId | null;
  rating: number | null;
  /** `YYYY-MM-DD`, Asia/Shanghai. */
  wished_on: string | null;
  placed_at: string;
  dispatched_at: string | null;
  accepted_at: string | null;
  completed_at: string | null;
  closed_at: string | null;
  /** The building or the middle of the compound, never the door. */
  geom: Point;
}

/** Whose order it is, at which door, and all free text. Not for leaders. */
export interface ServiceOrderDetail extends Row<ServiceOrderId> {
  description: string;
  resident_name: string | null;
  resident_phone: string | null;
  household_id: HouseholdId | null;
  decline_reason: string | null;
  completion_note: string | null;
  rating_comment: string | null;
  cancel_reason: string | null;
}
