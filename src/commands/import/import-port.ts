/** The port to imports: the file in its worker, and the server's part. Fetched when somebody opens the wizard. */
import type { ImportCheck, PastImport } from '../../domain/ledger/import-record.ts';
import type { ImportAnswers, ImportQuestion } from '../../domain/ledger/import-questions.ts';

export interface AskOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
  readonly transfer?: Transferable[];
}

export interface ImportPort {
  /** Asks about the open file. Rejects with an `ImportError` where the file is refused, a `Failure` where reading it fails. */
  ask<Q extends ImportQuestion>(
    question: Q,
    ask: ImportAnswers[Q]['ask'],
    options?: AskOptions,
  ): Promise<ImportAnswers[Q]['answer']>;
  /** Lets go of the file. */
  end(): void;
  /** These throw a `Failure`. */
  put(
    piece: {
      readonly import_id: string;
      readonly kind: string;
      readonly file_name: string;
      readonly file_sha256: string;
      readonly options: Readonly<Record<string, string>>;
      readonly first_row: number;
      readonly rows: readonly unknown[];
    },
    signal: AbortSignal,
  ): Promise<void>;
  check(importId: string, signal: AbortSignal): Promise<ImportCheck>;
  past(): Promise<readonly PastImport[]>;
}
