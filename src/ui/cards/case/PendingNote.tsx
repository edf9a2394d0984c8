/** What the card shows is not yet what the server has: how much of it, and where to look when something went wrong. */
import { CloudUpload, TriangleAlert } from 'lucide-react';
import { openScreen } from '../../../commands/open-screen.ts';
import { needsAttention } from '../../../domain/outbox.ts';
import { useApp } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { cx } from '../../parts/cx.ts';
import { useText } from '../../use-text.ts';
import { usePending } from '../../use-pending.ts';
import styles from './PendingNote.module.css';

export function PendingNote({ id }: { readonly id: string }) {
  const app = useApp();
  const t = useText();
  const pending = usePending(id);
  if (pending.length === 0) return null;
  const problem = pending.find(needsAttention);
  return (
    <div className={cx(styles.note, problem && styles.problem)}>
      {problem ? <TriangleAlert size={20} aria-hidden="true" /> : <CloudUpload size={20} aria-hidden="true" />}
      <p className={styles.words}>
        {problem
          ? t(problem.state === 'conflict' ? 'case.pending.conflict' : 'case.pending.rejected')
          : `${t('case.pending.count', { n: pending.length })} · ${t('case.pending.provisional')}`}
      </p>
      <Button weight={problem ? 'plain' : 'quiet'} onClick={() => openScreen(app, 'outbox')}>
        {t(problem ? 'case.pending.open' : 'case.pending.look')}
      </Button>
    </div>
  );
}
