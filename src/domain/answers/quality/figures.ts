/** Totals that were reported against what is counted, and against each other: 42 and 12 are not 65. */
import type { ReportedFigure, ReportedMeasure, Territory } from '../../entities.ts';
import { isCounted } from '../../rules/counted.ts';
import { rowsBy, type World } from '../../world.ts';
import { subtree } from '../territory-tree.ts';
import type { QualityFinding } from './finding.ts';

/** What there is of it by our own count; null where nobody is registered yet. */
export function countedOf(world: World, territory: Territory, measure: ReportedMeasure): number | null {
  const within = subtree(world, territory.id);
  if (measure === 'grids') return within.filter(({ level }) => level === 'grid').length;
  if (measure === 'compound_branches') return branchesOf(world, within, 'compound');
  if (measure === 'grid_branches') return branchesOf(world, within, 'grid');
  if (measure === 'branches') return branchesOf(world, within, 'compound') + branchesOf(world, within, 'grid');
  const summary = world.place_summary.get(territory.id);
  if (!summary) return null;
  if (measure === 'compounds' || measure === 'buildings') return summary[measure];
  if (!isCounted(summary)) return null;
  return measure === 'party_members' ? summary.formal_members + summary.probationary_members : summary[measure];
}

const branchesOf = (world: World, within: readonly Territory[], scope: string): number =>
  within.reduce(
    (sum, { id }) =>
      sum +
      rowsBy(world.party_org, 'territory_id', id).filter(
        ({ kind, scope_kind }) => kind === 'branch' && scope_kind === scope,
      ).length,
    0,
  );

export function figureFindings(world: World, territory: Territory): QualityFinding[] {
  const reported = new Map(
    rowsBy(world.reported_figure, 'territory_id', territory.id).map((row) => [row.measure, row]),
  );
  const finding = (
    kind: 'figure_sum' | 'figure_parts' | 'figure_counted',
    measure: ReportedMeasure,
    told: number,
    other: number,
    more: QualityFinding['params'] = {},
  ): QualityFinding => ({
    id: `${kind} ${territory.id} ${measure}`,
    kind,
    measure,
    params: { one: territory.name, told, other, difference: Math.abs(told - other), ...more },
    places: [{ kind: 'territory', id: territory.id }],
    at: null,
    weight: Math.abs(told - other),
    remedy: null,
  });
  const findings: QualityFinding[] = [];
  const valueOf = (measure: ReportedMeasure): number | undefined => reported.get(measure)?.value;
  const [of_compounds, of_grids, all] = [valueOf('compound_branches'), valueOf('grid_branches'), valueOf('branches')];
  if (of_compounds !== undefined && of_grids !== undefined && all !== undefined && of_compounds + of_grids !== all)
    findings.push(finding('figure_sum', 'branches', all, of_compounds + of_grids, { of_compounds, of_grids }));
  for (const { measure, value } of reported.values()) {
    const parts = partsOf(world, territory, measure);
    const sum = parts?.reduce((total, row) => total + row.value, 0);
    if (sum !== undefined && sum !== value) findings.push(finding('figure_parts', measure, value, sum));
    const counted = countedOf(world, territory, measure);
    if (counted !== null && counted !== value) findings.push(finding('figure_counted', measure, value, counted));
  }
  return findings;
}

/** The same total of every part; null where one has none. */
function partsOf(world: World, { id }: Territory, measure: ReportedMeasure): readonly ReportedFigure[] | null {
  const children = rowsBy(world.territory, 'parent_id', id);
  const told = children.flatMap((child) =>
    rowsBy(world.reported_figure, 'territory_id', child.id).filter((row) => row.measure === measure),
  );
  return children.length > 0 && told.length === children.length ? told : null;
}
