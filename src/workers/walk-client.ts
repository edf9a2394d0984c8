/**
 * The page's end of the walking worker. One question is with the worker, the others wait: so a question that nobody wants an
 * answer to any more (a newer one of its lane has come, or it was cancelled) is never worked on.
 */
import { Failure } from '../domain/failure.ts';
import type { WalkAnswers, WalkQuestion, WalkQuestions, WalkReply, WalkRequest } from './walk-protocol.ts';

/** What we use of `Worker`. */
export interface WorkerLike {
  postMessage(request: WalkRequest, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: WalkReply }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

export interface AskOptions {
  /** Of the questions of one lane only the newest matters: the finger has moved on. Without a lane each matters. */
  readonly lane?: string;
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly question: WalkQuestion;
  readonly lane: string | null;
  readonly answered: (reply: WalkReply) => void;
  readonly dropped: (reason: unknown) => void;
}

/** Why a question got no answer when a newer one took its place. */
const superseded = (): DOMException => new DOMException('a newer question has come', 'AbortError');

export class WalkClient {
  readonly #make: () => WorkerLike;
  #worker: WorkerLike | null = null;
  #id = 0;
  #asked: Waiting | null = null;
  #queue: Waiting[] = [];
  readonly #ended: (() => void)[] = [];

  constructor(make: () => WorkerLike) {
    this.#make = make;
  }

  /** Calls back whenever a worker has ended, before any of its questions fails: whatever it was told, the next one knows nothing of. */
  onEnd(listener: () => void): void {
    this.#ended.push(listener);
  }

  /** Rejects with a `Failure`, or with an `AbortError` when it was cancelled or a newer question of its lane has come. */
  ask<Kind extends keyof WalkQuestions>(
    kind: Kind,
    about: WalkQuestions[Kind],
    { lane, signal }: AskOptions = {},
  ): Promise<WalkAnswers[Kind]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error);
      const cancel = (): void => this.#drop(waiting, signal?.reason);
      const waiting: Waiting = {
        question: { kind, about } as WalkQuestion,
        lane: lane ?? null,
        answered: (reply) => {
          signal?.removeEventListener('abort', cancel);
          if ('answer' in reply) resolve(reply.answer as WalkAnswers[Kind]);
          else reject(new Failure('server', `${reply.problem ?? 'walking worker'}: ${reply.detail}`));
        },
        dropped: (reason) => {
          signal?.removeEventListener('abort', cancel);
          reject(reason);
        },
      };
      signal?.addEventListener('abort', cancel);
      if (lane !== undefined)
        for (const older of [...this.#queue, ...(this.#asked ? [this.#asked] : [])])
          if (older.lane === lane) this.#drop(older, superseded());
      this.#queue.push(waiting);
      this.#next();
    });
  }

  /** Ends the worker and everything that waits for it. */
  close(): void {
    this.#fail(superseded());
  }

  #next(): void {
    if (this.#asked) return;
    const next = this.#queue.shift();
    if (!next) return;
    this.#asked = next;
    this.#worker ??= this.#start();
    const transfer = next.question.kind === 'open' ? [next.question.about.file] : [];
    this.#worker.postMessage({ id: ++this.#id, ...next.question }, transfer);
  }

  #start(): WorkerLike {
    const worker = this.#make();
    worker.addEventListener('message', ({ data }) => {
      if (data.id !== this.#id || worker !== this.#worker) return;
      const asked = this.#asked;
      this.#asked = null;
      asked?.answered(data);
      this.#next();
    });
    // a worker that could not be loaded says nothing else; the next question tries anew
    worker.addEventListener('error', ({ message }) => {
      if (worker === this.#worker) this.#fail(new Failure('unexpected', message ?? 'the walking worker has failed'));
    });
    return worker;
  }

  /** One that waits is forgotten; of one that is being worked on the answer is not listened to. */
  #drop(waiting: Waiting, reason: unknown): void {
    if (this.#asked === waiting)
      this.#asked = { ...waiting, lane: null, answered: () => undefined, dropped: () => undefined };
    this.#queue = this.#queue.filter((other) => other !== waiting);
    waiting.dropped(reason);
  }

  #fail(reason: unknown): void {
    this.#worker?.terminate();
    this.#worker = null;
    const all = [...(this.#asked ? [this.#asked] : []), ...this.#queue];
    this.#asked = null;
    this.#queue = [];
    for (const ended of this.#ended) ended();
    for (const waiting of all) waiting.dropped(reason);
  }
}

/** The worker of the build. */
export const walkWorker = (): WorkerLike =>
  new Worker(new URL('./walk.worker.ts', import.meta.url), { type: 'module', name: 'walk' });
