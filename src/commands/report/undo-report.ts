import type { AppContext } from '../context.ts';
import { discardOperation } from '../discard-operation.ts';
import { select } from '../select.ts';
import { setReport, showDraft, writeDraft } from './write-draft.ts';

/**
 * Takes the report back that has just been handed in, and opens it again as it was. False when it has left the device
 * meanwhile: then it is a case, and is dealt with as one.
 */
export async function undoReport(app: AppContext): Promise<boolean> {
  const { report, outbox } = app.store.getState();
  const { sent } = report;
  setReport(app, { sent: null });
  if (!sent) return false;
  const entries = outbox.filter(({ operation }) => sent.opIds.includes(operation.op_id));
  if (entries.length < sent.opIds.length || entries.some(({ frozen }) => frozen)) return false;
  const { draft, opIds } = sent;
  // What builds upon a report goes with it, its photos too; so the pictures come back into the draft first.
  for (const photo of draft.photos) {
    const held = (await app.outbox.photo(photo.photo_id)) ?? (await app.drafts.photo(photo.photo_id));
    const bytes = held instanceof ArrayBuffer ? held : held?.bytes;
    if (bytes) await app.drafts.keepPhoto({ ...draft, is_open: true }, { ...photo, bytes });
  }
  await writeDraft(app, { ...draft, is_open: true });
  const [reported] = opIds;
  if (reported !== undefined) await discardOperation(app, reported);
  select(app, null);
  showDraft(app, { ...draft, is_open: true });
  setReport(app, { open: draft.id });
  return true;
}
