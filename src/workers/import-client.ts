/** The page's end of the importing worker. The worker begins with the first question and keeps the file until `end`. */
import { ImportError } from '../../geo/formats/problem.ts';
import { Failure } from '../domain/failure.ts';
import type { ImportAnswers, ImportQuestion } from '../domain/ledger/import-questions.ts';
import type { ImportReply, ImportRequest } from './import-protocol.ts';

/** What we use of `Worker`. */
export interface ImportWorkerLike {
  postMessage(request: ImportRequest, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ImportReply }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((share: number) => void) | undefined;
}

export class ImportClient {
  #worker: ImportWorkerLike | null = null;
  #asked = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #make: () => ImportWorkerLike;

  constructor(make: () => ImportWorkerLike = importWorker) {
    this.#make = make;
  }

  /** Rejects with an `ImportError` where the file is refused, a `Failure` where the worker fails, the signal's reason when cancelled. */
  ask<Q extends ImportQuestion>(
    question: Q,
    ask: ImportAnswers[Q]['ask'],
    {
      signal,
      onProgress,
      transfer = [],
    }: { signal?: AbortSignal; onProgress?: (share: number) => void; transfer?: Transferable[] } = {},
  ): Promise<ImportAnswers[Q]['answer']> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error);
      const id = ++this.#asked;
      const worker = this.#running();
      this.#waiting.set(id, { resolve: resolve, reject, onProgress });
      signal?.addEventListener('abort', () => {
        if (!this.#waiting.delete(id)) return;
        worker.postMessage({ id, question: 'cancel' }, []);
        reject(signal.reason as Error);
      });
      worker.postMessage({ id, question, ask } as ImportRequest, transfer);
    });
  }

  /** Lets go of the file and of the worker. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#fail(new DOMException('the import was left', 'AbortError'));
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #running(): ImportWorkerLike {
    if (this.#worker) return this.#worker;
    const worker = this.#make();
    worker.addEventListener('message', ({ data }) => this.#hear(data));
    worker.addEventListener('error', ({ message }) => {
      this.#worker = null;
      this.#fail(new Failure('unexpected', message ?? 'the importing worker failed'));
    });
    this.#worker = worker;
    return worker;
  }

  #hear(reply: ImportReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return; // cancelled
    if (reply.kind === 'progress') return waiting.onProgress?.(reply.share);
    this.#waiting.delete(reply.id);
    if (reply.kind === 'answer') waiting.resolve(reply.answer as never);
    else if (reply.kind === 'refused') waiting.reject(new ImportError(reply.problems));
    else waiting.reject(new Failure('unexpected', reply.detail));
  }
}

/** The worker of the build; its name is known to the content security policy. */
const importWorker = (): ImportWorkerLike =>
  new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: 'import' });
