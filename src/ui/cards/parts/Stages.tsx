/** How far a case is along the field's stages; said as "step 4 of 7" to those who do not see the line. */
import { Check } from 'lucide-react';
import { cx } from '../../parts/cx.ts';
import { Section } from './Section.tsx';
import styles from './Stages.module.css';
import { useWords } from './use-words.ts';

interface Stage {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
}

export function Stages({ stages, at }: { readonly stages: readonly Stage[]; readonly at: number }) {
  const { t, rowName } = useWords();
  const now = stages[at];
  if (!now) return null;
  // Seven names fit side by side in Chinese; longer ones are left to the line above and to screen readers.
  const fits = stages.every((stage) => rowName(stage).length <= 5);
  return (
    <Section
      title={t('card.case.progress')}
      aside={t('card.case.step', { n: at + 1, total: stages.length, name: rowName(now) })}
    >
      <ol className={styles.stages}>
        {stages.map((stage, index) => (
          <li
            key={stage.id}
            className={cx(styles.stage, index < at && styles.done, index === at && styles.now)}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden="true">
              {index < at ? <Check size={14} strokeWidth={3} /> : index + 1}
            </span>
            <span className={fits ? styles.name : 'visually-hidden'}>
              {rowName(stage)}
              {index < at && <span className="visually-hidden"> {t('card.case.step_done')}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
