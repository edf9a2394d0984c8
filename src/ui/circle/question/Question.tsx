/**
 * What is asked: how far, walked to what, by whom. The minutes come first: they are tried out, and on a phone the slider lies next to
 * the sentence it changes.
 */
import { askOtherwise } from '../../../commands/circle/change-circle.ts';
import { PACES, type Pace } from '../../../../geo/walk/paces.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import { useText } from '../../use-text.ts';
import { MinutesField } from './MinutesField.tsx';
import styles from './Question.module.css';
import { ServedField } from './ServedField.tsx';

const CHOICES: readonly Pace[] = ['standard', 'elderly', 'normal'];

export function Question() {
  const app = useApp();
  const t = useText();
  const pace = useAppState(({ circle }) => circle.pace);
  const openNow = useAppState(({ circle }) => circle.openNow);
  return (
    <section aria-label={t('circle.ask')} className={styles.question}>
      <MinutesField />
      <ServedField />
      <Segmented
        label={t('circle.pace')}
        value={pace}
        options={CHOICES.map((each) => ({
          value: each,
          label: `${t(`circle.pace.${each}`)} ${PACES[each].toFixed(1)}`,
        }))}
        onChange={(each) => askOtherwise(app, { pace: each })}
      />
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={openNow}
          onChange={(event) => askOtherwise(app, { openNow: event.target.checked })}
        />
        {t('circle.open_now')}
      </label>
    </section>
  );
}
