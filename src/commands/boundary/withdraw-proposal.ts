/** Its maker takes back what waits for a decision: it goes, and a draft of the same drawing stays with its maker. */
import type { BoundaryProposal } from '../../domain/entities.ts';
import type { BoundaryProposalId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';
import { undoOperation, UNDO_MS } from '../undo-operation.ts';
import { showProposal } from './show-proposal.ts';

interface Withdrawn {
  /** False when it is too late. */
  undo(): Promise<boolean>;
}

/** Throws a `Failure`. A decision that somebody has made meanwhile wins: the proposal is then still there, beside the draft. */
export async function withdrawProposal(app: AppContext, proposal: BoundaryProposal): Promise<Withdrawn> {
  const { id, territory_id: parent_id, name, note, change, bases } = proposal;
  const proposal_id = newId(app.clock.now()) as BoundaryProposalId;
  const held = { holdMs: UNDO_MS };
  const draft = { proposal_id, parent_id, name, change, bases, ...(note === null ? {} : { note }) };
  const saved = await perform(app, 'proposal.save', draft, held);
  const removed = await perform(app, 'proposal.remove', { proposal_id: id }, held);
  showProposal(app, proposal_id);
  return {
    async undo() {
      if (!(await undoOperation(app, removed))) return false;
      const undone = await undoOperation(app, saved);
      showProposal(app, id);
      return undone;
    },
  };
}
