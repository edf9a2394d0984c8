/**
 * A visit while it is being written. Like a report it is kept on the device with every change, before the camera opens above all;
 * its id is that of the visit it becomes.
 */
import type { VisitKind, VisitMet } from './entities.ts';
import type { CompoundId, HouseholdId, TerritoryId, VisitId } from './ids.ts';
import type { PreparedPhoto } from './operations/photo.ts';
import type { DraftPhoto } from './report-draft.ts';

export type VisitPlace =
  | { readonly household_id: HouseholdId }
  | { readonly compound_id: CompoundId }
  | { readonly territory_id: TerritoryId };

/** As the device keeps it, its pictures beside it. */
export interface KeptVisit {
  readonly id: VisitId;
  /** ISO 8601, UTC. */
  readonly begun_at: string;
  readonly place: VisitPlace;
  readonly kind: VisitKind;
  readonly met: VisitMet;
  readonly findings: string;
  readonly photos: readonly DraftPhoto[];
}

/** With its pictures at hand, as the form shows them. */
export interface VisitDraft extends KeptVisit {
  readonly photos: readonly PreparedPhoto[];
}

/** Ids are unique over all kinds of places. */
export const placeId = (place: VisitPlace): string => Object.values(place).join();

/** Nobody would miss it: kind and whom one met are one tap each. */
export const isBlankVisit = ({ findings, photos }: KeptVisit): boolean => findings.trim() === '' && photos.length === 0;

export const withoutBytes = (draft: VisitDraft): KeptVisit => ({
  ...draft,
  photos: draft.photos.map(({ bytes: _bytes, ...facts }) => facts),
});
