/**
 * What lies under the map while a line, an outline or a place is drawn on it. A tap on the map sets points, a drag moves them; everything
 * there is here as a button too: points are added under the cross hair, chosen one by one, nudged, deleted.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { offerGestures } from '../../../commands/drawing/gesture-port.ts';
import { gestures } from '../../../commands/drawing/map-gestures.ts';
import { stopDrawing, undoStep } from '../../../commands/drawing/set-drawing.ts';
import '../../../i18n/plan-texts.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { isTyping } from '../../keys.ts';
import { cx } from '../../parts/cx.ts';
import picker from '../../report/PlacePicker.module.css';
import { useText } from '../../use-text.ts';
import { CompoundBar } from './CompoundBar.tsx';
import { CutBar } from './CutBar.tsx';
import styles from './Draw.module.css';
import { StationBar } from './StationBar.tsx';
import { ZoneBar } from './ZoneBar.tsx';

export default function DrawingBar({ className }: { readonly className: string | undefined }) {
  const app = useApp();
  const t = useText();
  const work = useAppState((state) => state.drawing.work);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => offerGestures(app, gestures), [app]);
  // The map's tools stand above the bar, however high it is.
  useLayoutEffect(() => {
    const own = bar.current;
    const main = own?.parentElement;
    if (!own || !main) return undefined;
    const observer = new ResizeObserver(() => main.style.setProperty('--bar-height', `${own.offsetHeight}px`));
    observer.observe(own);
    return () => {
      observer.disconnect();
      main.style.removeProperty('--bar-height');
    };
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      if (event.key === 'Escape') stopDrawing(app);
      if (event.key === 'z' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        undoStep(app);
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [app]);
  if (!work) return null;
  return (
    <div ref={bar} role="group" aria-label={t('zone.draw.label')} className={cx(picker.bar, styles.bar, className)}>
      {work.kind === 'zone' && <ZoneBar work={work} />}
      {work.kind === 'cut' && <CutBar work={work} />}
      {work.kind === 'compound' && <CompoundBar work={work} />}
      {work.kind === 'station' && <StationBar work={work} />}
    </div>
  );
}
