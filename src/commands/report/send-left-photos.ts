import { Failure } from '../../domain/failure.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';
import { forgetDraft, kept, writeDraft } from './write-draft.ts';

/**
 * Queues the photos of a case that has gone without them, one by one, as far as there is room. Each leaves the draft only
 * when it is in the outbox. Resolves with the number that still had no room.
 */
export async function sendLeftPhotos(app: AppContext, draftId: CaseId): Promise<number> {
  const draftNow = () => app.store.getState().report.drafts.find(({ id }) => id === draftId);
  for (const photo of draftNow()?.photos ?? []) {
    const bytes = await app.drafts.photo(photo.photo_id);
    try {
      if (bytes) {
        const args = { ...photo, subject: 'case_record', subject_id: draftId } as const;
        await perform(app, 'photo.attach', args, { picture: { ...photo, bytes } });
      }
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'quota') continue;
      throw thrown;
    }
    const draft = draftNow();
    if (!draft) return 0;
    const photos = draft.photos.filter(({ photo_id }) => photo_id !== photo.photo_id);
    await writeDraft(app, { ...draft, photos });
    await kept(app, app.drafts.dropPhoto(photo.photo_id));
  }
  const left = draftNow()?.photos.length ?? 0;
  if (left === 0) await forgetDraft(app, draftId);
  return left;
}
