/** A case as the device shows it between the report and the server's answer. */
import type { Geometry, Point } from 'geojson';
import type { CaseDetail, CaseRecord } from '../entities.ts';
import type { BuildingId, CaseId, CompoundId, HouseholdId, TerritoryId } from '../ids.ts';
import { covers } from '../rules/covers.ts';
import { centreOf } from '../rules/distance.ts';
import { isOnDuty } from '../rules/may-hold.ts';
import type { Changes, World } from '../world.ts';
import { NO_CHANGES, type Made } from './kind.ts';

export type Severity = CaseRecord['severity'];

export interface CaseReportArgs {
  case_id: CaseId;
  /** 4 digits. */
  class_code: string;
  title: string;
  /** One of the four says where. */
  geom?: Point;
  compound_id?: CompoundId;
  building_id?: BuildingId;
  household_id?: HouseholdId;
  severity?: Severity;
  description?: string;
  reporter_name?: string;
  reporter_phone?: string;
  /** Of the device's position, metres. */
  accuracy_m?: number;
}

/** Changes nothing when the place is not one this device holds: the server will say what is wrong. */
export function reportCase(world: World, args: CaseReportArgs, { made_at }: Made): Changes {
  const place = placeOf(world, args);
  if (!place) return NO_CHANGES;
  const { limit_hours = 0, loop = '' } = world.case_class.get(args.class_code) ?? {};
  const record: CaseRecord = {
    id: args.case_id,
    version: 0, // the server's first is 1
    ...place,
    number: '', // given by the server
    class_code: args.class_code,
    loop,
    stage: 'report',
    severity: args.severity ?? 'general',
    title: args.title,
    grid_worker_id: null,
    reported_at: made_at,
    // Exact by a continuous clock; by a working one the server, who has the calendar, will answer a later one.
    due_at: new Date(Date.parse(made_at) + limit_hours * 3_600_000).toISOString(),
    closed_at: null,
    registered_at: null,
    told_at: null,
    rework_count: 0,
    extension_count: 0,
    satisfaction: null,
    self_resolved: false,
  };
  const { description = '', reporter_name = null, reporter_phone = null, household_id = null } = args;
  const detail: CaseDetail = {
    id: args.case_id,
    version: 0,
    description,
    reporter_name,
    reporter_phone,
    household_id,
  };
  const hasDetail = description !== '' || reporter_name !== null || reporter_phone !== null || household_id !== null;
  return { upserts: { case_record: [record], ...(hasDetail ? { case_detail: [detail] } : {}) }, removes: {} };
}

type Place = Pick<CaseRecord, 'territory_id' | 'compound_id' | 'building_id' | 'geom'>;

/** As the server finds it: a household's case stands at its building, whatever point was given. */
function placeOf(world: World, args: CaseReportArgs): Place | null {
  const unit = world.stairwell_unit.get(world.household.get(args.household_id ?? '')?.stairwell_unit_id ?? '');
  const building = world.building.get(unit?.building_id ?? args.building_id ?? '');
  const given = args.household_id === undefined ? args.geom : undefined;
  if (building) {
    const { territory_id, compound_id, id: building_id } = building;
    return withPoint({ territory_id, compound_id, building_id }, given, building.geom);
  }
  const compound = world.compound.get(args.compound_id ?? '');
  if (compound) {
    const { territory_id, id: compound_id } = compound;
    return withPoint({ territory_id, compound_id, building_id: null }, given, compound.geom);
  }
  const territory_id = given && smallestOnDuty(world, given);
  if (!territory_id) return null;
  const around = [...world.compound.values()].find(
    (one) => one.territory_id === territory_id && covers(one.geom, given.coordinates),
  );
  return { territory_id, compound_id: around?.id ?? null, building_id: null, geom: given };
}

function withPoint(place: Omit<Place, 'geom'>, given: Point | undefined, around: Geometry): Place | null {
  const centre = centreOf(around);
  const geom: Point | null = given ?? (centre && { type: 'Point', coordinates: centre });
  return geom && { ...place, geom };
}

/** The smallest territory of the person's duty around a point. */
export function smallestOnDuty(world: World, { coordinates }: Point): TerritoryId | null {
  let best: { readonly id: TerritoryId; readonly rank: number } | null = null;
  for (const { id, level, geom } of world.territory.values()) {
    const rank = world.territory_level.get(level)?.rank ?? 0;
    if ((best && rank <= best.rank) || !isOnDuty(world, id) || !covers(geom, coordinates)) continue;
    best = { id, rank };
  }
  return best?.id ?? null;
}
