/** A compound's outline that is being drawn or changed: its m², what is wrong with it, and at the end what it is called. */
import { useState } from 'react';
import { closeOutline } from '../../../commands/drawing/points.ts';
import { outlineOf, saveCompound } from '../../../commands/drawing/save.ts';
import type { CompoundKind } from '../../../domain/entities.ts';
import { outlineFault } from '../../../domain/rules/outline-faults.ts';
import { outlineM2 } from '../../../domain/rules/outline-m2.ts';
import type { DrawingWork } from '../../../state/drawing.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useDone } from '../../circle/use-done.ts';
import circle from '../../circle/Circle.module.css';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useText } from '../../use-text.ts';
import { BarButtons } from './BarButtons.tsx';
import styles from './Draw.module.css';
import { PointTools } from './PointTools.tsx';
import { Warning } from './Warning.tsx';

const KINDS: readonly CompoundKind[] = ['unit_compound', 'commercial_compound', 'old_compound', 'affordable_compound'];
const NOTHING = { name: '', kind: null, address: '' } as const;

export function CompoundBar({ work }: { readonly work: Extract<DrawingWork, { kind: 'compound' }> }) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const { points, isClosed } = useAppState((state) => state.drawing);
  const compounds = useAppState((state) => state.world.compound);
  const [naming, setNaming] = useState(false);
  const others = [...compounds.values()].filter(({ id }) => id !== work.compoundId);
  const fault = points.length === 0 ? null : outlineFault(points, others);
  const finish = (): void => {
    if (!isClosed) closeOutline(app);
    else if (work.compoundId === null) setNaming(true);
    else void done('compound.reshape', saveCompound(app, NOTHING));
  };
  const says =
    points.length < 3
      ? t('zone.compound.hint')
      : t('zone.compound.area', { n: points.length, m2: Math.round(outlineM2(outlineOf(points, work))) });
  return (
    <>
      <p aria-live="polite" className={styles.live}>
        {says}
      </p>
      {isClosed && <p className={styles.quiet}>{t('zone.compound.closed')}</p>}
      {points.length > 2 && fault && (
        <Warning>
          {fault.kind === 'overlaps'
            ? t('zone.compound.overlaps', { name: fault.other.name })
            : t(`zone.compound.${fault.kind}`)}
        </Warning>
      )}
      <PointTools />
      <BarButtons here={isClosed ? null : t('zone.draw.here')}>
        <Button
          weight="primary"
          className={styles.take}
          disabled={points.length < 3 || (isClosed && fault !== null)}
          onClick={finish}
        >
          {!isClosed
            ? t('zone.draw.done')
            : t(work.compoundId === null ? 'zone.compound.save' : 'zone.compound.save_outline')}
        </Button>
      </BarButtons>
      {naming && <CompoundForm hint={says} onClose={() => setNaming(false)} />}
    </>
  );
}

function CompoundForm({ hint, onClose }: { readonly hint: string; readonly onClose: () => void }) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<CompoundKind | null>(null);
  const [address, setAddress] = useState('');
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('zone.compound.draw')}
      hint={hint}
      footer={
        <Button
          weight="primary"
          large
          disabled={name.trim() === ''}
          onClick={() => void done('compound.draw', saveCompound(app, { name, kind, address }))}
        >
          {t('zone.compound.save')}
        </Button>
      }
    >
      <div className={styles.fields}>
        <TextField label={t('zone.compound.name')} longest={60} value={name} onChange={setName} />
        <label className={circle.select}>
          {t('zone.compound.kind')}
          <select
            value={kind ?? ''}
            onChange={({ target }) => setKind(KINDS.find((each) => each === target.value) ?? null)}
          >
            <option value="">{t('zone.compound.kind.unknown')}</option>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`card.compound_kind.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <TextField label={t('zone.compound.address')} longest={200} value={address} onChange={setAddress} />
      </div>
    </Sheet>
  );
}
