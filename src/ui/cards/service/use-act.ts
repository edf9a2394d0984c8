/** Does something with an order or an offer, says what became of it, and offers to take it back. */
import { perform } from '../../../commands/perform.ts';
import { undoOperation } from '../../../commands/undo-operation.ts';
import { toFailure } from '../../../domain/failure.ts';
import type { OperationArgs, OperationName } from '../../../domain/operations/index.ts';
import type { PreparedPhoto } from '../../../domain/operations/photo.ts';
import { operationKey } from '../../../i18n/operation-key.ts';
import { useApp } from '../../app-context.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { useText } from '../../use-text.ts';

export type Act = <Name extends OperationName>(
  name: Name,
  args: OperationArgs[Name],
  photos?: readonly PreparedPhoto[],
) => Promise<boolean>;

/** While an undo is offered (8 seconds) what was done stays on the device; a little longer, for a slow thumb. */
const UNDO_MS = 9_000;

/** Resolves with false when it could not be recorded: the form stays as it is. */
export function useAct(): Act {
  const app = useApp();
  const tell = useTellDone();
  const t = useText();
  const toast = useToast();
  return async (name, args, photos = []) => {
    try {
      tell(name, await perform(app, name, args, { holdMs: UNDO_MS, photos }));
      return true;
    } catch (error) {
      const { code } = toFailure(error);
      // What was done counts more than its pictures: those can be thrown away, the words stay in the form.
      toast(code === 'quota' && photos.length > 0 ? t('order.action.no_room') : t(`failure.${code}`));
      return false;
    }
  };
}

/** Says that something is done, or waits for the network, with its undo. */
export function useTellDone(): (name: OperationName, opId: string) => void {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const undo = async (opId: string): Promise<void> => {
    try {
      toast(t((await undoOperation(app, opId)) ? 'case.action.undone' : 'case.action.undo_late'));
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  return (name, opId) =>
    toast(
      t(app.store.getState().online ? 'case.action.done' : 'case.action.queued', { action: t(operationKey(name)) }),
      { label: t('case.action.undo'), run: () => void undo(opId) },
    );
}
