/**
 * Which nouns are on screen at which zoom. One table, read by the layers (what is drawn and labelled), by the sources
 * (what is clustered) and by `hit.ts` (what a tap opens), so that what is labelled is what a tap answers.
 */
export const ZOOM = {
  /** From here grids are drawn and labelled; below, communities. */
  grid: 13,
  /** From here cases have a place; below, areas carry their number. Whole, because text changes with whole zooms only. */
  case: 14,
  /** From here compounds are filled and labelled, and cases stand one by one. */
  compound: 15,
  /** From here buildings carry their number, gates and doors appear. */
  building: 16.5,
  /** From here a door's households stand side by side instead of as one pin with a count. */
  household: 18,
} as const;

/** Building outlines are drawn a little before they can be opened: they say where the open ground is. */
export const BUILDING_SHAPE_ZOOM = 14.5;
/** From here the nodes of what is being drawn lie far enough apart to be hit. */
export const HANDLE_ZOOM = 14;
export const UNIT_LABEL_ZOOM = 17.5;
