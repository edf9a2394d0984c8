/** Over map and tables while a past day is shown: which day, what is of today all the same, that nothing can be changed, and the way back. */
import { History } from 'lucide-react';
import { showDay } from '../../../commands/show-day.ts';
import { formatDate } from '../../../i18n/index.ts';
import '../../../i18n/plan-texts.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useLocale, useText } from '../../use-text.ts';
import styles from './PastDayBand.module.css';

export default function PastDayBand() {
  const app = useApp();
  const t = useText();
  const locale = useLocale();
  const day = useAppState((state) => state.day);
  if (day === null) return null;
  return (
    <div className={styles.band} role="status">
      <History size={20} aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>
        <strong>{t('proposal.history.band', { day: formatDate(locale, day) })}</strong>
        <span>{t('proposal.history.band_note')}</span>
      </span>
      <Button className={styles.back} onClick={() => showDay(app, null)}>
        {t('proposal.history.to_today')}
      </Button>
    </div>
  );
}
