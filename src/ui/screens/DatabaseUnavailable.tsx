/** The device's own database is gone: whoever records here has to stop, so this stands in front of everything. */
import { DatabaseZap, RefreshCw } from 'lucide-react';
import { Button } from '../parts/Button.tsx';
import { LocaleControl } from '../toolbar/PreferenceControls.tsx';
import { useText } from '../use-text.ts';
import styles from './NoRole.module.css';

interface DatabaseUnavailableProps {
  /** Just looking goes on without it; recording is refused until it is back. */
  readonly onLook: () => void;
  readonly onReload: () => void;
}

export function DatabaseUnavailable({ onLook, onReload }: DatabaseUnavailableProps) {
  const t = useText();
  return (
    <main className={styles.screen}>
      <div
        className={styles.box}
        role="alertdialog"
        aria-labelledby="database-gone"
        aria-describedby="database-gone-what"
      >
        <DatabaseZap size={40} aria-hidden="true" className={styles.icon} />
        <h1 className={styles.title} id="database-gone">
          {t('shell.database_gone.title')}
        </h1>
        <div id="database-gone-what" className={styles.words}>
          <p>{t('shell.database_gone.body')}</p>
          <p>{t('shell.database_gone.what_to_do')}</p>
        </div>
        <div className={styles.actions}>
          <Button weight="primary" large icon={<RefreshCw size={18} aria-hidden="true" />} onClick={onReload}>
            {t('shell.database_gone.reload')}
          </Button>
          <Button large onClick={onLook}>
            {t('shell.database_gone.look')}
          </Button>
        </div>
        <LocaleControl />
      </div>
    </main>
  );
}
