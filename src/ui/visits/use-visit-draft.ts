import { placeId, type VisitDraft, type VisitPlace } from '../../domain/visit-draft.ts';
import { useAppState } from '../app-context.tsx';

/** What is being written about a place; null when nothing is. */
export const useVisitDraft = (place: VisitPlace): VisitDraft | null =>
  useAppState(({ visitDrafts }) => visitDrafts.find((draft) => placeId(draft.place) === placeId(place)) ?? null);
