/** The proposals of boundaries, what waits for somebody first, and what a person can do with one. */
import type { BoundaryProposal, ProposalStatus } from '../entities.ts';
import { profileOf } from '../profile-of.ts';
import type { Role } from '../role.ts';
import type { World } from '../world.ts';

export const PROPOSAL_STATUSES: readonly ProposalStatus[] = [
  'proposed',
  'stale',
  'draft',
  'rejected',
  'approved',
  'effective',
];

/** What waits for a decision first, what is settled last; the latest first among equals. */
export const proposalsInOrder = (world: World): readonly BoundaryProposal[] =>
  [...world.boundary_proposal.values()].sort(
    (a, b) =>
      PROPOSAL_STATUSES.indexOf(a.status) - PROPOSAL_STATUSES.indexOf(b.status) || b.made_at.localeCompare(a.made_at),
  );

/** As `proposal.approve` in supabase/README.md. */
export const REVIEWERS: readonly Role[] = ['street_staff', 'leader'];

/** Why a person cannot decide about a proposal that waits. */
export type ReviewObstacle = 'own' | 'role';

export interface ProposalActions {
  /** Its maker draws it anew. */
  readonly mayEdit: boolean;
  readonly maySubmit: boolean;
  /** Its maker takes back what waits for a decision. */
  readonly mayWithdraw: boolean;
  /** Its maker or the street office, unless it is approved or in force. */
  readonly mayRemove: boolean;
  readonly mayApprove: boolean;
  /** Also what is approved, before its day. */
  readonly mayReject: boolean;
  /** Why not, while it waits. */
  readonly obstacle: ReviewObstacle | null;
}

const REDRAWN: readonly ProposalStatus[] = ['draft', 'rejected', 'stale'];

export function proposalActions(world: World, { status, is_own }: BoundaryProposal): ProposalActions {
  const role = profileOf(world)?.role;
  const waits = status === 'proposed';
  const obstacle: ReviewObstacle | null = is_own ? 'own' : role && REVIEWERS.includes(role) ? null : 'role';
  return {
    mayEdit: is_own && REDRAWN.includes(status),
    maySubmit: is_own && status === 'draft',
    mayWithdraw: is_own && waits,
    mayRemove: (is_own || role === 'street_staff') && (REDRAWN.includes(status) || waits),
    mayApprove: waits && obstacle === null,
    mayReject: (waits || status === 'approved') && obstacle === null,
    obstacle: waits ? obstacle : null,
  };
}
