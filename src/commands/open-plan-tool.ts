import type { PlanTool } from '../state/plan.ts';
import type { AppContext } from './context.ts';

/** Opens a tool of the planning screen; null: the list of them. */
export const openPlanTool = (app: AppContext, tool: PlanTool | null): void =>
  app.store.setState(({ plan }) => ({ plan: { ...plan, tool } }));
