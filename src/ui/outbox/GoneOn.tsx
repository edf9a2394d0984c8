/** Why a step on a case cannot be done any more, as a person would say it: who did what meanwhile, or where the case is now. */
import type { OutboxEntry } from '../../domain/outbox.ts';
import { obstacleTo } from '../../domain/answers/case-actions.ts';
import { stepsOf } from '../../domain/answers/case-steps.ts';
import { formatAge } from '../../i18n/index.ts';
import { operationKey } from '../../i18n/operation-key.ts';
import { useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { useNow } from '../use-now.ts';
import styles from './OutboxRow.module.css';
import { useLastEvent } from './use-last-event.ts';

export function GoneOn({ entry: { operation, subject } }: { readonly entry: OutboxEntry }) {
  const { t, locale, rowName } = useWords();
  const now = useNow();
  const world = useAppState((state) => state.base);
  const record = subject?.entity === 'case_record' ? world.case_record.get(subject.id) : undefined;
  const last = useLastEvent(record ? subject : null);
  if (!record || obstacleTo(world, record, operation.name)?.kind !== 'stage') return null;
  const stage = stepsOf(world, record).find((step) => step.stage === record.stage);
  return (
    <p className={styles.why}>
      {last
        ? t('outbox.gone_on', {
            name: last.by_name ?? t('case.history.somebody'),
            time: formatAge(locale, last.at, now),
            action: t(operationKey(last.operation)),
          })
        : t('outbox.gone_on_stage', { stage: stage ? rowName(stage) : record.stage })}
    </p>
  );
}
