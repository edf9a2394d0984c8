/** Operations in a few lines each: what was done to what, when, and what was written. */
import type { OutboxEntry } from '../../domain/outbox.ts';
import { formatAge } from '../../i18n/index.ts';
import { operationKey } from '../../i18n/operation-key.ts';
import { useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { useNow } from '../use-now.ts';
import { contentTexts } from './content-texts.ts';
import styles from './EntryList.module.css';

export function EntryList({ entries }: { readonly entries: readonly OutboxEntry[] }) {
  const words = useWords();
  const { t, locale } = words;
  const world = useAppState((state) => state.world);
  const now = useNow();
  return (
    <ul className={styles.list}>
      {entries.map(({ operation, title, last_failure: why, state }) => (
        <li key={operation.op_id} className={styles.entry}>
          <span className={styles.name}>{[t(operationKey(operation.name)), title].filter(Boolean).join(' ')}</span>
          <span className={styles.note}>
            {[formatAge(locale, operation.made_at, now), ...contentTexts(words, world, operation)].join(' · ')}
          </span>
          {state === 'rejected' && why !== null && <span className={styles.note}>{t(`failure.${why}`)}</span>}
        </li>
      ))}
    </ul>
  );
}
