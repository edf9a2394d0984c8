/** Takes the matched rows to the server, a piece at a time, and asks what they would do. Nothing is written by this. */
import type { ImportId } from '../../domain/ids.ts';
import type { ImportCheck } from '../../domain/ledger/import-record.ts';
import type { ImportKind } from '../../domain/ledger/kinds.ts';
import { newId } from '../../domain/new-id.ts';
import type { AppContext } from '../context.ts';
import type { ImportPort } from './import-port.ts';

export interface SentFile {
  readonly kind: ImportKind;
  readonly file_name: string;
  readonly file_sha256: string;
  /** Of boundaries `level` and `parent_code`. */
  readonly options: Readonly<Record<string, string>>;
  readonly rows: number;
}

export interface DryRun {
  readonly import_id: ImportId;
  readonly check: ImportCheck;
}

/** Throws a `Failure`, or the signal's reason. */
export async function sendRows(
  app: AppContext,
  port: ImportPort,
  { rows, ...file }: SentFile,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<DryRun> {
  const import_id = newId(app.clock.now()) as ImportId;
  for (let index = 0; ; index++) {
    const piece = await port.ask('piece', { index }, { signal });
    if (!piece) break;
    await port.put({ import_id, ...file, ...piece }, signal);
    onProgress((piece.first_row + piece.rows.length) / Math.max(1, rows));
  }
  return { import_id, check: await port.check(import_id, signal) };
}
