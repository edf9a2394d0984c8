/**
 * The whole check, a small step at a time: whoever runs it may let the page draw between two steps (300 grids with 30,000
 * households are a second of work in all, and no step of it is long).
 */
import { profileOf } from '../../profile-of.ts';
import type { Compound, Building, Territory } from '../../entities.ts';
import { rowsBy, type World } from '../../world.ts';
import { subtree } from '../territory-tree.ts';
import { buildingFindings } from './buildings.ts';
import { codeFindings } from './codes.ts';
import { compoundFindings } from './compounds.ts';
import { figureFindings } from './figures.ts';
import type { QualityFinding } from './finding.ts';
import { GridIndex, gridsOf } from './grid-index.ts';
import { gridFindings } from './grids.ts';
import { tilingFindings } from './tiling.ts';

/** The tables it reads: while none of them changes, neither does what it finds. */
export const CHECKED_TABLES = [
  'territory',
  'compound',
  'building',
  'stairwell_unit',
  'household',
  'place_summary',
  'grid_worker',
  'grid_worker_duty',
  'party_org',
  'party_org_coverage',
  'reported_figure',
] as const;

/** Buildings in one step. */
const STEP = 50;

/** Every yield is a step's findings, and how far it is, 0–1. Only inside the person's duty: what is elsewhere is others' to mend. */
export function* checkQuality(world: World): Generator<{ readonly found: QualityFinding[]; readonly done: number }> {
  const duty = new Map<string, Territory>();
  for (const id of profileOf(world)?.territory_ids ?? [])
    for (const territory of subtree(world, id)) duty.set(territory.id, territory);
  const territories = [...duty.values()];
  const inDuty = <Row extends Compound | Building>(rows: Iterable<Row>): Row[] =>
    [...rows].filter((row) => duty.has(row.territory_id));
  const compounds = inDuty(world.compound.values());
  const buildings = inDuty(world.building.values());
  const index = new GridIndex(gridsOf(world));

  const steps: (() => QualityFinding[])[] = [
    ...territories.map((territory) => () => [
      ...(hasParts(world, territory) ? tilingFindings(world, territory) : []),
      ...codeFindings(world, territory),
      ...figureFindings(world, territory),
      ...(territory.level === 'grid' ? gridFindings(world, territory) : []),
    ]),
    ...compounds.map((compound) => () => compoundFindings(world, compound, index)),
    ...chunks(buildings).map((some) => () => some.flatMap((building) => buildingFindings(world, building, index))),
  ];
  for (const [at, step] of steps.entries()) yield { found: step(), done: (at + 1) / steps.length };
}

/** Below a grid nothing has to tile: 微网格 are drawn where somebody needs them. */
const hasParts = (world: World, { id, level }: Territory): boolean =>
  level !== 'grid' && rowsBy(world.territory, 'parent_id', id).length > 0;

function chunks<Row>(rows: readonly Row[]): Row[][] {
  const all: Row[][] = [];
  for (let at = 0; at < rows.length; at += STEP) all.push(rows.slice(at, at + STEP));
  return all;
}
