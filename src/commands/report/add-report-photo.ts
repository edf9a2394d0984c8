import type { PhotoId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import { openDraft } from '../../state/report.ts';
import type { AppContext } from '../context.ts';
import { showDraft } from './write-draft.ts';

/** Of one report: as many as anybody looks at. */
export const PHOTOS_PER_REPORT = 9;

/**
 * A picture from the camera into the report in the form. Throws a `Failure` when it is none, or when the device has no room
 * for it (`quota`); the report itself is then as it was, and safe.
 */
export async function addReportPhoto(app: AppContext, file: Blob): Promise<void> {
  const writing = openDraft(app.store.getState().report);
  if (!writing || writing.photos.length >= PHOTOS_PER_REPORT) return;
  const now = app.clock.now();
  const photo = await app.preparePhoto(file, newId(now) as PhotoId, new Date(now).toISOString());
  const { bytes: _bytes, ...facts } = photo;
  // The text may have changed while the picture was being made smaller.
  const draft = app.store.getState().report.drafts.find(({ id }) => id === writing.id);
  if (!draft) return;
  const next = { ...draft, photos: [...draft.photos, facts] };
  await app.drafts.keepPhoto(next, photo);
  showDraft(app, next);
}
