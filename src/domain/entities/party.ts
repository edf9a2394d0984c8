/** Party organisation: tiers, organisations, what each covers, who leads it. */
import type { CompoundId, PartyOrgId, TerritoryId } from '../ids.ts';
import type { Row } from './row.ts';

/** One tier of one pattern of Party organisation; patterns differ from county to county, so they are data. */
export interface PartyTier extends Row<string> {
  pattern: string;
  rank: number;
  org_kind: PartyOrgKind;
  scope_kind: string;
  name_zh: string;
  name_en: string;
}

export type PartyOrgKind = 'work_committee' | 'committee' | 'general_branch' | 'branch' | 'group';

export interface PartyOrg extends Row<PartyOrgId> {
  parent_id: PartyOrgId | null;
  territory_id: TerritoryId;
  tier_id: string;
  kind: PartyOrgKind;
  /** What it is formed on: `street`, `community`, `grid`, `compound`, `building`, `unit`, `enterprise`. */
  scope_kind: string;
  name: string;
  /** 组建方式: `separate`, `same_grid`, `adjacent`, `strong_centre`. */
  formation_method: string | null;
  founded_on: string | null;
}

/** Which territory or which compound an organisation answers for; exactly one of the two is set. */
export interface PartyOrgCoverage extends Row<string> {
  party_org_id: PartyOrgId;
  covers_territory_id: TerritoryId | null;
  covers_compound_id: CompoundId | null;
}

export interface PartyOfficer extends Row<string> {
  party_org_id: PartyOrgId;
  post: 'secretary' | 'deputy_secretary' | 'committee_member' | 'group_leader' | 'first_secretary';
  name: string;
  phone: string | null;
  /** 身份: `property_manager`, `owners_committee_head`, `owner`, `shop_member`, `community_worker`, `organ_cadre`. */
  capacity: string | null;
}
