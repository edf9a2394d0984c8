/** What was done with the case, newest first: read from the server when somebody asks for it, gone with the card. */
import { useState } from 'react';
import { History, Lock } from 'lucide-react';
import { readCaseHistory } from '../../../commands/read-case-history.ts';
import type { Step } from '../../../domain/answers/case-steps.ts';
import type { CaseEvent } from '../../../domain/case-event.ts';
import { toFailure, type FailureCode } from '../../../domain/failure.ts';
import type { CaseId } from '../../../domain/ids.ts';
import { ROLES } from '../../../domain/role.ts';
import { HOLDERS } from '../../../domain/rules/may-hold.ts';
import { formatDateTime } from '../../../i18n/index.ts';
import { operationKey } from '../../../i18n/operation-key.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import blocks from '../parts/blocks.module.css';
import { Note, Section } from '../parts/Section.tsx';
import { useWords, type Words } from '../parts/use-words.ts';
import styles from './CaseHistory.module.css';
import { factTexts } from './fact-texts.ts';

type Reading =
  | { readonly kind: 'not_asked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'read'; readonly events: readonly CaseEvent[] }
  | { readonly kind: 'failed'; readonly code: FailureCode };

export function CaseHistory({ id, stages }: { readonly id: CaseId; readonly stages: readonly Step[] }) {
  const app = useApp();
  const { t } = useWords();
  const online = useAppState((state) => state.online);
  const [reading, setReading] = useState<Reading>({ kind: 'not_asked' });
  const read = async (): Promise<void> => {
    setReading({ kind: 'asking' });
    try {
      setReading({ kind: 'read', events: await readCaseHistory(app, id) });
    } catch (error) {
      setReading({ kind: 'failed', code: toFailure(error).code });
    }
  };
  return (
    <Section title={t('case.history')}>
      <div aria-live="polite">
        {reading.kind === 'read' ? (
          <Events events={reading.events} stages={stages} />
        ) : (
          <>
            <div className={blocks.ask}>
              <Button
                disabled={!online || reading.kind === 'asking'}
                icon={<History size={18} aria-hidden="true" />}
                onClick={() => void read()}
              >
                {t(reading.kind === 'asking' ? 'case.history.reading' : 'case.history.show')}
              </Button>
            </div>
            {!online && <Note>{t('case.history.offline')}</Note>}
            {reading.kind === 'failed' && <Note>{t(`failure.${reading.code}`)}</Note>}
          </>
        )}
      </div>
    </Section>
  );
}

function Events({ events, stages }: { readonly events: readonly CaseEvent[]; readonly stages: readonly Step[] }) {
  const words = useWords();
  const mayReadNotes = useAppState(
    ({ session }) =>
      session.kind === 'signed_in' && session.role !== null && HOLDERS.case_detail.includes(session.role),
  );
  if (events.length === 0) return <Note>{words.t('case.history.none')}</Note>;
  return (
    <>
      <ol className={styles.events}>
        {[...events].reverse().map((event) => (
          <Event key={event.id} event={event} stages={stages} words={words} />
        ))}
      </ol>
      {!mayReadNotes && (
        <Note icon={<Lock size={16} aria-hidden="true" />}>
          {words.t('case.history.note_hidden', { roles: words.roles(HOLDERS.case_detail) })}
        </Note>
      )}
    </>
  );
}

/** What was done on a tablet without a network came in later than it was done: both times are true, so both are said. */
const LATE_MS = 5 * 60_000;

function Event({
  event,
  stages,
  words,
}: {
  readonly event: CaseEvent;
  readonly stages: readonly Step[];
  readonly words: Words;
}) {
  const { t, locale, rowName } = words;
  const world = useAppState((state) => state.world);
  const stage = event.from_stage === event.to_stage ? undefined : stages.find((step) => step.stage === event.to_stage);
  const role = ROLES.find((known) => known === event.by_role);
  const name = event.by_name ?? t('case.history.somebody');
  const late = Date.parse(event.at) - Date.parse(event.made_at) > LATE_MS;
  return (
    <li className={styles.event}>
      <p className={styles.what}>
        <span className={styles.operation}>{t(operationKey(event.operation))}</span>
        {stage && <span className={styles.stage}>→ {rowName(stage)}</span>}
      </p>
      <p className={styles.who}>
        {role ? t('case.history.by', { name, role: t(`shell.role.${role}`) }) : name} ·{' '}
        {formatDateTime(locale, event.made_at)}
        {late && ` · ${t('case.history.late_upload', { time: formatDateTime(locale, event.at) })}`}
      </p>
      {factTexts(words, world, event.facts).map((text) => (
        <p key={text} className={styles.fact}>
          {text}
        </p>
      ))}
      {event.note !== null && <p className={styles.note}>{event.note}</p>}
    </li>
  );
}
