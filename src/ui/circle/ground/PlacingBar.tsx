/**
 * What lies under the map while something is put on it: a site, a footpath's points, a gate. A tap on the map does it; whose
 * finger is too thick moves the map under the cross hair and presses the button.
 */
import { Undo2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { saveFootpath, stopPlacing, undoFootpathPoint } from '../../../commands/circle/draw-footpath.ts';
import { tapCircle } from '../../../commands/circle/map-gestures.ts';
import type { CircleMode } from '../../../domain/circle.ts';
import { lonLat } from '../../../domain/answers/circle-places.ts';
import { metresBetween } from '../../../../geo/crs/metres.ts';
import { formatMetres } from '../../../i18n/index.ts';
import '../../../i18n/circle-texts.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { cx } from '../../parts/cx.ts';
import styles from '../../report/PlacePicker.module.css';
import circle from '../Circle.module.css';
import { useDone } from '../use-done.ts';
import { GateForm } from './GateForm.tsx';

export default function PlacingBar({ className }: { readonly className: string | undefined }) {
  const app = useApp();
  const { t } = useWords();
  const mode = useAppState((state) => state.circle.mode);
  const bar = useRef<HTMLDivElement>(null);
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
      if (event.key === 'Escape') stopPlacing(app);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [app]);
  if (mode.kind === 'browse') return null;
  const placeHere = (): void => {
    const { camera } = app.store.getState();
    if (camera) tapCircle(app, lonLat(camera.center));
  };
  return (
    <div ref={bar} role="group" aria-label={t('shell.nav.circle')} className={cx(styles.bar, className)}>
      {mode.kind === 'place_site' && (
        <>
          <p className={styles.hint}>{t('circle.place_site.hint')}</p>
          <div className={styles.buttons}>
            <Button onClick={() => stopPlacing(app)}>{t('circle.placing.cancel')}</Button>
            <Button weight="primary" className={styles.take} onClick={placeHere}>
              {t('circle.place_here')}
            </Button>
          </div>
        </>
      )}
      {mode.kind === 'draw_footpath' && <FootpathForm mode={mode} onPlace={placeHere} />}
      {mode.kind === 'place_gate' && <GateForm mode={mode} onPlace={placeHere} />}
    </div>
  );
}

interface FootpathFormProps {
  readonly mode: Extract<CircleMode, { kind: 'draw_footpath' }>;
  readonly onPlace: () => void;
}

function FootpathForm({ mode: { points }, onPlace }: FootpathFormProps) {
  const app = useApp();
  const { t, locale } = useWords();
  const done = useDone();
  const [steps, setSteps] = useState(false);
  const length = points.reduce(
    (sum, point, n) => sum + (n === 0 ? 0 : metresBetween([...(points[n - 1] ?? point)], [...point])),
    0,
  );
  return (
    <>
      <p className={styles.hint}>
        {points.length === 0
          ? t('circle.draw.hint')
          : t('circle.draw.points', { n: points.length, length: formatMetres(locale, length) })}
      </p>
      <label className={circle.check}>
        <input type="checkbox" checked={steps} onChange={(event) => setSteps(event.target.checked)} />
        {t('circle.draw.steps')}
      </label>
      <div className={cx(styles.buttons, circle.many)}>
        <Button onClick={() => stopPlacing(app)}>{t('circle.placing.cancel')}</Button>
        <Button
          icon={<Undo2 size={18} aria-hidden="true" />}
          disabled={points.length === 0}
          onClick={() => undoFootpathPoint(app)}
        >
          {t('circle.draw.back')}
        </Button>
        <Button onClick={onPlace}>{t('circle.draw.add')}</Button>
        <Button
          weight="primary"
          disabled={points.length < 2}
          onClick={() => void done('footpath.add', saveFootpath(app, steps ? 'steps' : 'path', ''))}
        >
          {t('operation.footpath.add')}
        </Button>
      </div>
    </>
  );
}
