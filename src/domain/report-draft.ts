/**
 * A report while it is being written. It is kept on the device with every change, before the camera opens above all, because
 * a tablet may end the page in the middle of it. Its id is that of the case it becomes: whatever happens, there is one case.
 */
import type { Point, Position } from 'geojson';
import type { BuildingId, CaseId, CompoundId, HouseholdId } from './ids.ts';
import type { CaseReportArgs, Severity } from './operations/case-report.ts';
import type { ToldBy } from './operations/case.ts';
import type { PreparedPhoto } from './operations/photo.ts';
import { centreOf } from './rules/distance.ts';
import type { KeptBoundary } from './boundary-work.ts';
import type { KeptVisit } from './visit-draft.ts';
import type { World } from './world.ts';

export type DraftPlace =
  /** Pointed out on the map, or where the device was. `accuracy_m` is null for what a person pointed out. */
  | { readonly kind: 'point'; readonly at: Position; readonly accuracy_m: number | null }
  | { readonly kind: 'compound'; readonly id: CompoundId }
  | { readonly kind: 'building'; readonly id: BuildingId }
  | { readonly kind: 'household'; readonly id: HouseholdId };

/** Where in a building, said by hand; empty parts are not known. */
export interface DraftSpot {
  readonly unit: string;
  readonly floor: string;
  readonly door: string;
}

/** A photo whose picture lies on the device beside the draft. */
export type DraftPhoto = Omit<PreparedPhoto, 'bytes'>;

export interface ReportDraft {
  readonly id: CaseId;
  /** ISO 8601, UTC. */
  readonly begun_at: string;
  readonly place: DraftPlace | null;
  readonly spot: DraftSpot;
  readonly class_code: string | null;
  readonly severity: Severity;
  readonly title: string;
  readonly description: string;
  readonly reporter_name: string;
  readonly reporter_phone: string;
  /** 自办自结: what was done on the spot; null when the case is to be handled. */
  readonly resolved: { readonly note: string; readonly told_by: ToldBy | null } | null;
  readonly photos: readonly DraftPhoto[];
  /** The case itself is in the outbox; the photos here found no room in it and are still to follow. */
  readonly is_reported: boolean;
  /** It was in the form when the page was last here: the camera may have cost the page its life. */
  readonly is_open: boolean;
}

/** What was answered last time, so that it need not be again. */
export interface LastAnswers {
  /** Newest first. */
  readonly class_codes: readonly string[];
  readonly severity: Severity;
}

/** What the device has kept for a person. */
export interface KeptDrafts {
  /** Oldest first. */
  readonly drafts: readonly ReportDraft[];
  readonly visits: readonly KeptVisit[];
  readonly boundaries: readonly KeptBoundary[];
  readonly last: LastAnswers;
}

export const noAnswers: LastAnswers = { class_codes: [], severity: 'general' };
const CLASSES_REMEMBERED = 6;

export const rememberAnswers = (last: LastAnswers, { class_code, severity, resolved }: ReportDraft): LastAnswers => ({
  class_codes:
    class_code === null
      ? last.class_codes
      : [class_code, ...last.class_codes.filter((code) => code !== class_code)].slice(0, CLASSES_REMEMBERED),
  // What was settled on the spot was simple; that says nothing about the next one.
  severity: resolved ? last.severity : severity,
});

export const newDraft = (id: CaseId, begun_at: string, place: DraftPlace | null, last: LastAnswers): ReportDraft => ({
  id,
  begun_at,
  place,
  spot: { unit: '', floor: '', door: '' },
  class_code: null,
  severity: last.severity,
  title: '',
  description: '',
  reporter_name: '',
  reporter_phone: '',
  resolved: null,
  photos: [],
  is_reported: false,
  is_open: true,
});

/** Nobody would miss it: a place alone is one tap. */
export const isBlank = (draft: ReportDraft): boolean =>
  draft.class_code === null &&
  draft.photos.length === 0 &&
  draft.resolved === null &&
  [draft.title, draft.description, draft.reporter_name, draft.reporter_phone, ...Object.values(draft.spot)].every(
    (text) => text.trim() === '',
  );

const hasReporter = ({ reporter_name, reporter_phone }: ReportDraft): boolean =>
  reporter_name.trim() !== '' || reporter_phone.trim() !== '';

/** Whoever reported it has to be told before it may be closed. */
export const owesFeedback = (draft: ReportDraft): boolean => draft.resolved !== null && hasReporter(draft);

export type Lacking = 'place' | 'class' | 'note' | 'told_by';

/** What must still be answered, in the order of the form. */
export function lackingIn(draft: ReportDraft): readonly Lacking[] {
  const lacking: Lacking[] = [];
  if (draft.place === null) lacking.push('place');
  if (draft.class_code === null) lacking.push('class');
  if (draft.resolved !== null && draft.resolved.note.trim() === '') lacking.push('note');
  if (owesFeedback(draft) && draft.resolved?.told_by === null) lacking.push('told_by');
  return lacking;
}

/** Where it is, `[lon, lat]`; null while that is not known. */
export function pointOf(world: World, place: DraftPlace | null): Position | null {
  if (place === null) return null;
  if (place.kind === 'point') return place.at;
  if (place.kind === 'compound') return middle(world.compound.get(place.id));
  const unit =
    place.kind === 'household'
      ? world.stairwell_unit.get(world.household.get(place.id)?.stairwell_unit_id ?? '')
      : undefined;
  return middle(world.building.get(place.kind === 'building' ? place.id : (unit?.building_id ?? '')));
}

const middle = (row: { readonly geom: Parameters<typeof centreOf>[0] } | undefined): Position | null =>
  row ? centreOf(row.geom) : null;

/** Words that only the screen can say: the name of the class where no title was given, the spot as a sentence. */
export interface DraftWords {
  readonly title: string;
  /** Empty when nothing is said of the spot. */
  readonly spot: string;
}

/** The arguments of `case.report`; null while something is lacking. */
export function reportArgs(draft: ReportDraft, words: DraftWords): CaseReportArgs | null {
  const { place, class_code } = draft;
  if (place === null || class_code === null) return null;
  const description = [words.spot, draft.description.trim()].filter((text) => text !== '').join('\n');
  const reporter_name = draft.reporter_name.trim();
  const reporter_phone = draft.reporter_phone.trim();
  return {
    case_id: draft.id,
    class_code,
    title: draft.title.trim() || words.title,
    severity: draft.severity,
    ...placeArgs(place),
    ...(description === '' ? {} : { description }),
    ...(reporter_name === '' ? {} : { reporter_name }),
    ...(reporter_phone === '' ? {} : { reporter_phone }),
  };
}

function placeArgs(place: DraftPlace): Partial<CaseReportArgs> {
  switch (place.kind) {
    case 'point': {
      const geom: Point = { type: 'Point', coordinates: place.at };
      return place.accuracy_m === null ? { geom } : { geom, accuracy_m: Math.round(place.accuracy_m) };
    }
    case 'compound':
      return { compound_id: place.id };
    case 'building':
      return { building_id: place.id };
    case 'household':
      return { household_id: place.id };
  }
}
