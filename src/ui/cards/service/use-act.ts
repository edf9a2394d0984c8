/** Does something with an order or an offer, and says what became of it. */
import { perform } from '../../../commands/perform.ts';
import { toFailure } from '../../../domain/failure.ts';
import type { OperationArgs, OperationName } from '../../../domain/operations/index.ts';
import { operationKey } from '../../../i18n/operation-key.ts';
import { useApp } from '../../app-context.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { useText } from '../../use-text.ts';

export type Act = <Name extends OperationName>(name: Name, args: OperationArgs[Name]) => Promise<boolean>;

/** Resolves with false when it could not be recorded: the form stays as it is. */
export function useAct(): Act {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  return async (name, args) => {
    try {
      await perform(app, name, args);
      const { online } = app.store.getState();
      toast(t(online ? 'order.action.done' : 'order.action.queued', { action: t(operationKey(name)) }));
      return true;
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
      return false;
    }
  };
}
