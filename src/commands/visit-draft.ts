/** Visits that are being written (rules D1… in `offline/SPEC.md`): begun, changed, thrown away, found again. */
import type { VisitId } from '../domain/ids.ts';
import { newId } from '../domain/new-id.ts';
import type { PreparedPhoto } from '../domain/operations/photo.ts';
import {
  isBlankVisit,
  placeId,
  withoutBytes,
  type KeptVisit,
  type VisitDraft,
  type VisitPlace,
} from '../domain/visit-draft.ts';
import type { AppContext } from './context.ts';
import { kept } from './report/write-draft.ts';

const drafts = ({ store }: AppContext): readonly VisitDraft[] => store.getState().visitDrafts;

function show(app: AppContext, draft: VisitDraft): void {
  const visitDrafts = [...drafts(app).filter(({ id }) => id !== draft.id), draft];
  app.store.setState({ visitDrafts });
}

/** Opens the form of a place, with what was written there before. Resolves when the device has it. */
export async function beginVisit(app: AppContext, place: VisitPlace, kind: VisitDraft['kind']): Promise<void> {
  if (drafts(app).some((draft) => placeId(draft.place) === placeId(place))) return;
  const now = app.clock.now();
  const facts = { id: newId(now) as VisitId, begun_at: new Date(now).toISOString(), place, kind };
  const draft: VisitDraft = { ...facts, met: 'head', findings: '', photos: [] };
  show(app, draft);
  await kept(app, app.drafts.keep(withoutBytes(draft)));
}

/** Changes what is written. Resolves when the device has it; an empty change only makes sure of that. */
export async function changeVisit(
  app: AppContext,
  id: VisitId,
  change: Partial<Pick<VisitDraft, 'kind' | 'met' | 'findings'>>,
): Promise<void> {
  const before = drafts(app).find((draft) => draft.id === id);
  if (!before) return;
  const draft = { ...before, ...change };
  show(app, draft);
  await kept(app, app.drafts.keep(withoutBytes(draft)));
}

/** Throws a `Failure` when the device has no room for a picture; the rest is then as it was, and safe. */
export async function changeVisitPhotos(app: AppContext, id: VisitId, photos: readonly PreparedPhoto[]): Promise<void> {
  const now = () => drafts(app).find((draft) => draft.id === id);
  const before = now()?.photos ?? [];
  for (const photo of photos.filter(({ photo_id }) => !before.some((other) => other.photo_id === photo_id))) {
    const draft = now();
    if (!draft) return;
    const next = { ...draft, photos: [...draft.photos, photo] };
    await app.drafts.keepPhoto(withoutBytes(next), photo);
    // The text may have changed while the picture was being kept.
    show(app, { ...(now() ?? next), photos: next.photos });
  }
  for (const { photo_id } of before.filter((photo) => !photos.some((other) => other.photo_id === photo.photo_id))) {
    const draft = now();
    if (!draft) return;
    const next = { ...draft, photos: draft.photos.filter((photo) => photo.photo_id !== photo_id) };
    show(app, next);
    // The draft first: a picture nobody names is only wasted room.
    await kept(app, app.drafts.keep(withoutBytes(next)));
    await kept(app, app.drafts.dropPhoto(photo_id));
  }
}

/** Takes it out of the form and off the device, its pictures too. */
export async function forgetVisit(app: AppContext, id: VisitId): Promise<void> {
  app.store.setState({ visitDrafts: drafts(app).filter((draft) => draft.id !== id) });
  await kept(app, app.drafts.drop(id));
}

/** A form in which nothing was written within this time was not waiting for a camera. Milliseconds. */
const BLANK_MS = 3_600_000;

/** What was being written when the page was last here; what is in the outbox already was recorded just before it ended. */
export async function foundVisits(app: AppContext, visits: readonly KeptVisit[]): Promise<readonly VisitDraft[]> {
  const found: VisitDraft[] = [];
  for (const visit of visits) {
    const isOld = app.clock.now() - Date.parse(visit.begun_at) > BLANK_MS;
    if (app.store.getState().world.visit.has(visit.id) || (isBlankVisit(visit) && isOld)) {
      await kept(app, app.drafts.drop(visit.id));
      continue;
    }
    const photos: PreparedPhoto[] = [];
    for (const photo of visit.photos) {
      const bytes = await app.drafts.photo(photo.photo_id);
      if (bytes) photos.push({ ...photo, bytes });
    }
    found.push({ ...visit, photos });
  }
  return found;
}
