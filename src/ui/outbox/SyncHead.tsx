/** How far this device agrees with the server, from when what it shows is, and the button to ask again. */
import { RefreshCw } from 'lucide-react';
import { exchange } from '../../commands/exchange.ts';
import { isUnsent } from '../../domain/outbox.ts';
import { formatAge } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { SYNC_ICONS, syncDetail } from '../toolbar/sync-words.ts';
import { syncState } from '../toolbar/sync-state.ts';
import { useNow } from '../use-now.ts';
import { useLocale, useText } from '../use-text.ts';
import styles from './SyncHead.module.css';

export function SyncHead() {
  const app = useApp();
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const sync = useAppState((state) => state.sync);
  const online = useAppState((state) => state.online);
  const unsent = useAppState(({ outbox }) => outbox.some(isUnsent));
  const state = syncState(sync, online, now);
  const Icon = SYNC_ICONS[state];
  return (
    <header className={styles.head}>
      <Icon size={28} aria-hidden="true" className={styles[state]} />
      <div className={styles.words}>
        <h2 className={styles.title}>{t(`shell.status.${state}`)}</h2>
        <p className={styles.detail}>
          {sync.dataAsOf === null
            ? t('shell.status.never')
            : t('shell.status.as_of', { time: formatAge(locale, sync.dataAsOf, now) })}
        </p>
        <p className={styles.detail}>
          {state === 'synced' && unsent ? t('outbox.not_agreed') : syncDetail(t, state, sync.failure)}
        </p>
      </div>
      <Button
        disabled={state === 'pulling'}
        icon={<RefreshCw size={18} aria-hidden="true" />}
        onClick={() => void exchange(app, { force: true })}
      >
        {t(state === 'failed' || state === 'offline' ? 'shell.status.retry' : 'shell.status.pull_now')}
      </Button>
    </header>
  );
}
