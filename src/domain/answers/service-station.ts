/** What a service centre's or station's card answers: is it open, who is there, what is inside. */
import type { OpeningHours, ServiceStation, StationDuty } from '../entities.ts';
import type { ServiceStationId } from '../ids.ts';
import { openStateOf, type OpenState } from '../rules/opening-hours.ts';
import { shanghaiClock } from '../rules/shanghai-time.ts';
import { rowsBy, type World } from '../world.ts';
import type { Link } from './link.ts';
import { coveringOrg, type OrgLine } from './party-lines.ts';
import { breadcrumb } from './territory-tree.ts';
import { workersOf, type WorkerLine } from './workers.ts';

export interface ServiceStationAnswer {
  readonly station: ServiceStation;
  readonly path: readonly Link[];
  readonly open: OpenState;
  readonly hours: readonly OpeningHours[];
  /** Who is on duty today in Asia/Shanghai; empty when nobody is entered. */
  readonly today: readonly StationDuty[];
  /** The week's duty, Monday first. */
  readonly week: readonly StationDuty[];
  readonly weekday: number;
  readonly org: OrgLine | null;
  readonly workers: readonly WorkerLine[];
}

export function serviceStationAnswer(world: World, id: ServiceStationId, now: number): ServiceStationAnswer | null {
  const station = world.service_station.get(id);
  if (!station) return null;
  const { weekday } = shanghaiClock(now);
  const week = [...rowsBy(world.station_duty, 'service_station_id', id)].sort((a, b) => a.weekday - b.weekday);
  return {
    station,
    weekday,
    week,
    path: breadcrumb(world, station.territory_id),
    open: openStateOf(station.opening_hours, now),
    hours: station.opening_hours,
    today: week.filter((duty) => duty.weekday === weekday),
    org: coveringOrg(world, station.territory_id),
    workers: workersOf(world, station.territory_id).slice(0, 1),
  };
}
