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
import { isUnsent } from '../../domain/outbox.ts';
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
  const unsent = outbox.filter(isUnsent);
  if (unsent.length === 0)
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
      title={t('outbox.leave.title', { n: unsent.length })}
      hint={t('outbox.leave.body')}
      footer={
        <>
          <Button large onClick={onClose}>
            {t('outbox.leave.stay')}
          </Button>
          <Button
            weight="primary"
            large
            disabled={sending || !online}
            icon={<Upload size={20} aria-hidden="true" />}
            onClick={() => void exchange(app, { force: true })}
          >
            {t(sending ? 'outbox.leave.uploading' : 'outbox.leave.upload')}
          </Button>
        </>
      }
    >
      <EntryList entries={unsent} />
      <div className={styles.ways}>
        <Button
          disabled={exported.busy}
          icon={<Download size={18} aria-hidden="true" />}
          onClick={() => void exported.save()}
        >
          {t(exported.busy ? 'outbox.exporting' : 'outbox.export')}
        </Button>
        <Button icon={<LogOut size={18} aria-hidden="true" />} onClick={() => void signOut(app, { leaveUnsent: true })}>
          {t('outbox.leave.anyway')}
        </Button>
        <Button icon={<Trash2 size={18} aria-hidden="true" />} onClick={() => setDiscarding(true)}>
          {t('outbox.leave.discard')}
        </Button>
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
  const unsent = outbox.filter(isUnsent);
  const discard = async (): Promise<void> => {
    try {
      for (const { operation } of unsent) await discardOperation(app, operation.op_id);
      await signOut(app);
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
