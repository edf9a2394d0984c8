import { toFailure } from '../../domain/failure.ts';
import type { OperationName } from '../../domain/operations/index.ts';
import { useTellDone } from '../cards/service/use-act.ts';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';

/** Waits for something to be recorded and says so, with its undo, or why it was not. Resolves with whether it was. */
export function useDone(): (name: OperationName, work: Promise<string>) => Promise<boolean> {
  const tell = useTellDone();
  const toast = useToast();
  const t = useText();
  return async (name, work) => {
    try {
      tell(name, await work);
      return true;
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
      return false;
    }
  };
}
