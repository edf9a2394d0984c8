/** A gate that is being placed: where, which kind, open when. */
import { useState } from 'react';
import { stopPlacing } from '../../../commands/circle/draw-footpath.ts';
import { saveGate } from '../../../commands/circle/gates.ts';
import type { CircleMode } from '../../../domain/circle.ts';
import type { CompoundGate } from '../../../domain/entities.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { cx } from '../../parts/cx.ts';
import { Segmented } from '../../parts/Segmented.tsx';
import { useText } from '../../use-text.ts';
import styles from '../../report/PlacePicker.module.css';
import circle from '../Circle.module.css';
import { useDone } from '../use-done.ts';
import { HoursField, ALWAYS } from './HoursField.tsx';

interface GateFormProps {
  readonly mode: Extract<CircleMode, { kind: 'place_gate' }>;
  readonly onPlace: () => void;
}

const KINDS: readonly CompoundGate['kind'][] = ['main', 'side'];

export function GateForm({ mode: { compoundId, at }, onPlace }: GateFormProps) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const name = useAppState((state) => state.world.compound.get(compoundId)?.name ?? '');
  const [kind, setKind] = useState<CompoundGate['kind']>('side');
  const [hours, setHours] = useState(ALWAYS);
  return (
    <>
      <p className={styles.hint}>{t('circle.gate.hint', { name })}</p>
      <Segmented
        label={t('circle.gate.kind')}
        labelHidden
        value={kind}
        options={KINDS.map((each) => ({ value: each, label: t(`circle.gate.${each}`) }))}
        onChange={setKind}
      />
      <HoursField value={hours} onChange={setHours} />
      <div className={cx(styles.buttons, circle.many)}>
        <Button onClick={() => stopPlacing(app)}>{t('circle.placing.cancel')}</Button>
        <Button onClick={onPlace}>{t('circle.place_here')}</Button>
        <Button
          weight="primary"
          disabled={at === null}
          onClick={() =>
            at && void done('gate.add', saveGate(app, { compound_id: compoundId, kind, open_hours: hours, at }))
          }
        >
          {t('operation.gate.add')}
        </Button>
      </div>
    </>
  );
}
