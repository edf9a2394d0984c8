/** Everything else that can be done with the case, and why the rest cannot. */
import type { CaseAction } from '../../../domain/answers/case-actions.ts';
import { Sheet } from '../../parts/Sheet.tsx';
import { useWords } from '../parts/use-words.ts';
import { verbOf } from './form-fields.ts';
import styles from './MoreActions.module.css';
import { obstacleText } from './obstacle-text.ts';

interface MoreActionsProps {
  readonly possible: readonly CaseAction[];
  readonly blocked: readonly CaseAction[];
  readonly onChoose: (action: CaseAction) => void;
  readonly onClose: () => void;
}

export default function MoreActions({ possible, blocked, onChoose, onClose }: MoreActionsProps) {
  const words = useWords();
  const { t } = words;
  return (
    <Sheet open onClose={onClose} title={t('case.action.more_title')}>
      {possible.length > 0 ? (
        <ul className={styles.actions}>
          {possible.map((action) => (
            <li key={action.operation}>
              <button type="button" className={styles.action} onClick={() => onChoose(action)}>
                <span className={styles.verb}>{t(`operation.${action.operation}`)}</span>
                <span className={styles.hint}>{t(`case.action.hint.${verbOf(action.operation)}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.hint}>{t('case.action.none_else')}</p>
      )}
      {blocked.length > 0 && (
        <details className={styles.blocked}>
          <summary className={styles.title}>{t('case.action.blocked_title', { n: blocked.length })}</summary>
          <ul>
            {blocked.map(({ operation, obstacle }) => (
              <li key={operation} className={styles.reason}>
                <span className={styles.verb}>{t(`operation.${operation}`)}</span>
                {obstacle && <span className={styles.hint}>{obstacleText(words, obstacle)}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  );
}
