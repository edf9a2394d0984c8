/** What a click on a compound (小区) answers. */
import type { BodyKind, Compound, CompoundBody, CompoundGate, Hotline, PlaceSummary } from '../entities.ts';
import type { CompoundId } from '../ids.ts';
import { holdsAll } from '../rules/may-hold.ts';
import { gateHours, openStateOf, type OpenState } from '../rules/opening-hours.ts';
import { rowsBy, type World } from '../world.ts';
import { openCases, type OpenCases } from './case-lines.ts';
import { compoundBranch, type CompoundBranch } from './compound-branch.ts';
import { linkTo, type Link } from './link.ts';
import { stationsNear, type StationLine } from './station-lines.ts';
import { breadcrumb, climb } from './territory-tree.ts';
import { workersOf, type WorkerLine } from './workers.ts';

/** “四方”: the bodies every compound should have. One that is missing is named as missing, not left out. */
const FOUR_BODIES = [
  'compound_branch',
  'owners_committee',
  'supervision_committee',
  'property_company',
] as const satisfies readonly BodyKind[];

export interface BodySlot {
  readonly kind: BodyKind;
  /** Null when the compound has none. */
  readonly body: CompoundBody | null;
  /** The Party organisation that fills the first slot, where it is known as one. */
  readonly org: Link | null;
}

interface GateLine {
  readonly gate: CompoundGate;
  readonly open: OpenState;
}

export interface CompoundAnswer {
  readonly compound: Compound;
  readonly path: readonly Link[];
  readonly workers: readonly WorkerLine[];
  readonly branch: CompoundBranch;
  readonly bodies: readonly BodySlot[];
  /** How many of the four exist. */
  readonly bodiesPresent: number;
  readonly hotlines: readonly Hotline[];
  readonly summary: PlaceSummary | null;
  readonly cases: OpenCases;
  readonly gates: readonly GateLine[];
  readonly buildings: readonly Link[];
  readonly stations: readonly StationLine[];
}

export function compoundAnswer(world: World, id: CompoundId, now: number): CompoundAnswer | null {
  const compound = world.compound.get(id);
  const branch = compoundBranch(world, id);
  if (!compound || !branch) return null;
  const bodies = bodySlots(world, id, branch);
  const summary = world.place_summary.get(id) ?? null;
  return {
    compound,
    branch,
    bodies,
    summary,
    bodiesPresent: FOUR_BODIES.filter((kind) =>
      bodies.some((slot) => slot.kind === kind && (slot.body !== null || slot.org !== null)),
    ).length,
    path: breadcrumb(world, compound.territory_id),
    workers: workersOf(world, compound.territory_id),
    hotlines: hotlinesOf(world, compound),
    cases: openCases(
      world,
      rowsBy(world.case_record, 'compound_id', id),
      holdsAll(world, 'case_record', compound.territory_id),
      summary?.open_cases ?? null,
      now,
    ),
    gates: rowsBy(world.compound_gate, 'compound_id', id)
      .map((gate) => ({ gate, open: openStateOf(gateHours(gate.open_hours), now) }))
      .sort((a, b) => a.gate.kind.localeCompare(b.gate.kind)),
    buildings: [...rowsBy(world.building, 'compound_id', id)]
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
      .map((building) => linkTo('building', building)),
    stations: stationsNear(world, compound.geom, now),
  };
}

function bodySlots(world: World, id: CompoundId, branch: CompoundBranch): BodySlot[] {
  const held = rowsBy(world.compound_body, 'compound_id', id);
  const four = FOUR_BODIES.map((kind): BodySlot => ({
    kind,
    body: held.find((body) => body.kind === kind) ?? null,
    org: kind === 'compound_branch' && (branch.kind === 'own' || branch.kind === 'joint') ? branch.org.link : null,
  }));
  const more = held.filter((body) => !FOUR_BODIES.some((kind) => kind === body.kind));
  return [...four, ...more.map((body): BodySlot => ({ kind: body.kind, body, org: null }))];
}

/** The compound's own lines first, then those of the grid and the territories above it. */
const hotlinesOf = (world: World, compound: Compound): Hotline[] => [
  ...rowsBy(world.hotline, 'compound_id', compound.id),
  ...climb(world, compound.territory_id).flatMap((territory) =>
    rowsBy(world.hotline, 'territory_id', territory.id).filter((hotline) => hotline.compound_id === null),
  ),
];
