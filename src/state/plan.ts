import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { BoundaryProposalId, TerritoryId } from '../domain/ids.ts';

/** The tools of the planning screen (规划), in its order. */
export const PLAN_TOOLS = ['edit', 'proposals', 'history', 'zones', 'quality', 'import', 'export'] as const;
export type PlanTool = (typeof PLAN_TOOLS)[number];

/** What the map shows of a proposal: boundaries as they are, as they would be, or one over the other. */
export type Comparison = 'before' | 'after' | 'both';

export interface MovedGround {
  readonly to: TerritoryId;
  readonly geom: Polygon | MultiPolygon;
}

export interface PlanState {
  /** The tool that is open; null: the list of tools. */
  readonly tool: PlanTool | null;
  /** The proposal that is open, on the map as well; null: the list of them. */
  readonly proposal: BoundaryProposalId | null;
  readonly comparison: Comparison;
  /** The ground that comes to another part by that proposal, once it is known. */
  readonly moved: readonly MovedGround[];
  /** Where the file that is being imported would lie, WGS 84; null: nothing is shown. */
  readonly importPreview: readonly Geometry[] | null;
}

export const initialPlan: PlanState = {
  tool: null,
  proposal: null,
  comparison: 'both',
  moved: [],
  importPreview: null,
};
