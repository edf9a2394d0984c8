/** What a grid should have: a community above it, a worker, a Party group (每个网格上建立党小组), as many households as its office says. */
import type { Territory } from '../../entities.ts';
import { isCounted } from '../../rules/counted.ts';
import { workloadOf } from '../../rules/workload.ts';
import { rowsBy, type World } from '../../world.ts';
import { householdBand } from '../grid-size.ts';
import type { FindingKind, QualityFinding } from './finding.ts';

export function gridFindings(world: World, grid: Territory): QualityFinding[] {
  const parent = world.territory.get(grid.parent_id ?? '');
  const summary = world.place_summary.get(grid.id);
  const households = summary?.households ?? 0;
  const band = householdBand(world, grid.id);
  const finding = (kind: FindingKind, weight: number): QualityFinding => ({
    id: `${kind} ${grid.id}`,
    kind,
    params: { one: `${parent?.name ?? ''}${grid.name}`, n: households, ...band },
    places: [{ kind: 'territory', id: grid.id }],
    at: null,
    weight,
    remedy: null,
  });
  const findings: QualityFinding[] = [];
  if (!parent || parent.level !== 'community') findings.push(finding('orphan', households));
  if (!hasWorker(world, grid)) findings.push(finding('no_worker', households));
  if (!hasPartyGroup(world, grid)) findings.push(finding('no_party_group', households));
  if (grid.kind !== 'dedicated_grid' && summary && isCounted(summary)) {
    const workload = workloadOf(households, band);
    if (workload === 'above') findings.push(finding('above_band', households - band.to));
    if (workload === 'below') findings.push(finding('below_band', band.from - households));
  }
  return findings;
}

/** A worker who no longer is there answers for nobody. */
const hasWorker = (world: World, grid: Territory): boolean =>
  rowsBy(world.grid_worker_duty, 'territory_id', grid.id).some(({ grid_worker_id }) =>
    world.grid_worker.has(grid_worker_id),
  );

/** A group, or a branch formed on the grid, of the grid itself or of a compound in it. */
const hasPartyGroup = (world: World, grid: Territory): boolean =>
  rowsBy(world.party_org_coverage, 'covers_territory_id', grid.id).some(({ party_org_id }) =>
    world.party_org.has(party_org_id),
  ) || rowsBy(world.party_org, 'territory_id', grid.id).some(({ kind }) => kind === 'group' || kind === 'branch');
