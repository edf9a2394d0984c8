/**
 * Two people changed the same thing. Both are shown beside each other, field by field, with what differs marked by a sign; a
 * person decides, now or later (O8).
 */
import { useState } from 'react';
import { resolveConflict } from '../../commands/resolve-conflict.ts';
import { conflictAnswer, type ConflictAnswer } from '../../domain/answers/conflict.ts';
import type { OutboxEntry } from '../../domain/outbox.ts';
import { toFailure } from '../../domain/failure.ts';
import { formatAge } from '../../i18n/index.ts';
import { operationKey } from '../../i18n/operation-key.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { obstacleText } from '../cards/case/obstacle-text.ts';
import { Note } from '../cards/parts/Section.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { cx } from '../parts/cx.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useNow } from '../use-now.ts';
import styles from './ConflictSheet.module.css';
import { EntryList } from './EntryList.tsx';
import { FIELD_NAMES, fieldText } from './field-words.ts';
import { useLastEvent } from './use-last-event.ts';

export function ConflictSheet({ entry, onClose }: { readonly entry: OutboxEntry; readonly onClose: () => void }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const toast = useToast();
  const base = useAppState((state) => state.base);
  const [busy, setBusy] = useState(false);
  const answer = conflictAnswer(base, entry);
  const decide = async (choice: 'mine' | 'theirs'): Promise<void> => {
    setBusy(true);
    try {
      await resolveConflict(app, entry.operation.op_id, choice);
      onClose();
    } catch (error) {
      setBusy(false);
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  const obstacle = answer?.obstacle ?? null;
  return (
    <Sheet
      open
      centred
      onClose={onClose}
      title={t('outbox.conflict.title')}
      hint={[t(operationKey(entry.operation.name)), entry.title].filter(Boolean).join(' ')}
      footer={
        <>
          <Button onClick={onClose}>{t('outbox.conflict.later')}</Button>
          <Button weight={obstacle ? 'primary' : 'plain'} large disabled={busy} onClick={() => void decide('theirs')}>
            {t('outbox.conflict.use_theirs')}
          </Button>
          {!obstacle && (
            <Button weight="primary" large disabled={busy} onClick={() => void decide('mine')}>
              {t('outbox.conflict.use_mine')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('outbox.conflict.hint')}</p>
      {answer && <Panes answer={answer} entry={entry} />}
      {obstacle && <Note>{t('outbox.conflict.cannot', { reason: obstacleText(words, obstacle) })}</Note>}
      <section>
        <h3 className={styles.heading}>{t('outbox.conflict.what_i_did')}</h3>
        <EntryList entries={[entry]} />
      </section>
    </Sheet>
  );
}

function Panes({ answer, entry }: { readonly answer: ConflictAnswer; readonly entry: OutboxEntry }) {
  const words = useWords();
  const { t, locale } = words;
  const now = useNow();
  const world = useAppState((state) => state.base);
  const online = useAppState((state) => state.online);
  const last = useLastEvent(entry.subject);
  const { mine, theirs, differ } = answer;
  const shown = FIELD_NAMES.filter(({ field }) => (theirs[field] ?? mine[field] ?? null) !== null);
  const others = differ.some((field) => !FIELD_NAMES.some((known) => known.field === field));
  return (
    <>
      <table className={styles.panes}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('outbox.conflict.field')}</span>
            </th>
            <th scope="col">
              {t('outbox.conflict.mine')}
              <span className={styles.hint}>
                {t(answer.obstacle ? 'outbox.conflict.mine_meant' : 'outbox.conflict.mine_hint')}
              </span>
            </th>
            <th scope="col">
              {t('outbox.conflict.theirs')}
              <span className={styles.hint}>
                {last
                  ? t('outbox.conflict.changed_by', {
                      name: last.by_name ?? t('case.history.somebody'),
                      time: formatAge(locale, last.at, now),
                      action: t(operationKey(last.operation)),
                    })
                  : t('outbox.conflict.theirs_hint')}
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ field, label }) => {
            const differs = differ.includes(field);
            const text = (row: ConflictAnswer['mine']) =>
              fieldText(words, world, field, row) ?? t('outbox.conflict.empty');
            return (
              <tr key={field} className={cx(differs && styles.differs)}>
                <th scope="row">
                  {t(label)}
                  <span className={styles.sign} aria-hidden="true">
                    {differs ? ' ≠' : ''}
                  </span>
                  <span className="visually-hidden">
                    {t(differs ? 'outbox.conflict.differs' : 'outbox.conflict.same')}
                  </span>
                </th>
                <td>{text(mine)}</td>
                <td>{text(theirs)}</td>
              </tr>
            );
          })}
          {others && (
            <tr className={styles.differs}>
              <th scope="row">{t('outbox.conflict.other')}</th>
              <td colSpan={2}>{t('outbox.conflict.differs')}</td>
            </tr>
          )}
        </tbody>
      </table>
      {!online && <Note>{t('outbox.conflict.history_offline')}</Note>}
    </>
  );
}
