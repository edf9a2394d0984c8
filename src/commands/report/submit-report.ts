import { Failure } from '../../domain/failure.ts';
import type { PreparedPhoto } from '../../domain/operations/photo.ts';
import { rememberAnswers, reportArgs, type DraftWords, type ReportDraft } from '../../domain/report-draft.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';
import { select } from '../select.ts';
import { sendLeftPhotos } from './send-left-photos.ts';
import { forgetDraft, kept, setReport, writeDraft } from './write-draft.ts';

/** How long a report may be taken back. Milliseconds; as long as the toast stands. */
export const UNDO_MS = 8_000;

/**
 * Hands the report in: the case, its photos and, where it was settled on the spot, that too. Resolves when all of it is on the
 * device, with the number of photos that found no room there: they stay in the draft, the case is safe. Throws a `Failure`
 * when the case itself could not be kept; the draft is then as it was.
 */
export async function submitReport(app: AppContext, draft: ReportDraft, words: DraftWords): Promise<number> {
  const args = reportArgs(draft, words);
  if (!args) throw new Failure('invalid_input', 'the report is not complete');
  const photos = await picturesOf(app, draft);
  const options = { holdMs: UNDO_MS };
  const whole = photos.length === draft.photos.length && (await performed(app, args, photos));
  const reported = whole || (await perform(app, 'case.report', args, options));
  const opIds = [reported];
  if (draft.resolved) {
    const { note, told_by } = draft.resolved;
    const settled = { case_id: draft.id, note: note.trim(), ...(told_by === null ? {} : { told_by }) };
    opIds.push(await perform(app, 'case.self_resolve', settled, options));
  }
  const last = rememberAnswers(app.store.getState().report.last, draft);
  setReport(app, { last, sent: { draft, opIds }, open: null, picking: false });
  await kept(app, app.drafts.remember(last));
  if (whole) {
    await forgetDraft(app, draft.id);
  } else {
    await writeDraft(app, { ...draft, is_reported: true, is_open: false });
    await sendLeftPhotos(app, draft.id);
  }
  select(app, { kind: 'case_record', id: draft.id });
  return app.store.getState().report.drafts.find(({ id }) => id === draft.id)?.photos.length ?? 0;
}

/** Case and photos in one step; false when the device has no room for all of it. */
async function performed(
  app: AppContext,
  args: NonNullable<ReturnType<typeof reportArgs>>,
  photos: readonly PreparedPhoto[],
): Promise<string | false> {
  try {
    return await perform(app, 'case.report', args, { photos, holdMs: UNDO_MS });
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'quota' && photos.length > 0) return false;
    throw thrown;
  }
}

/** The pictures as the device has them; one that it no longer has is left out. */
async function picturesOf(app: AppContext, { photos }: ReportDraft): Promise<PreparedPhoto[]> {
  const found = await Promise.all(
    photos.map(async (photo) => {
      const bytes = await app.drafts.photo(photo.photo_id);
      return bytes ? [{ ...photo, bytes }] : [];
    }),
  );
  return found.flat();
}
