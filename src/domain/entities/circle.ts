/**
 * The 15-minute service circle: what one walks to, where it could be built, what staff know of the ground, and what has been
 * published. Whoever is counted stays at home: aggregates only, the households behind them never leave the server.
 */
import type { LineString, Point } from 'geojson';
import type { Pace } from '../../../geo/walk/paces.ts';
import type {
  CandidateSiteId,
  CircleScenarioId,
  CompoundId,
  FacilityId,
  FootpathId,
  ServiceCircleId,
  StairwellUnitId,
  TerritoryId,
} from '../ids.ts';
import type { Row } from './row.ts';
import type { OpeningHours } from './service.ts';

/**
 * A kind of place people walk to. `id` is its key (`convenience_store` …); `service_center` and `service_station` are our own
 * stations (`service_station.tier`). The groups are those of 《城市一刻钟便民生活圈建设指南》 (2021), and `party` for ours.
 */
export interface FacilityKind extends Row<string> {
  rank: number;
  group: 'party' | 'basic' | 'quality';
  name_zh: string;
  name_en: string;
  /** Within how many minutes' walk it should lie: 5, 8 or 15. */
  walk_minutes: number;
}

/** A place of some kind that is no station of ours: a meal point (助餐点), a day-care centre (日间照料中心), a shop. */
export interface Facility extends Row<FacilityId> {
  territory_id: TerritoryId;
  /** A `facility_kind`. */
  kind: string;
  name: string;
  address: string | null;
  phone: string | null;
  opening_hours: OpeningHours[];
  geom: Point;
}

/** Where a service could open: idle premises (闲置房屋) or a planned site (规划站点). */
export interface CandidateSite extends Row<CandidateSiteId> {
  territory_id: TerritoryId;
  kind: 'idle_premises' | 'planned_site';
  name: string;
  address: string | null;
  owner: string | null;
  area_m2: number | null;
  /** `YYYY-MM-DD`, or null. */
  due_on: string | null;
  geom: Point;
}

/** A way that the walking network's source does not know, or no longer has: what staff add on the map. */
export interface Footpath extends Row<FootpathId> {
  territory_id: TerritoryId;
  kind: 'path' | 'steps';
  name: string | null;
  /** Shut or gone; the row stays, because somebody may open it again. */
  is_closed: boolean;
  geom: LineString;
}

/**
 * 一老一小 behind one stairwell, as counts: how many of its households have somebody of 60 or more, or a child under 14. Field staff
 * plan with it inside their duty; which door it is stays in `household_contact`. `id` is the stairwell unit's.
 */
export interface StairwellNeed extends Row<StairwellUnitId> {
  elderly: number;
  children: number;
}

/** Households of one need, and how many of them are outside 5, 10 and 15 minutes at their own pace. For territories only, and not where so few are meant. */
export interface NeedCount {
  households: number;
  outside: [five: number, ten: number, fifteen: number];
}

/** A published circle (发布的服务圈): what was counted, how, and when. Its numbers are `service_circle_place`. */
export interface ServiceCircle extends Row<ServiceCircleId> {
  territory_id: TerritoryId;
  name: string;
  /** Facility kinds that were walked to. */
  served: string[];
  pace: Pace;
  /** The places walked to, as they stood then. */
  places: { name: string; geom: Point }[];
  network: NetworkFacts;
  published_by: string;
  published_at: string;
  /** Since when it may no longer be true, and why; null while it is. */
  stale_since: string | null;
  stale_because: 'gate' | 'footpath' | 'station' | 'network' | 'household' | null;
}

/** Which walking network was walked on. */
export interface NetworkFacts {
  source: string;
  /** `YYYY-MM-DD` */
  source_date: string;
  profile: string;
  /** Of the file's bytes; other bytes, other version. */
  version: string;
}

/**
 * What a published circle says of one territory or compound. Entry m of the lists: households within m minutes, 0–30, everybody at the
 * pace of the circle.
 */
export interface ServiceCirclePlace extends Row<string> {
  service_circle_id: ServiceCircleId;
  place_kind: 'territory' | 'compound';
  place_id: TerritoryId | CompoundId;
  households: number;
  /** 未接入路网: farther than 100 m from anything to walk on. In none of the lists. */
  unconnected: number;
  within: number[];
  /** 边缘数据不完整: not known to be within, and not known to be outside. */
  unknown: number[];
  /** Null for compounds, and where so few are concerned that somebody could be meant. */
  elderly: NeedCount | null;
  children: NeedCount | null;
}

/** A site of a scenario; `candidate_site_id` where it is one of the inventory. */
export interface ScenarioSite {
  id: string;
  name: string;
  geom: Point;
  candidate_site_id: CandidateSiteId | null;
}

/** What a scenario brings, as counted when it was saved: aggregates, nothing of anybody. */
export interface ScenarioResult {
  households: number;
  before: number;
  after: number;
  /** At the pace of the elderly. Null for whoever may not hold `stairwell_need` where the scenario plans. */
  elderly_before: number | null;
  elderly_after: number | null;
  /** Compounds that come into the circle: less than half of their households before, at least half after. */
  compounds_gained: CompoundId[];
}

/** As the device of whoever saves it has counted. */
export interface CountedResult extends ScenarioResult {
  elderly_before: number;
  elderly_after: number;
}

/** A saved what-if (选址方案): sites that do not exist yet. `proposed`: handed to those who decide (转为建议). */
export interface CircleScenario extends Row<CircleScenarioId> {
  territory_id: TerritoryId;
  name: string;
  served: string[];
  pace: Pace;
  /** 1–30 */
  minutes: number;
  sites: ScenarioSite[];
  result: ScenarioResult;
  note: string | null;
  status: 'draft' | 'proposed';
  made_by: string;
  made_at: string;
  proposed_at: string | null;
}
