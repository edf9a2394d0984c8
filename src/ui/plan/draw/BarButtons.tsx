/** The buttons every bar has: give up, one step back, a point where the cross hair stands; and its own, the main one last. */
import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { addPoint } from '../../../commands/drawing/points.ts';
import { stopDrawing, undoStep } from '../../../commands/drawing/set-drawing.ts';
import { lonLat } from '../../../domain/answers/circle-places.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './Draw.module.css';

/** Metres in which lines attract what is put under the cross hair. */
const SNAP = 8;

interface BarButtonsProps {
  /** Null: no point can be added now. */
  readonly here: string | null;
  readonly children: ReactNode;
}

export function BarButtons({ here, children }: BarButtonsProps) {
  const app = useApp();
  const t = useText();
  const canUndo = useAppState((state) => state.drawing.past.length > 0);
  const putHere = (): void => {
    const { camera } = app.store.getState();
    if (camera) addPoint(app, lonLat(camera.center), SNAP);
  };
  return (
    <div className={styles.buttons}>
      <Button onClick={() => stopDrawing(app)}>{t('zone.draw.cancel')}</Button>
      <Button icon={<Undo2 size={18} aria-hidden="true" />} disabled={!canUndo} onClick={() => undoStep(app)}>
        {t('zone.draw.back')}
      </Button>
      {here !== null && <Button onClick={putHere}>{here}</Button>}
      {children}
    </div>
  );
}
