/** One operation: what was done to what, how it stands; opened, everything about it and what can be done. */
import { useState, type ReactNode } from 'react';
import { ChevronDown, CircleCheck, Clock, CloudUpload, GitCompareArrows, TriangleAlert } from 'lucide-react';
import { retryOperation } from '../../commands/retry-operation.ts';
import { reviewConflict } from '../../commands/review-conflict.ts';
import { isBoundaryEdit } from '../../domain/operations/boundary-edit.ts';
import { toFailure } from '../../domain/failure.ts';
import { canBeGivenUp, isHeld, needsAttention, type OutboxEntry } from '../../domain/outbox.ts';
import { SELECTABLE } from '../../domain/selection.ts';
import { formatAge, formatDateTime, type Translate } from '../../i18n/index.ts';
import { operationKey } from '../../i18n/operation-key.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Facts } from '../cards/parts/Facts.tsx';
import { useOpen } from '../cards/parts/use-open.ts';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { cx } from '../parts/cx.ts';
import { useToast } from '../parts/Toast.tsx';
import { useNow } from '../use-now.ts';
import { ConflictSheet } from './ConflictSheet.tsx';
import { DiscardSheet } from './DiscardSheet.tsx';
import styles from './OutboxRow.module.css';
import { contentTexts } from './content-texts.ts';
import { GoneOn } from './GoneOn.tsx';

interface OutboxRowProps {
  readonly entry: OutboxEntry;
  /** How many later steps stand and fall with it. */
  readonly followers?: number;
}

export function OutboxRow({ entry, followers = 0 }: OutboxRowProps) {
  const { t, locale } = useWords();
  const now = useNow();
  const online = useAppState((state) => state.online);
  const [open, setOpen] = useState(needsAttention(entry));
  const { operation, title } = entry;
  return (
    <li className={cx(styles.row, needsAttention(entry) && styles.problem)}>
      <button type="button" className={styles.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles[entry.state]} aria-hidden="true">
          {iconOf(entry)}
        </span>
        <span className={styles.words}>
          <span className={styles.name}>
            {t(operationKey(operation.name))}
            {title && <span className={styles.title}> {title}</span>}
          </span>
          <span className={styles.note}>
            {stateText(t, entry, online, now, (at) => formatAge(locale, at, now))} ·{' '}
            {formatAge(locale, entry.done_at ?? operation.made_at, now)}
            {followers > 0 && ` · ${t('outbox.followers', { n: followers })}`}
          </span>
        </span>
        <ChevronDown size={18} aria-hidden="true" className={cx(styles.chevron, open && styles.turned)} />
      </button>
      {open && <Details entry={entry} />}
    </li>
  );
}

function Details({ entry }: { readonly entry: OutboxEntry }) {
  const words = useWords();
  const { t, locale } = words;
  const world = useAppState((state) => state.world);
  const { operation, tries, photo_bytes: photoBytes } = entry;
  const why = entry.state === 'done' ? null : entry.last_failure;
  return (
    <div className={styles.details}>
      {why !== null && <p className={styles.why}>{t(`failure.${why}`)}</p>}
      {entry.state === 'rejected' && <GoneOn entry={entry} />}
      {contentTexts(words, world, operation).map((text) => (
        <p key={text} className={styles.content}>
          {text}
        </p>
      ))}
      <Facts
        facts={[
          { label: t('outbox.fact.made_at'), value: formatDateTime(locale, operation.made_at) },
          entry.done_at !== null && { label: t('outbox.fact.done_at'), value: formatDateTime(locale, entry.done_at) },
          tries > 0 && { label: t('outbox.fact.tries'), value: t('outbox.fact.tries_value', { n: tries }) },
          photoBytes > 0 && {
            label: t('outbox.fact.photo'),
            value: t('outbox.fact.photo_value', { n: Math.ceil(photoBytes / 1024) }),
          },
        ]}
      />
      <Buttons entry={entry} />
    </div>
  );
}

function Buttons({ entry }: { readonly entry: OutboxEntry }) {
  const app = useApp();
  const { t } = useWords();
  const toast = useToast();
  const openSelection = useOpen();
  const [asking, setAsking] = useState<'discard' | 'conflict' | null>(null);
  const { subject, state, operation } = entry;
  const outbox = useAppState((all) => all.outbox);
  const kind = SELECTABLE.find((selectable) => selectable === subject?.entity);
  const retry = async (): Promise<void> => {
    try {
      await retryOperation(app, operation.op_id);
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  return (
    <div className={styles.buttons}>
      {subject && kind && <Button onClick={() => openSelection({ kind, id: subject.id })}>{t('outbox.open')}</Button>}
      {state !== 'done' && canBeGivenUp(outbox, operation.op_id) && (
        <Button onClick={() => setAsking('discard')}>{t('outbox.discard')}</Button>
      )}
      {state === 'rejected' && isBoundaryEdit(operation) && (
        <Button weight="primary" onClick={() => reviewConflict(app, operation)}>
          {t('outbox.on_map')}
        </Button>
      )}
      {(state === 'waiting' || state === 'rejected') && (
        <Button onClick={() => void retry()}>{t('outbox.retry')}</Button>
      )}
      {state === 'conflict' && (
        <Button
          weight="primary"
          onClick={() => (isBoundaryEdit(operation) ? reviewConflict(app, operation) : setAsking('conflict'))}
        >
          {t('outbox.decide')}
        </Button>
      )}
      {asking === 'discard' && <DiscardSheet entry={entry} onClose={() => setAsking(null)} />}
      {asking === 'conflict' && <ConflictSheet entry={entry} onClose={() => setAsking(null)} />}
    </div>
  );
}

function iconOf(entry: OutboxEntry): ReactNode {
  switch (entry.state) {
    case 'conflict':
      return <GitCompareArrows size={22} />;
    case 'rejected':
      return <TriangleAlert size={22} />;
    case 'sending':
      return <CloudUpload size={22} />;
    case 'done':
      return <CircleCheck size={22} />;
    case 'waiting':
      return <Clock size={22} />;
  }
}

function stateText(
  t: Translate,
  entry: OutboxEntry,
  online: boolean,
  now: number,
  time: (at: number) => string,
): string {
  if (entry.state === 'done' && entry.was_known) return t('outbox.state.known');
  if (entry.state !== 'waiting') return t(`outbox.state.${entry.state}`);
  if (!online) return t('outbox.state.waiting_offline');
  if (isHeld(entry) && (entry.next_try_at ?? 0) > now) return t('outbox.state.held');
  return entry.next_try_at === null || entry.next_try_at <= now
    ? t('outbox.state.waiting')
    : t('outbox.state.retry_at', { time: time(entry.next_try_at) });
}
