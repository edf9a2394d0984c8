/** Opens a proposal of boundaries, on the map as well, and says how the map is to compare it. */
import { boundsOfGeometry, unionOfBounds } from '../../../geo/bounds.ts';
import { proposalParts } from '../../domain/answers/proposal-parts.ts';
import type { BoundaryProposal } from '../../domain/entities.ts';
import type { BoundaryProposalId } from '../../domain/ids.ts';
import { initialPlan, type Comparison, type PlanState } from '../../state/plan.ts';
import type { AppContext } from '../context.ts';
import { flyToBounds } from '../fly-to.ts';

const setPlan = (app: AppContext, change: Partial<PlanState>): void =>
  app.store.setState(({ plan }) => ({ plan: { ...plan, ...change } }));

/** Null: back to the list. */
export function showProposal(app: AppContext, proposal: BoundaryProposalId | null): void {
  setPlan(app, { proposal, comparison: initialPlan.comparison, moved: initialPlan.moved });
}

export const compareProposal = (app: AppContext, comparison: Comparison): void => setPlan(app, { comparison });

/** Brings what a proposal redraws into view. */
export function flyToProposal(app: AppContext, proposal: BoundaryProposal): void {
  const shapes = proposalParts(app.store.getState().world, proposal).flatMap(({ before, after }) => [
    ...(before ? [before.geom] : []),
    ...(after ? [after] : []),
  ]);
  const bounds = unionOfBounds(shapes.map(boundsOfGeometry).filter((each) => each !== null));
  if (bounds) flyToBounds(app, bounds);
}
