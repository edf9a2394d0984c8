/** The tools of the planning screen (规划), in its order. */
export const PLAN_TOOLS = ['edit', 'proposals', 'history', 'zones', 'quality', 'import', 'export'] as const;
export type PlanTool = (typeof PLAN_TOOLS)[number];

export interface PlanState {
  /** The tool that is open; null: the list of tools. */
  readonly tool: PlanTool | null;
}

export const initialPlan: PlanState = { tool: null };
