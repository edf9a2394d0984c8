import { formatPercent } from '../../i18n/index.ts';
import { useAppState } from '../app-context.tsx';
import { useLocale, useText } from '../use-text.ts';
import styles from './PlaceList.module.css';

/** A line that fills while a first pull comes in; nothing otherwise. */
export function PullProgress() {
  const t = useText();
  const locale = useLocale();
  const progress = useAppState(({ sync }) => (sync.phase === 'pulling' ? sync.progress : null));
  if (progress === null) return null;
  return (
    <div className={styles.pulling}>
      <progress className={styles.progress} value={progress} max={1} aria-label={t('shell.list.loading')} />
      <span aria-hidden="true">{t('shell.status.pulling_progress', { percent: formatPercent(locale, progress) })}</span>
    </div>
  );
}
