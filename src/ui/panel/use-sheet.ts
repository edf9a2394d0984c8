/** The sheet's height as state, the pixels it takes, and what it does by itself when something is opened. */
import { useEffect, useMemo, useState } from 'react';
import { useApp } from '../app-context.tsx';
import { sheetHeights, type SheetHeights, type Snap } from './sheet-heights.ts';

const remPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

function useViewportHeight(): number {
  const [height, setHeight] = useState(() => window.innerHeight);
  useEffect(() => {
    const onResize = (): void => setHeight(window.innerHeight);
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  return height;
}

export interface SheetState {
  readonly snap: Snap;
  readonly setSnap: (snap: Snap) => void;
  readonly heights: SheetHeights;
  /** The height under a finger, or null when it rests at `snap`. */
  readonly dragged: number | null;
  readonly setDragged: (height: number | null) => void;
}

/** As `--tabs-height` in tokens.css. */
const TABS_REM = 3.75;

/** `tabs`: the places of the rail lie below the sheet. */
export function useSheet(tabs: boolean): SheetState {
  const { store } = useApp();
  const viewport = useViewportHeight();
  const [snap, setSnap] = useState<Snap>(() => {
    const { selection, screen } = store.getState();
    return selection || screen !== 'map' ? 'half' : 'peek';
  });
  const [dragged, setDragged] = useState<number | null>(null);
  const heights = useMemo(() => {
    const rem = remPx();
    return sheetHeights(viewport - (tabs ? TABS_REM * rem : 0), rem);
  }, [viewport, tabs]);

  // What is opened must be readable and its place on the map visible: half shows both.
  useEffect(
    () =>
      store.subscribe(({ report, screen, selection, plan }, before) => {
        // A form needs the room; pointing out a place needs the map.
        if (report.picking !== before.report.picking)
          setSnap(report.picking ? 'peek' : report.open === null ? 'half' : 'full');
        else if (report.open !== null && report.open !== before.report.open) setSnap('full');
        else if ((selection && selection !== before.selection) || screen !== before.screen) setSnap('half');
        else if (plan.tool !== null && plan.tool !== before.plan.tool)
          setSnap((now) => (now === 'peek' ? 'half' : now));
      }),
    [store],
  );

  return { snap, setSnap, heights, dragged, setDragged };
}
