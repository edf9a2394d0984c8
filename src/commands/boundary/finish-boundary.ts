/** What has been drawn becomes an operation: in force at once, or a proposal that somebody else decides upon. */
import { polygonsIn } from '../../../geo/partition/read.ts';
import type { Territory } from '../../domain/entities.ts';
import { territoriesOf } from '../../domain/operations/boundary.ts';
import type { BoundaryProposalId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import { needsAttention } from '../../domain/outbox.ts';
import type { BoundaryEdit } from '../../state/boundary.ts';
import type { AppState } from '../../state/store.ts';
import type { AppContext } from '../context.ts';
import { discardOperation } from '../discard-operation.ts';
import { openPlanTool } from '../open-plan-tool.ts';
import { perform } from '../perform.ts';
import { UNDO_MS } from '../undo-operation.ts';
import { basesOfChange, changeOf } from './change-of.ts';
import { forgetBoundary } from './keep-draft.ts';
import { closeBoundary, openBoundary } from './open-boundary.ts';
import { showProposal } from './show-proposal.ts';

/** Whether somebody has redrawn meanwhile what is being drawn: told now, it would undo theirs unseen. */
export const isOvertaken = ({ world }: Pick<AppState, 'world'>, edit: BoundaryEdit): boolean =>
  territoriesOf(changeOf(edit, edit.now)).some((id) => {
    const opened = edit.rows.get(id);
    return opened !== undefined && !isSameOutline(opened, world.territory.get(id));
  });

const isSameOutline = ({ geom }: Pick<Territory, 'geom'>, now: Pick<Territory, 'geom'> | undefined): boolean =>
  now !== undefined && (now.geom === geom || JSON.stringify(polygonsIn(now.geom)) === JSON.stringify(polygonsIn(geom)));

/** Records it; resolves with the operation's id, for an undo. Throws a `Failure`, and then it is still being drawn. */
export async function finishBoundary(app: AppContext, reason: string): Promise<string> {
  const edit = taken(app);
  const change = changeOf(edit, edit.now);
  const why = reason.trim() === '' ? {} : { reason: reason.trim() };
  // It stands in the place of what could not be told: what builds upon that would wait for ever. The draft is on the device.
  const replaced = app.store.getState().outbox.find((entry) => entry.operation.op_id === edit.replaces);
  if (replaced && needsAttention(replaced)) await discardOperation(app, replaced.operation.op_id);
  const operation = await perform(
    app,
    'boundary.edit',
    { parent_id: edit.parentId, change, ...why },
    { holdMs: UNDO_MS },
  );
  await done(app, edit);
  return operation;
}

export async function saveAsProposal(app: AppContext, name: string, note: string): Promise<string> {
  const edit = taken(app);
  const change = changeOf(edit, edit.now);
  const told = note.trim() === '' ? {} : { note: note.trim() };
  const proposal_id = newId(app.clock.now()) as BoundaryProposalId;
  const operation = await perform(
    app,
    'proposal.save',
    {
      proposal_id,
      parent_id: edit.parentId,
      name: name.trim(),
      change,
      bases: basesOfChange(edit, change),
      ...told,
    },
    { holdMs: UNDO_MS },
  );
  await done(app, edit);
  showProposal(app, proposal_id);
  openPlanTool(app, 'proposals');
  return operation;
}

/** Begins anew on the boundaries as they are now, what was drawn so far beneath as a ghost to snap to. */
export function redoOnTheirs(app: AppContext): void {
  const edit = taken(app);
  const options = edit.replaces === null ? {} : { replaces: edit.replaces };
  openBoundary(app, edit.parentId, { ghost: changeOf(edit, edit.now), ...options });
}

function taken(app: AppContext): BoundaryEdit {
  const { edit } = app.store.getState().boundary;
  if (!edit) throw new Error('nothing is being drawn');
  return edit;
}

async function done(app: AppContext, { parentId }: BoundaryEdit): Promise<void> {
  closeBoundary(app);
  await forgetBoundary(app, parentId);
}
