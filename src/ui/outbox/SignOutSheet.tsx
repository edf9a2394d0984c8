/**
 * The guard at the door: signing out while the server has not got everything. What would stay behind is shown, and the ways
 * out are offered, the safe one first (O7).
 */
import { useState } from 'react';
import { Download, LogOut, Trash2, Upload } from 'lucide-react';
import { discardOperation } from '../../commands/discard-operation.ts';
import { exchange } from '../../commands/exchange.ts';
import { signOut } from '../../commands/sign-out.ts';
import { toFailure } from '../../domain/failure.ts';
import { canBeGivenUp, isUnsent } from '../../domain/outbox.ts';
import { isBlankVisit } from '../../domain/visit-draft.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';
import { EntryList } from './EntryList.tsx';
import styles from './SignOutSheet.module.css';
import { useExport } from './use-export.ts';

export default function SignOutSheet({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const t = useText();
  const outbox = useAppState((state) => state.outbox);
  const online = useAppState((state) => state.online);
  const sending = useAppState((state) => state.outboxStatus.phase === 'sending');
  const exported = useExport();
  const [discarding, setDiscarding] = useState(false);
  const drafts = useAppState((state) => state.report.drafts.length);
  const visits = useAppState(({ visitDrafts }) => visitDrafts.filter((draft) => !isBlankVisit(draft)).length);
  const boundaries = useAppState((state) => state.boundary.drafts.length);
  const patrolling = useAppState((state) => state.patrol.running !== null);
  const unsent = outbox.filter(isUnsent);
  const left = unsent.length + drafts + visits + boundaries + (patrolling ? 1 : 0);
  if (left === 0)
    return (
      <Sheet
        open
        centred
        onClose={onClose}
        title={t('outbox.leave.done')}
        footer={
          <Button weight="primary" large onClick={() => void signOut(app)}>
            {t('outbox.leave.leave_now')}
          </Button>
        }
      >
        {null}
      </Sheet>
    );
  if (discarding) return <DiscardAll onClose={() => setDiscarding(false)} />;
  return (
    <Sheet
      open
      centred
      onClose={onClose}
      title={t('outbox.leave.title', { n: left })}
      hint={t('outbox.leave.body')}
      footer={
        <>
          <Button large onClick={onClose}>
            {t('outbox.leave.stay')}
          </Button>
          <Button
            weight="primary"
            large
            disabled={sending || !online || unsent.length === 0}
            icon={<Upload size={20} aria-hidden="true" />}
            onClick={() => void exchange(app, { force: true })}
          >
            {t(sending ? 'outbox.leave.uploading' : 'outbox.leave.upload')}
          </Button>
        </>
      }
    >
      <EntryList entries={unsent} />
      {drafts > 0 && <p>{t('outbox.leave.drafts', { n: drafts })}</p>}
      {visits > 0 && <p>{t('outbox.leave.visits', { n: visits })}</p>}
      {boundaries > 0 && <p>{t('outbox.leave.boundaries', { n: boundaries })}</p>}
      {patrolling && <p>{t('outbox.leave.patrol')}</p>}
      <div className={styles.ways}>
        <Button
          disabled={exported.busy || unsent.length === 0}
          icon={<Download size={18} aria-hidden="true" />}
          onClick={() => void exported.save()}
        >
          {t(exported.busy ? 'outbox.exporting' : 'outbox.export')}
        </Button>
        <Button icon={<LogOut size={18} aria-hidden="true" />} onClick={() => void signOut(app, { leaveUnsent: true })}>
          {t('outbox.leave.anyway')}
        </Button>
        {unsent.some(({ operation }) => canBeGivenUp(outbox, operation.op_id)) && (
          <Button icon={<Trash2 size={18} aria-hidden="true" />} onClick={() => setDiscarding(true)}>
            {t('outbox.leave.discard')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

/** The second question, because the first button was one tap away from losing everything. */
function DiscardAll({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const outbox = useAppState((state) => state.outbox);
  const unsent = outbox.filter((entry) => isUnsent(entry) && canBeGivenUp(outbox, entry.operation.op_id));
  const discard = async (): Promise<void> => {
    try {
      for (const { operation } of unsent) await discardOperation(app, operation.op_id);
      // What is still being written stays, and what is binding: the first sheet then asks about those.
      if (await signOut(app)) onClose();
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  return (
    <Sheet
      open
      centred
      onClose={onClose}
      title={t('outbox.discard.title', { n: unsent.length })}
      hint={t('outbox.discard.body')}
      footer={
        <>
          <Button icon={<Trash2 size={18} aria-hidden="true" />} onClick={() => void discard()}>
            {t('outbox.leave.discard')}
          </Button>
          <Button weight="primary" large onClick={onClose}>
            {t('outbox.discard.keep')}
          </Button>
        </>
      }
    >
      <EntryList entries={unsent} />
    </Sheet>
  );
}
