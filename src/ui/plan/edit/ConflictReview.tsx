/** Two people redrew the same border. Both lie on the map, theirs solid and mine dashed; a person decides, now or later. */
import { useState } from 'react';
import { closeBoundary } from '../../../commands/boundary/open-boundary.ts';
import { redoMine, takeTheirs } from '../../../commands/boundary/decide-conflict.ts';
import { toFailure } from '../../../domain/failure.ts';
import { isBoundaryEdit } from '../../../domain/operations/boundary-edit.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { cx } from '../../parts/cx.ts';
import { useToast } from '../../parts/Toast.tsx';
import { useText } from '../../use-text.ts';
import styles from './Edit.module.css';

export function ConflictReview({ opId }: { readonly opId: string }) {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const entry = useAppState(({ outbox }) => outbox.find(({ operation }) => operation.op_id === opId));
  const territory = useAppState(({ base }) => base.territory);
  const [busy, setBusy] = useState(false);
  const operation = entry?.operation;
  const theirs = async (): Promise<void> => {
    setBusy(true);
    try {
      await takeTheirs(app, opId);
      toast(t('boundary.review.kept'));
    } catch (error) {
      setBusy(false);
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  if (!operation || !isBoundaryEdit(operation)) return null;
  const names = operation.args.change.areas.map(
    ({ territory_id, name }) => name ?? territory.get(territory_id)?.name ?? '',
  );
  const rejected = entry.state === 'rejected';
  const gone = names.filter((name) => name === '').length;
  return (
    <section aria-labelledby="boundary-review" className={styles.editor}>
      <div className={styles.scroll}>
        <h3 id="boundary-review" className={styles.heading}>
          {t(rejected ? 'boundary.review.rejected.title' : 'boundary.review.title')}
        </h3>
        {rejected && entry.last_failure && (
          <p role="alert" className={cx(styles.refusal, styles.apart)}>
            {t(`failure.${entry.last_failure}`)}
          </p>
        )}
        <p className={styles.padded}>{t(rejected ? 'boundary.review.rejected.body' : 'boundary.review.body')}</p>
        <ul className={styles.key}>
          <li>
            <svg viewBox="0 0 44 8" aria-hidden="true">
              <path d="M2 4h40" className={styles.theirs} />
            </svg>
            {t(rejected ? 'boundary.review.now' : 'outbox.conflict.theirs')}
          </li>
          <li>
            <svg viewBox="0 0 44 8" aria-hidden="true">
              <path d="M2 4h40" className={styles.mine} />
            </svg>
            {t('outbox.conflict.mine')}
          </li>
        </ul>
        <h4 className={styles.heading}>{t('boundary.review.parts')}</h4>
        <ul className={styles.names}>
          {names.filter(Boolean).map((name) => (
            <li key={name}>{name}</li>
          ))}
          {gone > 0 && <li>{t('boundary.review.gone', { n: gone })}</li>}
        </ul>
      </div>
      <div className={styles.foot}>
        <Button onClick={() => closeBoundary(app)}>{t('boundary.review.later')}</Button>
        <Button disabled={busy} onClick={() => void theirs()}>
          {t(rejected ? 'boundary.review.discard' : 'boundary.review.theirs')}
        </Button>
        <Button weight="primary" large disabled={busy} onClick={() => redoMine(app, opId)}>
          {t(rejected ? 'boundary.review.again' : 'boundary.review.redo')}
        </Button>
      </div>
    </section>
  );
}
