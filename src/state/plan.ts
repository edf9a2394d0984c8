import type { Geometry } from 'geojson';

/** The tools of the planning screen (规划), in its order. */
export const PLAN_TOOLS = ['edit', 'proposals', 'history', 'zones', 'quality', 'import', 'export'] as const;
export type PlanTool = (typeof PLAN_TOOLS)[number];

export interface PlanState {
  /** The tool that is open; null: the list of tools. */
  readonly tool: PlanTool | null;
  /** Where the file that is being imported would lie, WGS 84; null: nothing is shown. */
  readonly importPreview: readonly Geometry[] | null;
}

export const initialPlan: PlanState = { tool: null, importPreview: null };
