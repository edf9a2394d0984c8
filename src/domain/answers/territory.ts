/** What a click on a county, street, community, grid or micro grid answers: who, which branch, what is open. */
import type { Hotline, PlaceSummary, Territory, TerritoryLevel } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { workloadOf, type HouseholdBand, type Workload } from '../rules/workload.ts';
import { rowsBy, type World } from '../world.ts';
import { casesOfTerritories, type OpenCases } from './case-lines.ts';
import { householdBand } from './grid-size.ts';
import { linkTo, type Link } from './link.ts';
import { responsibleOrgs, type OrgLine } from './party-lines.ts';
import { stationsOf, type StationLine } from './station-lines.ts';
import { breadcrumb, byCode, subtree } from './territory-tree.ts';
import { countWorkers, workersOf, type WorkerLine } from './workers.ts';

export interface PlaceLine {
  readonly link: Link;
  readonly households: number | null;
  readonly openCases: number | null;
  /** The full-time worker answering for it, where there is one. */
  readonly worker: WorkerLine | null;
}

export interface TerritoryAnswer {
  readonly territory: Territory;
  readonly level: TerritoryLevel | null;
  readonly path: readonly Link[];
  readonly orgs: readonly OrgLine[];
  /** A grid or below: its workers and compounds are listed. Above, workers are counted and `children` speak. */
  readonly walked: boolean;
  readonly workers: readonly WorkerLine[];
  readonly workerCount: { readonly full_time: number; readonly part_time: number };
  readonly summary: PlaceSummary | null;
  /** Households against the band, for grids only. */
  readonly workload: Workload | null;
  readonly band: HouseholdBand;
  readonly cases: OpenCases;
  readonly children: readonly PlaceLine[];
  readonly childLevel: TerritoryLevel | null;
  readonly compounds: readonly PlaceLine[];
  readonly stations: readonly StationLine[];
  readonly hotlines: readonly Hotline[];
}

const isWalked = (level: TerritoryLevel | null, world: World): boolean =>
  level !== null && level.rank >= (world.territory_level.get('grid')?.rank ?? Infinity);

export function territoryAnswer(world: World, id: TerritoryId, now: number): TerritoryAnswer | null {
  const territory = world.territory.get(id);
  if (!territory) return null;
  const level = world.territory_level.get(territory.level) ?? null;
  const within = subtree(world, id).map((each) => each.id);
  const walked = isWalked(level, world);
  const children = [...rowsBy(world.territory, 'parent_id', id)].sort(byCode);
  const summary = world.place_summary.get(id) ?? null;
  const band = householdBand(world, id);
  return {
    territory,
    band,
    level,
    summary,
    walked,
    path: breadcrumb(world, id).slice(0, -1),
    orgs: responsibleOrgs(world, id),
    workers: walked ? workersOf(world, id) : [],
    workerCount: countWorkers(world, id),
    workload:
      territory.level === 'grid' && territory.kind !== 'dedicated_grid' && summary
        ? workloadOf(summary.households, band)
        : null,
    cases: casesOfTerritories(world, id, within, now),
    children: children.map((child) =>
      placeLine(
        world,
        linkTo('territory', child),
        workersOf(world, child.id),
        isWalked(world.territory_level.get(child.level) ?? null, world),
      ),
    ),
    childLevel: world.territory_level.get(children[0]?.level ?? '') ?? null,
    compounds: walked ? compoundsIn(world, within) : [],
    stations: stationsOf(world, within, territory.geom, now),
    hotlines: rowsBy(world.hotline, 'territory_id', id).filter((hotline) => hotline.compound_id === null),
  };
}

function placeLine(world: World, link: Link, workers: readonly WorkerLine[], showWorker: boolean): PlaceLine {
  const summary = world.place_summary.get(link.selection.id);
  const worker = showWorker ? workers.find((each) => each.employment === 'full_time') : undefined;
  return {
    link,
    households: summary?.households ?? null,
    openCases: summary?.open_cases ?? null,
    worker: worker ?? null,
  };
}

const compoundsIn = (world: World, within: readonly TerritoryId[]): PlaceLine[] =>
  within
    .flatMap((each) => rowsBy(world.compound, 'territory_id', each))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
    .map((compound) => placeLine(world, linkTo('compound', compound), [], false));
