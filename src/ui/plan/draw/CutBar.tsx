/** A responsibility line that is being cut: the metres of both parts before anything is done. */
import { cutParts, saveCut } from '../../../commands/drawing/save.ts';
import { lineMetres } from '../../../domain/rules/line-metres.ts';
import type { DrawingWork } from '../../../state/drawing.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useDone } from '../../circle/use-done.ts';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import { BarButtons } from './BarButtons.tsx';
import styles from './Draw.module.css';
import { PointTools } from './PointTools.tsx';
import { useMetres } from './use-metres.ts';
import { Warning } from './Warning.tsx';

/** Metres a part has at least, as the server takes it. */
const SHORTEST = 5;

export function CutBar({ work }: { readonly work: Extract<DrawingWork, { kind: 'cut' }> }) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const metresOf = useMetres();
  const at = useAppState((state) => state.drawing.points[0]);
  const zone = useAppState((state) => state.world.responsibility_zone.get(work.zoneId));
  const parts = cutParts(zone, at);
  const [first, second] = parts ? [lineMetres(parts.first), lineMetres(parts.second)] : [0, 0];
  const isEnd = at !== undefined && Math.min(first, second) < SHORTEST;
  return (
    <>
      <p aria-live="polite" className={styles.live}>
        {parts ? t('zone.cut.parts', { first: metresOf(first), second: metresOf(second) }) : t('zone.cut.hint')}
      </p>
      {isEnd ? <Warning>{t('zone.cut.end')}</Warning> : parts && <p className={styles.quiet}>{t('zone.cut.rest')}</p>}
      <PointTools alone />
      <BarButtons here={t('zone.cut.here')}>
        <Button
          weight="primary"
          className={styles.take}
          disabled={!parts || isEnd}
          onClick={() => void done('zone.cut', saveCut(app))}
        >
          {t('zone.cut.save')}
        </Button>
      </BarButtons>
    </>
  );
}
