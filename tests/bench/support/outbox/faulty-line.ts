/** The line between one tab and the server, with all that happens to lines: every request may get lost, late, twice, refused. */
import type { StoredPhoto } from '../../../../src/commands/context.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import type { Operation, OperationResult } from '../../../../src/domain/operation.ts';
import type { Cursor, PullPage } from '../../../../src/domain/pull-page.ts';
import type { Random } from '../../../../geo/random.ts';
import { FakeRemote } from '../../../fakes/fake-remote.ts';
import type { ServerSide } from './server-side.ts';

const FAULTS = [
  'request lost',
  'answer lost',
  'delivered twice',
  'delivered late',
  'busy',
  'garbled',
  'session expired',
  'old server',
  'not now',
  'killed before',
  'killed after',
] as const;
type Fault = (typeof FAULTS)[number];

export class FaultyLine extends FakeRemote {
  /** The share of requests to which something happens. */
  trouble = 0;
  /** How often each of them happened. */
  readonly happened: Map<string, number>;
  readonly #server: ServerSide;
  readonly #random: Random;
  /** Requests on their way that will arrive later, as nobody expects any more. */
  readonly #late: (() => Promise<unknown>)[];
  readonly #kill: () => void;
  #dead = false;
  #bury: () => void = () => undefined;
  /** Resolves when the tab is gone. */
  readonly gone = new Promise<void>((done) => {
    this.#bury = done;
  });

  constructor(options: {
    server: ServerSide;
    random: Random;
    late: (() => Promise<unknown>)[];
    happened: Map<string, number>;
    kill: () => void;
  }) {
    super();
    this.#server = options.server;
    this.#random = options.random;
    this.#late = options.late;
    this.happened = options.happened;
    this.#kill = options.kill;
  }

  /** The tab is gone: whatever comes reaches nobody. */
  die(): void {
    this.#dead = true;
    this.#bury();
  }

  override pullPage(cursor: Cursor | null): Promise<PullPage> {
    return this.#heard(async () => {
      if (this.#random.chance(this.trouble / 3)) throw new Failure('network');
      return this.#server.pullPage(cursor);
    });
  }

  override push(_userId: string, operations: readonly Operation[]): Promise<readonly OperationResult[]> {
    return this.#heard(() =>
      this.#through(
        () => this.#server.push(operations),
        operations.map(({ name }): OperationResult => {
          const refusal = { code: 'unknown_operation', field: 'name', message: name } as const;
          return this.#random.chance(0.5) ? { status: 'rejected', ...refusal } : { status: 'retry', after: 3 };
        }),
      ),
    );
  }

  override putPhoto(_userId: string, photo: StoredPhoto): Promise<void> {
    return this.#heard(() =>
      this.#through(() => this.#server.putPhoto(photo.photo_id, photo.sha256, photo), undefined),
    );
  }

  async #through<T>(deliver: () => Promise<T>, refused: T): Promise<T> {
    if (!this.#random.chance(this.trouble)) return deliver();
    const fault: Fault = this.#random.pick(FAULTS);
    this.happened.set(fault, (this.happened.get(fault) ?? 0) + 1);
    switch (fault) {
      case 'request lost':
        throw new Failure('network');
      case 'answer lost':
        await deliver();
        throw new Failure('network');
      case 'delivered twice':
        await deliver();
        return deliver();
      case 'delivered late':
        this.#late.push(deliver);
        throw new Failure('network');
      case 'busy':
        throw new Failure('server');
      case 'garbled':
        await deliver();
        throw new Failure('server', 'malformed answer');
      case 'session expired':
        if (this.#random.chance(0.5)) await deliver();
        throw new Failure('session_expired');
      case 'old server':
      case 'not now':
        if (refused === undefined) throw new Failure('server');
        return refused;
      case 'killed before':
      case 'killed after':
        if (fault === 'killed after') await deliver();
        this.#kill();
        throw new Failure('network');
    }
  }

  /** What a dead tab asks or would hear never comes. */
  async #heard<T>(ask: () => Promise<T>): Promise<T> {
    const silence = new Promise<never>(() => undefined);
    if (this.#dead) return silence;
    try {
      const answer = await ask();
      return this.#dead ? await silence : answer;
    } catch (thrown) {
      if (this.#dead) return silence;
      throw thrown;
    }
  }
}
