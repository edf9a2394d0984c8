import { useEffect, useState } from 'react';
import { readCaseHistory } from '../../commands/read-case-history.ts';
import type { CaseEvent } from '../../domain/case-event.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { RowName } from '../../domain/operations/kind.ts';
import { useApp, useAppState } from '../app-context.tsx';

/** Who did the last thing to a case, asked of the server; null while it cannot be known (no network, no right, no case). */
export function useLastEvent(subject: RowName | null): CaseEvent | null {
  const app = useApp();
  const online = useAppState((state) => state.online);
  const [event, setEvent] = useState<CaseEvent | null>(null);
  const id = subject?.entity === 'case_record' ? subject.id : null;
  useEffect(() => {
    if (id === null || !online) return undefined;
    let left = false;
    const ask = async (): Promise<void> => {
      try {
        const events = await readCaseHistory(app, id as CaseId);
        if (!left) setEvent(events.at(-1) ?? null);
      } catch {
        // Without a name the rest is still true and is said: nothing here depends on the answer.
        if (!left) setEvent(null);
      }
    };
    void ask();
    return () => {
      left = true;
    };
  }, [app, id, online]);
  return event;
}
