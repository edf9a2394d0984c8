import type { PhotoId } from '../../domain/ids.ts';
import { openDraft } from '../../state/report.ts';
import type { AppContext } from '../context.ts';
import { kept, writeDraft } from './write-draft.ts';

export async function removeReportPhoto(app: AppContext, photoId: PhotoId): Promise<void> {
  const draft = openDraft(app.store.getState().report);
  if (!draft) return;
  // The draft first: a picture nobody names is only wasted room.
  await writeDraft(app, { ...draft, photos: draft.photos.filter(({ photo_id }) => photo_id !== photoId) });
  await kept(app, app.drafts.dropPhoto(photoId));
}
