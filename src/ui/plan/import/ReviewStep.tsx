/** Names that are not quite like known ones: asked once for all rows that say the same, and nothing is taken without a yes. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, useState } from 'react';
import type { DoubtGroup } from '../../../domain/ledger/import-questions.ts';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './Import.module.css';
import { Buttons } from './parts.tsx';
import type { WizardActions } from './use-wizard.ts';

/** Of each question. */
const LINES_SHOWN = 3;
const ROW_PX = 260;
/** From here on a name is as good as meant, if no other is as near. */
const LIKELY = 0.85;

const likeliest = ({ options }: DoubtGroup): string | null => {
  const [best, next] = options;
  return best && best.score >= LIKELY && (next === undefined || next.score < best.score - 0.05) ? best.id : null;
};

export function ReviewStep({ wizard, change, match }: WizardActions) {
  const t = useText();
  // as they were asked: a name that has been decided stays in the list, so that one can think again
  const [asked] = useState<readonly DoubtGroup[]>(() => wizard.match?.doubts ?? []);
  const list = useRef<HTMLDivElement>(null);
  // The virtualizer changes in place; nothing here is memoised by a compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: asked.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_PX,
    overscan: 3,
  });
  const decide = (key: string, id: string | null): void =>
    change({ decisions: new Map([...wizard.decisions, [key, id]]) });
  const easy = asked.filter((group) => !wizard.decisions.has(group.key) && likeliest(group) !== null);
  const left = asked.filter(({ key }) => !wizard.decisions.has(key)).length;
  return (
    <>
      <p className={styles.quiet}>{t('import.review.hint')}</p>
      {easy.length > 0 && (
        <Button
          onClick={() =>
            change({
              decisions: new Map([...wizard.decisions, ...easy.map((group) => [group.key, likeliest(group)] as const)]),
            })
          }
        >
          {t('import.review.accept', { n: easy.length })}
        </Button>
      )}
      <div
        ref={list}
        className={styles.review}
        style={{ height: virtualizer.getTotalSize() }}
        role="group"
        aria-label={t('import.step.review')}
      >
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const group = asked[index];
            return (
              group && (
                <div
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  className={styles.slot}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Doubtful
                    group={group}
                    decided={wizard.decisions.get(group.key)}
                    onDecide={(id) => decide(group.key, id)}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      {left > 0 && <p role="status">{t('import.review.left', { n: left })}</p>}
      <Buttons onBack={() => change({ step: 'columns' })} onNext={() => void match(wizard, 'check')} />
    </>
  );
}

interface DoubtfulProps {
  readonly group: DoubtGroup;
  readonly decided: string | null | undefined;
  readonly onDecide: (id: string | null) => void;
}

function Doubtful({ group, decided, onDecide }: DoubtfulProps) {
  const t = useText();
  const name = useId();
  const options = [
    ...group.options.map(({ id, name: called, where }) => ({
      id,
      label: where === '' ? called : t('import.review.option', { name: called, where }),
    })),
    { id: null, label: group.refers === 'resident_unit' ? t('import.review.skip') : t('import.review.none') },
  ];
  return (
    <fieldset className={styles.choices}>
      <legend>
        {t(`import.review.${group.refers}`)} {t('import.review.group', { text: group.text, n: group.lines.length })}
        <small className={styles.quiet}>
          {t('import.review.lines', { lines: group.lines.slice(0, LINES_SHOWN).join('、') })}
        </small>
      </legend>
      {options.map(({ id, label }) => (
        <label key={id ?? ''} className={styles.choice}>
          <input type="radio" name={name} checked={decided === id} onChange={() => onDecide(id)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
