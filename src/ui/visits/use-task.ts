import { useState } from 'react';
import { toFailure } from '../../domain/failure.ts';
import { useText } from '../use-text.ts';

interface Task {
  readonly run: (work: () => Promise<void>) => Promise<void>;
  readonly busy: boolean;
  /** What went wrong, for a person; null while nothing has. */
  readonly problem: string | null;
}

/** One thing at a time that may fail: the button waits, and the reason is said where the hand is. */
export function useTask(): Task {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(t(`failure.${toFailure(thrown).code}`));
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, problem };
}
