/** Pointing out a place: the cross hair stands still and the map moves, so that no thick finger covers what it means. */
import { Plus } from 'lucide-react';
import { useEffect, useRef, type CSSProperties } from 'react';
import { stopPicking, takePickedPlace } from '../../commands/report/pick-report-place.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { cx } from '../parts/cx.ts';
import { useText } from '../use-text.ts';
import styles from './PlacePicker.module.css';

/** Lies over the map. */
export function CrossHair() {
  const { top, right, bottom, left } = useAppState((state) => state.insets);
  const free = { '--top': `${top}px`, '--right': `${right}px`, '--bottom': `${bottom}px`, '--left': `${left}px` };
  return (
    <div className={styles.free} style={free as CSSProperties} aria-hidden="true">
      <span className={styles.cross}>
        <Plus size={44} strokeWidth={2} />
      </span>
    </div>
  );
}

/** Takes the place under the cross hair, or leaves it. */
export function PlacePicker({ className }: { readonly className: string | undefined }) {
  const app = useApp();
  const t = useText();
  const take = useRef<HTMLButtonElement>(null);
  useEffect(() => take.current?.focus({ preventScroll: true }), []);
  return (
    <div role="group" aria-label={t('report.place.map')} className={cx(styles.bar, className)}>
      <p className={styles.hint}>{t('report.pick.hint')}</p>
      <div className={styles.buttons}>
        <Button onClick={() => stopPicking(app)}>{t('report.pick.cancel')}</Button>
        <Button ref={take} weight="primary" className={styles.take} onClick={() => void takePickedPlace(app)}>
          {t('report.place.done')}
        </Button>
      </div>
    </div>
  );
}
