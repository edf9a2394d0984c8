/** The demo town: the same seed gives the same town, to the last digit and id, on every machine. */
import type { Position } from 'geojson';
import type { BasemapLayers } from '../basemap/layers.ts';
import { createRandom } from '../random.ts';
import { drawBasemap } from './basemap.ts';
import { createDraft, territoryRow, type Draft } from './draft.ts';
import type { TerritoryRow, TownRows } from './rows.ts';
import { planTown } from './town-plan.ts';
import { writeCases } from './write-cases.ts';
import { writeChecklists } from './write-checklists.ts';
import { writeFacilities } from './write-facilities.ts';
import { writeHomes } from './write-homes.ts';
import { writeMembers } from './write-members.ts';
import { writeNeeds } from './write-needs.ts';
import { writeOrders } from './write-orders.ts';
import { writeParty } from './write-party.ts';
import { writeStations } from './write-stations.ts';
import { writeTerritories } from './write-territories.ts';
import { writeTeams } from './write-teams.ts';
import { writeUnits } from './write-units.ts';
import { writeVisits } from './write-visits.ts';
import { writeZones } from './write-zones.ts';
import { writeBodies, writeHotlines, writeWorkers } from './write-workers.ts';

export type { TownRows } from './rows.ts';

const DEFAULT_SEED = 20260101;
/** The moment deadlines are told from when nobody gives another. */
export const DEFAULT_NOW = '2026-11-20T02:00:00Z';

/** Territory ids for the demo accounts. */
export interface TownDuties {
  county: string;
  street: string;
  community: string;
  /** A lively grid in the middle of the town, with overdue cases. */
  grid: string;
  /** A grid of the same community that shares a border with it. */
  neighbour: string;
}

export interface Town {
  /** By table name, so that a loader need not know the tables; each row has exactly its table's columns. */
  rows: TownRows & Readonly<Record<string, object[]>>;
  basemap: BasemapLayers;
  /** [west, south, east, north] of the county in degrees: what the basemap covers. */
  bounds: [number, number, number, number];
  duties: TownDuties;
}

export interface TownOptions {
  seed?: number;
  /** ISO instant from which the cases' times are told; give the present one to a demo that is to look alive. */
  now?: string;
}

export function generateTown({ seed = DEFAULT_SEED, now = DEFAULT_NOW }: TownOptions = {}): Town {
  const plan = planTown(createRandom(seed));
  const draft = createDraft(plan, seed);
  writeTerritories(draft);
  writeHomes(draft);
  writeUnits(draft);
  writeMembers(draft);
  writeParty(draft);
  writeWorkers(draft);
  writeBodies(draft);
  writeHotlines(draft);
  writeStations(draft);
  const duties = chooseDuties(draft);
  writeCases(draft, Date.parse(now), duties.grid);
  writeTeams(draft, Date.parse(now));
  writeOrders(draft, Date.parse(now), duties.grid, duties.neighbour);
  writeVisits(draft, Date.parse(now));
  writeChecklists(draft, Date.parse(now));
  writeNeeds(draft);
  writeFacilities(draft);
  writeZones(draft);
  return { rows: draft.rows, basemap: drawBasemap(plan), bounds: boundsOf(draft), duties };
}

/** The grid of the first community with most households, and the neighbour with the most border in common. */
function chooseDuties(draft: Draft): TownDuties {
  const community = draft.communities[0] as string;
  const count = (id: string): number => draft.rows.household.filter((h) => h.territory_id === id).length;
  const grids = draft.rows.territory.filter((t) => t.parent_id === community);
  const grid = grids.reduce((a, b) => (count(a.id) >= count(b.id) ? a : b));
  const corners = (t: TerritoryRow): Set<string> => new Set(positions(t).map((p) => p.join(',')));
  const own = corners(grid);
  const common = (t: TerritoryRow): number => [...corners(t)].filter((c) => own.has(c)).length;
  const neighbour = grids.filter((t) => t !== grid).reduce((a, b) => (common(a) >= common(b) ? a : b));
  return { county: draft.county, street: draft.street, community, grid: grid.id, neighbour: neighbour.id };
}

const positions = ({ geom }: TerritoryRow): Position[] => geom.coordinates.flat(2);

function boundsOf(draft: Draft): [number, number, number, number] {
  const points = positions(territoryRow(draft, draft.county));
  const xs = points.map((p) => p[0] as number);
  const ys = points.map((p) => p[1] as number);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
