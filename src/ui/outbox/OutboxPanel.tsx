/**
 * What this device has still to tell the server, always complete (O10): what needs a decision first, then what is on its
 * way, then what has arrived. Also the age of what is shown, the rescue file, and a colleague's.
 */
import { useMemo } from 'react';
import { CircleCheck, ShieldCheck, ShieldQuestion, TriangleAlert, Upload } from 'lucide-react';
import { exchange } from '../../commands/exchange.ts';
import { outboxAnswer } from '../../domain/answers/outbox-lines.ts';
import { formatAge } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Limited } from '../cards/parts/Limited.tsx';
import { Rows } from '../cards/parts/Row.tsx';
import { Section } from '../cards/parts/Section.tsx';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useNow } from '../use-now.ts';
import { useLocale, useText } from '../use-text.ts';
import styles from './OutboxPanel.module.css';
import { OutboxRow } from './OutboxRow.tsx';
import { RescueTools } from './RescueTools.tsx';
import { SyncHead } from './SyncHead.tsx';

export default function OutboxPanel() {
  const app = useApp();
  const t = useText();
  const outbox = useAppState((state) => state.outbox);
  const sending = useAppState((state) => state.outboxStatus.phase === 'sending');
  const answer = useMemo(() => outboxAnswer(outbox), [outbox]);
  const { attention, waiting, done } = answer;
  return (
    <article className={styles.panel}>
      <SyncHead />
      <Unavailable />
      {attention.length > 0 && (
        <Section title={t('outbox.attention')} aside={String(attention.length)}>
          <Rows label={t('outbox.attention')}>
            {attention.map(({ entry, followers }) => (
              <OutboxRow key={entry.operation.op_id} entry={entry} followers={followers.length} />
            ))}
          </Rows>
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={t('outbox.waiting')} aside={String(waiting.length)}>
          <Rows label={t('outbox.waiting')}>
            {waiting.map((entry) => (
              <OutboxRow key={entry.operation.op_id} entry={entry} />
            ))}
          </Rows>
        </Section>
      )}
      {answer.unsent === 0 && (
        <Notice icon={<CircleCheck />} title={t('outbox.none')}>
          {t('outbox.none_hint')}
        </Notice>
      )}
      <Kept lastDoneAt={answer.lastDoneAt} />
      {done.length > 0 && (
        <Section title={t('outbox.done')} aside={t('outbox.no_log')}>
          <Limited items={done} head={3} label={t('outbox.done')}>
            {(entry) => <OutboxRow key={entry.operation.op_id} entry={entry} />}
          </Limited>
        </Section>
      )}
      <RescueTools unsent={answer.unsent} />
      {waiting.length > 0 && (
        <div className={styles.foot}>
          <Button
            weight="primary"
            large
            disabled={sending}
            icon={<Upload size={20} aria-hidden="true" />}
            onClick={() => void exchange(app, { force: true })}
          >
            {t(sending ? 'outbox.state.sending' : 'outbox.send_now')}
          </Button>
        </div>
      )}
    </article>
  );
}

/** The device's own database is gone: the one thing nobody may overlook. */
function Unavailable() {
  const t = useText();
  const unavailable = useAppState((state) => state.outboxStatus.unavailable);
  if (!unavailable) return null;
  return (
    <p className={styles.alarm} role="alert">
      <TriangleAlert size={20} aria-hidden="true" />
      {t('outbox.unavailable')}
    </p>
  );
}

/** When something last arrived, and whether the browser has promised to keep what has not. */
function Kept({ lastDoneAt }: { readonly lastDoneAt: string | null }) {
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const persisted = useAppState((state) => state.device.persisted);
  return (
    <div className={styles.kept}>
      <p>
        {lastDoneAt === null
          ? t('outbox.last_done_never')
          : t('outbox.last_done', { time: formatAge(locale, lastDoneAt, now) })}
      </p>
      {persisted !== null && (
        <p className={styles.promise}>
          {persisted ? <ShieldCheck size={16} aria-hidden="true" /> : <ShieldQuestion size={16} aria-hidden="true" />}
          <span>{t(persisted ? 'outbox.persisted' : 'outbox.not_persisted')}</span>
        </p>
      )}
    </div>
  );
}
