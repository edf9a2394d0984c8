/** Who lives where: households, their sensitive half, Party households and Party members. */
import type {
  CompoundId,
  HouseholdId,
  PartyHouseholdId,
  PartyMemberId,
  PartyOrgId,
  ResidentUnitId,
  StairwellUnitId,
} from '../ids.ts';
import type { Row } from './row.ts';

export interface Household extends Row<HouseholdId> {
  stairwell_unit_id: StairwellUnitId;
  floor: number;
  door: string;
  residents: number;
}

/** The sensitive half of a household: on the device of its own grid's worker only; the office reads it online, logged. */
export interface HouseholdContact extends Row<HouseholdId> {
  head_name: string;
  phone: string | null;
  /** Care categories (一老一小 …): `elderly_alone`, `child_left_behind`, `hardship`, `disability`. */
  care: string[];
  /** Residents of 60 years and more. */
  elders: number;
  /** Residents under 14. */
  children: number;
}

export type MemberCategory = 'in_service' | 'retired' | 'resident' | 'floating' | 'without_post' | 'managed';

export interface PartyMember extends Row<PartyMemberId> {
  name: string;
  category: MemberCategory;
  standing: 'formal' | 'probationary';
  party_org_id: PartyOrgId | null;
  compound_id: CompoundId | null;
  household_id: HouseholdId | null;
  resident_unit_id: ResidentUnitId | null;
  /** 双报到: the day an in-service member reported in, or null. */
  checked_in_on: string | null;
}

export interface PartyHousehold extends Row<PartyHouseholdId> {
  household_id: HouseholdId;
  is_center: boolean;
  plaque_status: 'mounted' | 'none' | 'damaged';
  plaque_no: string | null;
  mounted_on: string | null;
}
