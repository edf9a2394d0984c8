import { useEffect } from 'react';
import type { AppContext } from '../commands/context.ts';
import { setInsets } from '../commands/set-insets.ts';
import type { MapInsets } from '../state/camera.ts';
import type { Snap, SheetHeights } from './panel/sheet-heights.ts';

interface Covering {
  readonly wide: boolean;
  /** A phone lying on its side: the sheet stands at the left edge instead of across the bottom. */
  readonly sideways: boolean;
  readonly snap: Snap;
  readonly heights: SheetHeights;
}

/** Widths and heights of what floats over the map, CSS pixels: the tools' column, the top row. */
const TOOLS = 72;
const TOP = 64;
/** As in Shell.module.css. */
const SIDEWAYS_SHEET = 352;

/** At full height the sheet hides the map; places are then aimed at the half that lowering it will show. */
export function insetsFor({ wide, sideways, snap, heights }: Covering): MapInsets {
  if (wide) return { top: TOP, right: TOOLS, bottom: 0, left: 0 };
  if (sideways) return { top: TOP, right: TOOLS, bottom: 0, left: SIDEWAYS_SHEET };
  return { top: TOP, right: TOOLS, bottom: snap === 'peek' ? heights.peek : heights.half, left: 0 };
}

/** Tells the map what the panels take from it, so that what matters stays visible and nothing jumps. */
export function useInsets(app: AppContext, covering: Covering): void {
  const { top, right, bottom, left } = insetsFor(covering);
  useEffect(() => setInsets(app, { top, right, bottom, left }), [app, top, right, bottom, left]);
}
