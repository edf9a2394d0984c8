/** Why an edit was not made. Nothing changed: the partition somebody holds stays as it is. */
import type { LonLat } from '../crs/offset.ts';
import type { Partition } from './partition.ts';

export type RefusalCode =
  | 'unknown_area'
  | 'unknown_node'
  | 'unknown_edge'
  | 'id_taken' // the new area's id belongs to another
  | 'beyond_extent' // farther than some degrees from the areas
  | 'leaves_parent' // the parent's outline would change
  | 'crosses' // a border would cross a border, or come to lie on the wrong side of one
  | 'too_close' // a node would come to lie on another node or border
  | 'collapses' // nothing would be left of an area or a part of it
  | 'too_small' // an area would be smaller than a square metre
  | 'is_junction' // a node where three borders meet cannot be taken out
  | 'does_not_cut' // the line leaves the area in one piece
  | 'ambiguous_cut' // a piece would lie on both sides of the line
  | 'not_touching' // two areas, or an area and what it is to get, have no common border
  | 'nothing_to_hand' // nothing of the shape lies in the area
  | 'not_simple'; // the shape's outline crosses itself

export interface Refusal {
  readonly code: RefusalCode;
  /** Where, as far as it is a place. */
  readonly at: LonLat | null;
}

interface Edited {
  readonly refusal: null;
  readonly partition: Partition;
  /**
   * Ids of the areas whose outline is another than before, new areas among them. Neighbours that only gained a node,
   * too.
   */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export type Edit = Edited | { readonly refusal: Refusal };

/** Thrown inside an edit, never out of it. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, at: LonLat | null = null) {
    super(code);
    this.refusal = { code, at };
  }
}

export function attempt(edit: () => Edit): Edit {
  try {
    return edit();
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}
