import type { CaseEvent } from '../domain/case-event.ts';
import type { CaseId } from '../domain/ids.ts';
import type { AppContext } from './context.ts';

/** What was done with a case, oldest first. Asked of the server each time: histories are not kept on a tablet. Throws a `Failure`. */
export const readCaseHistory = (app: AppContext, id: CaseId): Promise<readonly CaseEvent[]> =>
  app.remote.readCaseHistory(id);
