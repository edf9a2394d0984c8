/** A responsibility line that is being drawn: its metres, how it is drawn, and at the end its name and who answers for it. */
import { useState } from 'react';
import { setFollow } from '../../../commands/drawing/points.ts';
import { saveZone } from '../../../commands/drawing/save.ts';
import type { ResidentUnitId } from '../../../domain/ids.ts';
import { courseMetres } from '../../../domain/rules/line-metres.ts';
import type { DrawingWork } from '../../../state/drawing.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useDone } from '../../circle/use-done.ts';
import { Button } from '../../parts/Button.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useText } from '../../use-text.ts';
import { BarButtons } from './BarButtons.tsx';
import styles from './Draw.module.css';
import { PointTools } from './PointTools.tsx';
import { UnitChoice } from './UnitChoice.tsx';
import { useMetres } from './use-metres.ts';
import { Warning } from './Warning.tsx';

/** Metres between which the server takes a line. */
const SHORTEST = 5;
const LONGEST = 50_000;

export function ZoneBar({ work }: { readonly work: Extract<DrawingWork, { kind: 'zone' }> }) {
  const app = useApp();
  const t = useText();
  const metresOf = useMetres();
  const { points, note } = useAppState((state) => state.drawing);
  const [naming, setNaming] = useState(false);
  const metres = courseMetres(points.map(([lon, lat]) => [lon, lat]));
  const isLong = metres > LONGEST;
  const isShort = points.length < 2 || metres < SHORTEST;
  return (
    <>
      <p aria-live="polite" className={styles.live}>
        {points.length === 0
          ? t(`zone.draw.${work.along}.hint`)
          : t('zone.draw.so_far', { n: points.length, metres: metresOf(metres) })}
      </p>
      {note === 'no_way' && <Warning>{t('zone.draw.no_way')}</Warning>}
      {isLong && <Warning>{t('zone.draw.long')}</Warning>}
      {points.length > 1 && isShort && <Warning>{t('zone.draw.short')}</Warning>}
      <Segmented
        label={t('zone.draw.mode')}
        labelHidden
        value={work.follow ? 'follow' : 'free'}
        options={[
          { value: 'follow', label: t('zone.draw.follow') },
          { value: 'free', label: t('zone.draw.free') },
        ]}
        onChange={(mode) => setFollow(app, mode === 'follow')}
      />
      <PointTools />
      <BarButtons here={t('zone.draw.here')}>
        <Button weight="primary" className={styles.take} disabled={isShort || isLong} onClick={() => setNaming(true)}>
          {t('zone.draw.done')}
        </Button>
      </BarButtons>
      {naming && (
        <ZoneForm title={t(`zone.draw.${work.along}`)} hint={metresOf(metres)} onClose={() => setNaming(false)} />
      )}
    </>
  );
}

function ZoneForm({
  title,
  hint,
  onClose,
}: {
  readonly title: string;
  readonly hint: string;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const [name, setName] = useState('');
  const [unit, setUnit] = useState<ResidentUnitId | null>(null);
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      hint={hint}
      footer={
        <Button
          weight="primary"
          large
          disabled={name.trim() === ''}
          onClick={() => void done('zone.draw', saveZone(app, name, unit))}
        >
          {t('zone.draw.save')}
        </Button>
      }
    >
      <div className={styles.fields}>
        <TextField
          label={t('zone.draw.name')}
          longest={60}
          value={name}
          onChange={setName}
          hint={t('zone.draw.name.hint')}
        />
        <UnitChoice label={t('zone.draw.unit')} value={unit} onChoose={setUnit} />
      </div>
    </Sheet>
  );
}
