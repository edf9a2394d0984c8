/** `put_import_rows`, `check_import`, `read_imports`: fetched with the import wizard. */
import type { ImportCheck, PastImport } from '../domain/ledger/import-record.ts';
import { call, malformed } from './call.ts';
import type { Connection } from './client.ts';

export interface ImportPiece {
  readonly import_id: string;
  readonly kind: string;
  readonly file_name: string;
  readonly file_sha256: string;
  readonly options: Readonly<Record<string, string>>;
  readonly first_row: number;
  readonly rows: readonly unknown[];
}

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCounts = (value: unknown): boolean =>
  isRecord(value) && ['insert', 'update', 'unchanged', 'faulty'].every((name) => typeof value[name] === 'number');

const isCheck = (value: unknown): value is ImportCheck =>
  isRecord(value) &&
  isCounts(value['counts']) &&
  typeof value['stage'] === 'string' &&
  typeof value['is_undoable'] === 'boolean' &&
  Array.isArray(value['problems']) &&
  value['problems'].every((problem) => isRecord(problem) && typeof problem['code'] === 'string');

const isPast = (value: unknown): value is PastImport =>
  isRecord(value) &&
  ['id', 'kind', 'file_name', 'applied_at'].every((name) => typeof value[name] === 'string') &&
  (value['counts'] === null || isCounts(value['counts'])) &&
  typeof value['is_undoable'] === 'boolean';

/** Every method throws a `Failure`. */
export const importsOn = (connection: Connection) => ({
  async put(piece: ImportPiece, signal: AbortSignal): Promise<void> {
    await call(connection, 'put_import_rows', { ...piece }, signal);
  },
  async check(import_id: string, signal: AbortSignal): Promise<ImportCheck> {
    const answer = await call(connection, 'check_import', { import_id }, signal);
    if (!isCheck(answer)) throw malformed('check_import');
    return answer;
  },
  async past(): Promise<readonly PastImport[]> {
    const answer = await call(connection, 'read_imports', {});
    if (!Array.isArray(answer) || !answer.every(isPast)) throw malformed('read_imports');
    return answer;
  },
});
