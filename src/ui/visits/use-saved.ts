import { undoOperation } from '../../commands/undo-operation.ts';
import { toFailure } from '../../domain/failure.ts';
import { useApp } from '../app-context.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';

/** Says that something is safe on this device, and offers to take it back. */
export function useSaved(): (text: string, opId: string) => void {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const undo = async (opId: string): Promise<void> => {
    try {
      toast(t((await undoOperation(app, opId)) ? 'case.action.undone' : 'case.action.undo_late'));
    } catch (thrown) {
      toast(t(`failure.${toFailure(thrown).code}`));
    }
  };
  return (text, opId) => toast(text, { label: t('case.action.undo'), run: () => void undo(opId) });
}
