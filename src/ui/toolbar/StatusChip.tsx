/** Always visible, never in the way: how far this device agrees with the server, and from when the data is. */
import { Popover } from '@base-ui/react/popover';
import { CircleCheck, CloudAlert, CloudOff, HardDrive, History, RefreshCw, TriangleAlert } from 'lucide-react';
import { pull } from '../../commands/pull.ts';
import type { Failure } from '../../domain/failure.ts';
import { formatAge, formatPercent, type Translate } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { cx } from '../parts/cx.ts';
import popup from '../parts/Popup.module.css';
import { useNow } from '../use-now.ts';
import { useLocale, useText } from '../use-text.ts';
import styles from './StatusChip.module.css';
import { syncState, type SyncState } from './sync-state.ts';

const ICONS = {
  synced: CircleCheck,
  pulling: RefreshCw,
  offline: CloudOff,
  failed: TriangleAlert,
  stale: History,
  not_kept: HardDrive,
} as const;

export function StatusChip() {
  const app = useApp();
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const sync = useAppState((state) => state.sync);
  const online = useAppState((state) => state.online);
  const state = syncState(sync, online, now);
  const Icon = ICONS[state];
  const word =
    state === 'pulling' && sync.progress !== null
      ? t('shell.status.pulling_progress', { percent: formatPercent(locale, sync.progress) })
      : t(`shell.status.${state}`);
  const asOf = sync.dataAsOf === null ? null : t('shell.status.as_of', { time: formatAge(locale, sync.dataAsOf, now) });
  return (
    <div className={styles.status}>
      <Popover.Root>
        <Popover.Trigger
          className={cx(styles.chip, styles[state])}
          aria-label={[t('shell.status.label'), word, asOf].filter(Boolean).join(' · ')}
        >
          <Icon size={18} aria-hidden="true" className={state === 'pulling' ? styles.turning : undefined} />
          <span className={styles.word}>{word}</span>
          {asOf && state !== 'pulling' && <span className={styles.asOf}>{asOf}</span>}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner
            className={popup.positioner}
            side="bottom"
            align="end"
            sideOffset={8}
            collisionPadding={8}
          >
            <Popover.Popup className={popup.popup}>
              <Popover.Title className={popup.title}>{word}</Popover.Title>
              <Popover.Description className={styles.detail}>{detailOf(state, sync.failure, t)}</Popover.Description>
              <p className={styles.age}>{asOf ?? t('shell.status.never')}</p>
              <Button
                weight="primary"
                disabled={state === 'pulling'}
                icon={<RefreshCw size={18} aria-hidden="true" />}
                onClick={() => void pull(app)}
              >
                {t(state === 'failed' || state === 'offline' ? 'shell.status.retry' : 'shell.status.pull_now')}
              </Button>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {state === 'failed' && (
        <Button
          className={styles.retry}
          icon={<CloudAlert size={18} aria-hidden="true" />}
          onClick={() => void pull(app)}
        >
          {t('shell.status.retry')}
        </Button>
      )}
      <p role="status" className="visually-hidden">
        {t(`shell.status.${state}`)}
      </p>
    </div>
  );
}

function detailOf(state: SyncState, failure: Failure | null, t: Translate): string {
  if (state === 'failed' || state === 'not_kept') return t(`failure.${failure?.code ?? 'unexpected'}`);
  return t(`shell.status.${state}_detail`);
}
