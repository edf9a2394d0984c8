/**
 * Always visible, never in the way: how far this device agrees with the server, from when the data is, and what has still to
 * be told: “离线 · 3 待上传 · 1 需处理” (O10). A tap opens the whole list.
 */
import { useEffect, useMemo, type ReactNode } from 'react';
import { CloudAlert, CloudUpload, TriangleAlert } from 'lucide-react';
import { exchange } from '../../commands/exchange.ts';
import { openScreen } from '../../commands/open-screen.ts';
import { isUnsent, needsAttention } from '../../domain/outbox.ts';
import { formatAge, formatPercent } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { cx } from '../parts/cx.ts';
import { useNow } from '../use-now.ts';
import { useLocale, useText } from '../use-text.ts';
import styles from './StatusChip.module.css';
import { syncState } from './sync-state.ts';
import { SYNC_ICONS } from './sync-words.ts';

/** After the map has had its turn. */
const WARM_MS = 5_000;

export function StatusChip() {
  const app = useApp();
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const sync = useAppState((state) => state.sync);
  const online = useAppState((state) => state.online);
  const outbox = useAppState((state) => state.outbox);
  const isHere = useAppState((state) => state.screen === 'outbox');
  const counts = useMemo(() => {
    const attention = outbox.filter(needsAttention).length;
    return { attention, waiting: outbox.filter(isUnsent).length - attention };
  }, [outbox]);
  useEffect(() => {
    // The list of what is unsent must open without a network too, also where the app's files are not kept on the device.
    const warm = setTimeout(() => void import('../outbox/OutboxPanel.tsx').catch(() => undefined), WARM_MS);
    return () => clearTimeout(warm);
  }, []);
  const state = syncState(sync, online, now);
  const Icon = SYNC_ICONS[state];
  const word =
    state === 'pulling' && sync.progress !== null
      ? t('shell.status.pulling_progress', { percent: formatPercent(locale, sync.progress) })
      : t(`shell.status.${state}`);
  const asOf = sync.dataAsOf === null ? null : t('shell.status.as_of', { time: formatAge(locale, sync.dataAsOf, now) });
  const waiting = counts.waiting > 0 ? t('outbox.chip.waiting', { n: counts.waiting }) : null;
  const attention = counts.attention > 0 ? t('outbox.chip.attention', { n: counts.attention }) : null;
  return (
    <div className={styles.status}>
      <button
        type="button"
        className={cx(
          styles.chip,
          styles[state],
          (waiting ?? attention) !== null && styles.counting,
          attention !== null && styles.attention,
        )}
        aria-label={[t('shell.status.label'), word, waiting, attention, asOf].filter(Boolean).join(' · ')}
        aria-pressed={isHere}
        onClick={() => openScreen(app, isHere ? 'map' : 'outbox')}
      >
        <Icon size={18} aria-hidden="true" className={state === 'pulling' ? styles.turning : undefined} />
        <span className={styles.word}>{word}</span>
        {waiting !== null && (
          <Count icon={<CloudUpload size={16} aria-hidden="true" />} n={counts.waiting} text={waiting} />
        )}
        {attention !== null && (
          <Count urgent icon={<TriangleAlert size={16} aria-hidden="true" />} n={counts.attention} text={attention} />
        )}
        {asOf && state !== 'pulling' && <span className={styles.asOf}>{asOf}</span>}
      </button>
      {state === 'failed' && (
        <Button
          className={styles.retry}
          icon={<CloudAlert size={18} aria-hidden="true" />}
          onClick={() => void exchange(app, { force: true })}
        >
          {t('shell.status.retry')}
        </Button>
      )}
      <p role="status" className="visually-hidden">
        {[t(`shell.status.${state}`), waiting, attention].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}

/** In words where there is room, as a sign and a figure beside a phone's search box. */
const Count = ({
  icon,
  n,
  text,
  urgent = false,
}: {
  readonly icon: ReactNode;
  readonly n: number;
  readonly text: string;
  readonly urgent?: boolean;
}) => (
  <span className={cx(styles.count, urgent && styles.urgent)}>
    <span className={styles.figure}>
      {icon}
      {n}
    </span>
    <span className={styles.text}>{text}</span>
  </span>
);
