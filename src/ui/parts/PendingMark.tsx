/** “待上传” or “需处理” beside a row that this device has changed and the server does not know yet: dotted, as on the map. */
import { CloudUpload, TriangleAlert } from 'lucide-react';
import { needsAttention } from '../../domain/outbox.ts';
import { usePending } from '../use-pending.ts';
import { useText } from '../use-text.ts';
import { cx } from './cx.ts';
import styles from './PendingMark.module.css';

export function PendingMark({ id }: { readonly id: string }) {
  const t = useText();
  const pending = usePending(id);
  if (pending.length === 0) return null;
  const problem = pending.some(needsAttention);
  const Icon = problem ? TriangleAlert : CloudUpload;
  return (
    <span className={cx(styles.mark, problem && styles.problem)}>
      <Icon size={14} aria-hidden="true" />
      {t(problem ? 'outbox.attention' : 'outbox.waiting')}
    </span>
  );
}
