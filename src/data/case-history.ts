/** What was done with one case, oldest first, for who may hold it. */
import type { CaseEvent } from '../domain/case-event.ts';
import type { CaseId } from '../domain/ids.ts';
import { call, malformed } from './call.ts';
import type { Connection } from './client.ts';

export async function readCaseHistory(connection: Connection, id: CaseId): Promise<readonly CaseEvent[]> {
  const answer = await call(connection, 'read_case_history', { case_id: id });
  if (!Array.isArray(answer) || !answer.every(isEvent)) throw malformed('case history');
  return answer;
}

const isEvent = (row: unknown): row is CaseEvent =>
  typeof row === 'object' &&
  row !== null &&
  'id' in row &&
  'operation' in row &&
  'to_stage' in row &&
  'at' in row &&
  'facts' in row &&
  typeof row.facts === 'object' &&
  row.facts !== null;
