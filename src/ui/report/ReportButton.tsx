/** 上报: the one thing a grid worker does most, at the very corner under the thumb. */
import { CirclePlus } from 'lucide-react';
import { openDrafts } from '../../commands/report/open-drafts.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { useText } from '../use-text.ts';
import { mayReport } from './may-report.ts';
import { reportFromHere } from './report-from-here.ts';
import styles from './ReportButton.module.css';

export function ReportButton() {
  const app = useApp();
  const t = useText();
  const may = useAppState(mayReport);
  const waiting = useAppState(({ report }) => report.drafts.length);
  const open = useAppState(({ report }) => report.open !== null);
  if (!may || open) return null;
  return (
    <button
      type="button"
      className={styles.button}
      onClick={() => (waiting > 0 ? void openDrafts(app) : void reportFromHere(app))}
    >
      <CirclePlus size={26} aria-hidden="true" />
      {t('report.button')}
      {waiting > 0 && <span className={styles.waiting}>{t('report.drafts_waiting', { n: waiting })}</span>}
    </button>
  );
}
