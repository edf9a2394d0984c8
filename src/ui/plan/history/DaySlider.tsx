/** A day on a slider with a mark where something changed; by change, by day, by calendar, or played. */
import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { showDay } from '../../../commands/show-day.ts';
import { dayAfter, dayBefore, daysBetween, type DayScale } from '../../../domain/answers/day-scale.ts';
import { addDays, isDay, type Day } from '../../../domain/rules/shanghai-time.ts';
import { formatDate } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { IconButton } from '../../parts/Button.tsx';
import { useLocale, useText } from '../../use-text.ts';
import styles from './History.module.css';

/** How long each state of the boundaries stays while they are played. */
const STEP_MS = 1500;

export function DaySlider({ scale }: { readonly scale: DayScale }) {
  const app = useApp();
  const t = useText();
  const locale = useLocale();
  const id = useId();
  const day = useAppState((state) => state.day) ?? scale.today;
  const [playing, setPlaying] = useState(false);
  const next = dayAfter(scale, day);
  const previous = dayBefore(scale, day);

  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      if (next === null) setPlaying(false);
      else showDay(app, next);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [app, playing, next]);

  const go = (to: Day | null): void => {
    setPlaying(false);
    if (to !== null) showDay(app, to);
  };
  const play = (): void => {
    if (!playing && next === null) showDay(app, scale.first);
    setPlaying(!playing);
  };
  const said =
    day === scale.today ? t('proposal.history.today', { day: formatDate(locale, day) }) : formatDate(locale, day);
  return (
    <div className={styles.slider} role="group" aria-label={t('proposal.history.slider')}>
      <div className={styles.line}>
        <label htmlFor={id} className={styles.label}>
          {t('proposal.history.day')}
        </label>
        <output htmlFor={id} className={styles.value}>
          {said}
        </output>
      </div>
      <div className={styles.track}>
        <div className={styles.marks} aria-hidden="true">
          {scale.changes.map((change) => (
            <span
              key={change}
              style={{ insetInlineStart: `${(daysBetween(scale.first, change) / scale.length) * 100}%` }}
            />
          ))}
        </div>
        <input
          id={id}
          className={styles.range}
          type="range"
          min={0}
          max={scale.length}
          value={Math.max(0, daysBetween(scale.first, day))}
          aria-valuetext={said}
          onChange={(event) => go(addDays(scale.first, Number(event.target.value)))}
        />
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{formatDate(locale, scale.first)}</span>
        <span>{t('proposal.history.now')}</span>
      </div>
      <div className={styles.steps}>
        <IconButton label={t('proposal.history.previous')} disabled={previous === null} onClick={() => go(previous)}>
          <SkipBack size={20} aria-hidden="true" />
        </IconButton>
        <IconButton label={t(playing ? 'proposal.history.stop' : 'proposal.history.play')} onClick={play}>
          {playing ? <Pause size={20} aria-hidden="true" /> : <Play size={20} aria-hidden="true" />}
        </IconButton>
        <IconButton label={t('proposal.history.next')} disabled={next === null} onClick={() => go(next)}>
          <SkipForward size={20} aria-hidden="true" />
        </IconButton>
        <input
          type="date"
          className={styles.date}
          aria-label={t('proposal.history.pick')}
          min={scale.first}
          max={scale.today}
          value={day}
          onChange={(event) => {
            if (isDay(event.target.value)) go(event.target.value);
          }}
        />
      </div>
    </div>
  );
}
