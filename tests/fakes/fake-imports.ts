/** Imports without a worker and a server: the real desk answers about the file, the server's part follows a script. */
import type { ImportPort } from '../../src/commands/import/import-port.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { ImportCheck, PastImport } from '../../src/domain/ledger/import-record.ts';
import type { ImportAnswers, ImportQuestion } from '../../src/domain/ledger/import-questions.ts';
import { ImportDesk } from '../../src/workers/import-desk.ts';

export class FakeImports implements ImportPort {
  readonly desk = new ImportDesk();
  readonly pieces: Parameters<ImportPort['put']>[0][] = [];
  /** What the next checks answer; then: everything is new. */
  checks: (ImportCheck | Failure)[] = [];
  list: PastImport[] | Failure = [];
  ended = 0;

  async ask<Q extends ImportQuestion>(question: Q, ask: ImportAnswers[Q]['ask']): Promise<ImportAnswers[Q]['answer']> {
    return (await this.#answer({ question, ask } as {
      [K in ImportQuestion]: { question: K; ask: ImportAnswers[K]['ask'] };
    }[ImportQuestion])) as ImportAnswers[Q]['answer'];
  }

  #answer(asked: { [K in ImportQuestion]: { question: K; ask: ImportAnswers[K]['ask'] } }[ImportQuestion]): unknown {
    switch (asked.question) {
      case 'open':
        return this.desk.open(asked.ask.name, new Uint8Array(asked.ask.bytes));
      case 'crs':
        return this.desk.crs(asked.ask.outline, asked.ask.sheet);
      case 'places':
        this.desk.know(asked.ask);
        return null;
      case 'match':
        return this.desk.match(asked.ask);
      case 'boundaries':
        return this.desk.boundaries(asked.ask);
      case 'piece':
        return this.desk.piece(asked.ask.index);
      case 'lines':
        return this.desk.lines(asked.ask.rows);
      case 'reasons':
        return this.desk.reasons(asked.ask.title, asked.ask.reasons);
    }
  }

  end(): void {
    this.ended++;
  }

  put(piece: Parameters<ImportPort['put']>[0]): Promise<void> {
    this.pieces.push(piece);
    return Promise.resolve();
  }

  check(): Promise<ImportCheck> {
    const rows = this.pieces.reduce((sum, piece) => sum + piece.rows.length, 0);
    const answer = this.checks.shift() ?? {
      stage: 'staged' as const,
      counts: { insert: rows, update: 0, unchanged: 0, faulty: 0 },
      is_undoable: false,
      problems: [],
    };
    return answer instanceof Failure ? Promise.reject(answer) : Promise.resolve(answer);
  }

  past(): Promise<readonly PastImport[]> {
    return this.list instanceof Failure ? Promise.reject(this.list) : Promise.resolve(this.list);
  }
}
