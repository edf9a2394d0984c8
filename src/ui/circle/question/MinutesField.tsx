/** Minutes on a slider, with the three everybody asks for as buttons; played from one minute on, the circle is seen to grow. */
import { Pause, Play } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { askOtherwise } from '../../../commands/circle/change-circle.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { IconButton } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './Question.module.css';

const USUAL = [5, 10, 15] as const;
const MOST = 30;
/** A minute of the circle's growth, in milliseconds of the watcher's. */
const STEP_MS = 320;

export function MinutesField() {
  const app = useApp();
  const t = useText();
  const id = useId();
  const minutes = useAppState(({ circle }) => circle.minutes);
  const [until, setUntil] = useState<number | null>(null);
  const set = (n: number): void => askOtherwise(app, { minutes: n });

  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => {
      const next = minutes + 1;
      if (next <= until) askOtherwise(app, { minutes: next });
      if (next >= until) setUntil(null);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [app, until, minutes]);

  const play = (): void => {
    if (until !== null) return setUntil(null);
    setUntil(minutes > 1 ? minutes : 15);
    set(1);
  };
  return (
    <div className={styles.minutes}>
      <div className={styles.line}>
        <label htmlFor={id} className={styles.label}>
          {t('circle.minutes')}
        </label>
        <output htmlFor={id} className={styles.value}>
          {t('circle.minutes.value', { n: minutes })}
        </output>
      </div>
      <div className={styles.slide}>
        <IconButton label={t(until === null ? 'circle.minutes.play' : 'circle.minutes.stop')} onClick={play}>
          {until === null ? <Play size={20} aria-hidden="true" /> : <Pause size={20} aria-hidden="true" />}
        </IconButton>
        <input
          id={id}
          className={styles.range}
          type="range"
          min={1}
          max={MOST}
          value={minutes}
          aria-valuetext={t('circle.minutes.value', { n: minutes })}
          onChange={(event) => {
            setUntil(null);
            set(Number(event.target.value));
          }}
        />
        {USUAL.map((usual) => (
          <button
            key={usual}
            type="button"
            className={styles.usual}
            aria-pressed={minutes === usual}
            aria-label={t('circle.minutes.value', { n: usual })}
            onClick={() => {
              setUntil(null);
              set(usual);
            }}
          >
            {usual}
          </button>
        ))}
      </div>
    </div>
  );
}
