/** Giving up what exists nowhere else: shown in full before it is asked (O7). */
import { Trash2 } from 'lucide-react';
import { discardOperation } from '../../commands/discard-operation.ts';
import { toFailure } from '../../domain/failure.ts';
import { withDependents, type OutboxEntry } from '../../domain/outbox.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';
import { EntryList } from './EntryList.tsx';

export function DiscardSheet({ entry, onClose }: { readonly entry: OutboxEntry; readonly onClose: () => void }) {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const outbox = useAppState((state) => state.outbox);
  const lost = withDependents(outbox, entry.operation.op_id);
  const discard = async (): Promise<void> => {
    try {
      await discardOperation(app, entry.operation.op_id);
      onClose();
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  return (
    <Sheet
      open
      centred
      onClose={onClose}
      title={t('outbox.discard.title', { n: lost.length })}
      hint={t('outbox.discard.body')}
      footer={
        <>
          <Button icon={<Trash2 size={18} aria-hidden="true" />} onClick={() => void discard()}>
            {t('outbox.discard.confirm')}
          </Button>
          <Button weight="primary" large onClick={onClose}>
            {t('outbox.discard.keep')}
          </Button>
        </>
      }
    >
      <EntryList entries={lost} />
    </Sheet>
  );
}
