/** What is walked to: chosen from the standard's groups, our own stations first. */
import { useState } from 'react';
import { askOtherwise } from '../../../commands/circle/change-circle.ts';
import { kindChoices } from '../../../domain/answers/circle-places.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { useServedNames } from '../use-kinds.ts';
import styles from './Question.module.css';

export function ServedField() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const served = useAppState(({ circle }) => circle.served);
  const places = useAppState(({ circle }) => circle.places.length);
  const names = useServedNames(served);
  return (
    <div className={styles.served}>
      <span className={styles.label} id="circle-served">
        {t('circle.served')}
      </span>
      <button
        type="button"
        className={styles.choice}
        aria-describedby="circle-served"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span className={styles.names}>{names === '' ? t('circle.served.none') : names}</span>
        <span className={styles.places}>{t('circle.served.places', { n: places })}</span>
        <span className={styles.change}>{t('circle.served.change')}</span>
      </button>
      {open && <ServedSheet onClose={() => setOpen(false)} />}
    </div>
  );
}

function ServedSheet({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const { t, rowName } = useWords();
  const world = useAppState((state) => state.world);
  const served = useAppState(({ circle }) => circle.served);
  const toggle = (id: string): void =>
    askOtherwise(app, { served: served.includes(id) ? served.filter((one) => one !== id) : [...served, id] });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('circle.served')}
      hint={t('circle.served.hint')}
      footer={
        <Button weight="primary" onClick={onClose}>
          {t('circle.served.done')}
        </Button>
      }
    >
      {kindChoices(world).map(({ group, choices }) => (
        <fieldset key={group} className={styles.group}>
          <legend className={styles.legend}>{t(`circle.group.${group}`)}</legend>
          <div className={styles.chips}>
            {choices.map(({ kind, places }) => (
              <button
                key={kind.id}
                type="button"
                className={styles.chip}
                aria-pressed={served.includes(kind.id)}
                onClick={() => toggle(kind.id)}
              >
                {rowName(kind)}
                <span className={styles.n}>{places}</span>
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </Sheet>
  );
}
