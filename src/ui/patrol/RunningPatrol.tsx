/** The walk under way: how long, how far, whether it is recorded, and its end under the thumb. */
import { Flag, MapPin, Play, Smartphone, TriangleAlert } from 'lucide-react';
import { finishPatrol } from '../../commands/finish-patrol.ts';
import { recordPatrol } from '../../commands/record-patrol.ts';
import { trackMetres } from '../../domain/rules/track.ts';
import { endOf, lastSeen, type RunningPatrol as Running } from '../../domain/running-patrol.ts';
import { rowsBy } from '../../domain/world.ts';
import { formatDateTime, formatMetres } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';
import { cx } from '../parts/cx.ts';
import { useNow } from '../use-now.ts';
import { useTask } from '../visits/use-task.ts';
import form from '../visits/VisitForm.module.css';
import { LeavingNotice } from './LeavingNotice.tsx';
import styles from './PatrolScreen.module.css';

export function RunningPatrol({ running }: { readonly running: Running }) {
  const app = useApp();
  const { t, locale, duration } = useWords();
  const toast = useToast();
  const now = useNow();
  const { phase, signal, awake, failure } = useAppState((state) => state.patrol);
  const territory = useAppState(({ world }) => world.territory.get(running.territory_id));
  const visits = useAppState(({ world }) => rowsBy(world.visit, 'patrol_id', running.id).length);
  const { run, busy, problem } = useTask();
  const distance = formatMetres(locale, trackMetres(running.points));
  const isPaused = phase === 'paused';
  const finish = () =>
    run(async () => {
      const time = duration(endOf(running, app.clock.now()) - running.started_at);
      await finishPatrol(app);
      toast(t('patrol.finished', { distance, time }));
    });
  return (
    <section className={styles.start} aria-label={t('patrol.running')}>
      <h2 className={styles.title}>
        {t(isPaused ? 'patrol.paused' : 'patrol.running')}
        <span className={styles.place}>{territory?.name}</span>
      </h2>
      <LeavingNotice />
      <dl className={styles.figures}>
        <Figure label={t('patrol.time')} value={duration((isPaused ? lastSeen(running) : now) - running.started_at)} />
        <Figure label={t('patrol.distance')} value={distance} />
        <Figure label={t('patrol.visits')} value={visits.toLocaleString(locale)} />
      </dl>
      {phase === 'recording' && (
        <ul className={styles.facts}>
          <li className={cx(signal === 'denied' || signal === 'weak' ? styles.warn : undefined)}>
            <MapPin size={14} aria-hidden="true" />
            {t(`patrol.signal.${signal}`)}
          </li>
          {awake !== 'off' && (
            <li className={cx(awake === 'refused' ? styles.warn : undefined)}>
              <Smartphone size={14} aria-hidden="true" />
              {t(`patrol.awake.${awake}`)}
            </li>
          )}
        </ul>
      )}
      {isPaused && <p>{t('patrol.paused.body', { time: formatDateTime(locale, lastSeen(running)) })}</p>}
      {phase === 'elsewhere' && <p>{t('patrol.elsewhere')}</p>}
      {failure && (
        <p role="alert" className={form.problem}>
          <TriangleAlert size={16} aria-hidden="true" /> {t('patrol.failure', { reason: t(`failure.${failure.code}`) })}
        </p>
      )}
      {problem !== null && (
        <p role="alert" className={form.problem}>
          {problem}
        </p>
      )}
      {isPaused && (
        <Button
          className={styles.big}
          icon={<Play size={22} aria-hidden="true" />}
          onClick={() => void run(() => recordPatrol(app))}
        >
          {t('patrol.resume')}
        </Button>
      )}
      {phase !== 'elsewhere' && (
        <Button
          weight="primary"
          className={styles.big}
          disabled={busy}
          icon={<Flag size={22} aria-hidden="true" />}
          onClick={() => void finish()}
        >
          {t('patrol.finish')}
        </Button>
      )}
    </section>
  );
}

const Figure = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div className={styles.figure}>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
