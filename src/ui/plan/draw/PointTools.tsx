/** Points one by one, for keys and for who cannot drag: chosen, moved to the cross hair or by a metre, deleted. */
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Check,
  ChevronLeft,
  ChevronRight,
  Crosshair,
  Trash2,
} from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { lonLat } from '../../../domain/answers/circle-places.ts';
import { deleteHeld, holdPoint, nudgeHeld, putHeld } from '../../../commands/drawing/points.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { IconButton } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './Draw.module.css';

/** Metres of one press of an arrow; with Shift ten. */
const STEP = 1;
const WAYS = [
  { key: 'ArrowUp', label: 'zone.draw.north', icon: ArrowUp, by: [0, STEP] },
  { key: 'ArrowDown', label: 'zone.draw.south', icon: ArrowDown, by: [0, -STEP] },
  { key: 'ArrowLeft', label: 'zone.draw.west', icon: ArrowLeft, by: [-STEP, 0] },
  { key: 'ArrowRight', label: 'zone.draw.east', icon: ArrowRight, by: [STEP, 0] },
] as const;

/** `alone`: there is but one point, and it is always in hand. */
export function PointTools({ alone = false }: { readonly alone?: boolean }) {
  const app = useApp();
  const t = useText();
  const { points, held } = useAppState((state) => state.drawing);
  const at = alone ? 0 : held;
  const choose = (by: number): void => {
    const from = held ?? (by > 0 ? -1 : 0);
    holdPoint(app, (from + by + points.length) % points.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = WAYS.find(({ key }) => key === event.key);
    if (!way) return;
    event.preventDefault();
    const times = event.shiftKey ? 10 : 1;
    nudgeHeld(app, way.by[0] * times, way.by[1] * times);
  };
  const putHere = (): void => {
    const { camera } = app.store.getState();
    if (camera) putHeld(app, lonLat(camera.center), 0);
  };
  if (points.length === 0) return null;
  return (
    <div role="group" aria-label={t('zone.draw.adjust')} className={styles.points}>
      {!alone && (
        <>
          <IconButton label={t('zone.draw.previous')} onClick={() => choose(-1)}>
            <ChevronLeft size={22} aria-hidden="true" />
          </IconButton>
          <p aria-live="polite">
            {at === null ? t('zone.draw.adjust') : t('zone.draw.point', { n: at + 1, of: points.length })}
          </p>
          <IconButton label={t('zone.draw.next')} onClick={() => choose(1)}>
            <ChevronRight size={22} aria-hidden="true" />
          </IconButton>
        </>
      )}
      {at !== null &&
        WAYS.map(({ key, label, icon: Icon, by }) => (
          <IconButton key={key} label={t(label)} onClick={() => nudgeHeld(app, by[0], by[1])} onKeyDown={onKeyDown}>
            <Icon size={22} aria-hidden="true" />
          </IconButton>
        ))}
      {at !== null && !alone && (
        <>
          <IconButton label={t('zone.draw.put')} onClick={putHere}>
            <Crosshair size={22} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('zone.draw.delete')} onClick={() => deleteHeld(app)}>
            <Trash2 size={22} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('zone.draw.release')} onClick={() => holdPoint(app, null)}>
            <Check size={22} aria-hidden="true" />
          </IconButton>
        </>
      )}
    </div>
  );
}
