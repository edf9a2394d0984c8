/** What the quality check (一张网体检) finds: what is wrong, with what, where, and whether one tap can mend it. */
import type { Position } from 'geojson';
import type { BoundaryChange, ReportedMeasure, Territory } from '../../entities.ts';
import type { TerritoryId } from '../../ids.ts';
import type { Selection } from '../../selection.ts';

/** Worst first: what makes people and households nobody's, or two people's, before what only looks wrong. */
export const FINDING_KINDS = [
  'overlap',
  'gap',
  'outside',
  'unreadable',
  'orphan',
  'household_nowhere',
  'compound_split',
  'compound_nowhere',
  'compound_elsewhere',
  'building_nowhere',
  'building_elsewhere',
  'no_worker',
  'no_party_group',
  'above_band',
  'below_band',
  'figure_sum',
  'figure_parts',
  'figure_counted',
  'sliver',
  'code_wrong',
  'code_order',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface QualityFinding {
  /** The same for the same fault, as long as it is there. */
  readonly id: string;
  readonly kind: FindingKind;
  /** For its sentence, which each kind has: names and numbers. */
  readonly params: Readonly<Record<string, string | number>>;
  /** What is lit on the map. */
  readonly places: readonly Selection[];
  /** Where to look, when that is a spot and not the whole of the places. */
  readonly at: Position | null;
  /** Among its kind, the more the worse. */
  readonly weight: number;
  /** What could mend it; whether it does is only known when it is tried (`planFix`). */
  readonly remedy: Remedy | null;
  /** Of a total that was reported. */
  readonly measure?: ReportedMeasure;
}

export type Remedy =
  | { readonly kind: 'give_gap'; readonly parent_id: TerritoryId; readonly at: Position }
  | {
      readonly kind: 'settle_overlap';
      readonly parent_id: TerritoryId;
      readonly ids: readonly [TerritoryId, TerritoryId];
    }
  | { readonly kind: 'join_sliver'; readonly parent_id: TerritoryId; readonly id: TerritoryId; readonly at: Position }
  | {
      readonly kind: 'keep_compound_whole';
      readonly parent_id: TerritoryId;
      readonly compound_id: string;
      readonly into_id: TerritoryId;
    }
  | { readonly kind: 'renumber'; readonly parent_id: TerritoryId }
  | { readonly kind: 'settle_places'; readonly parent_id: TerritoryId };

/** Of a place that is registered in one part and lies in another of the same territory. */
export const settling = (own: Territory | undefined, there: Territory | undefined): Remedy | null =>
  own && there && own.parent_id !== null && own.parent_id === there.parent_id
    ? { kind: 'settle_places', parent_id: own.parent_id }
    : null;

/** What a tap would do, as it will be said before. */
export interface Fix {
  readonly kind: Remedy['kind'];
  readonly parent_id: TerritoryId;
  /** For its sentence. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Null: no boundary is redrawn. */
  readonly change: BoundaryChange | null;
}

/** `kind` first, then what is worse. */
export function byGravity(a: QualityFinding, b: QualityFinding): number {
  return FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind) || b.weight - a.weight || (a.id < b.id ? -1 : 1);
}
