/** The sheet's three heights and where a drag ends. Pure, CSS pixels. */
const SNAPS = ['peek', 'half', 'full'] as const;
export type Snap = (typeof SNAPS)[number];
export type SheetHeights = Readonly<Record<Snap, number>>;

/** `room` is what the map has; `rem` the page's root text size: with larger text the handle and the search box above need more. */
export const sheetHeights = (room: number, rem: number): SheetHeights => ({
  peek: 6 * rem,
  half: Math.max(6 * rem, Math.round(room / 2)),
  full: Math.max(6 * rem, Math.round(room - 4.5 * rem)),
});

/** A flick this fast (px per ms) goes on to the next height instead of falling back to the nearest. */
const FLICK = 0.4;

/** Where a sheet let go at `height` comes to rest. `speed` in px per ms, upwards positive. */
export function settle(height: number, speed: number, heights: SheetHeights): Snap {
  const above = SNAPS.find((snap) => heights[snap] > height);
  const below = SNAPS.filter((snap) => heights[snap] < height).pop();
  if (speed > FLICK && above) return above;
  if (speed < -FLICK && below) return below;
  return SNAPS.reduce((best, snap) =>
    Math.abs(heights[snap] - height) < Math.abs(heights[best] - height) ? snap : best,
  );
}

export const raised = (snap: Snap): Snap => (snap === 'peek' ? 'half' : 'full');
export const lowered = (snap: Snap): Snap => (snap === 'full' ? 'half' : 'peek');
