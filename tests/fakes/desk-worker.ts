/** The walking worker on this thread: answers on the next turn of the loop, or when it is told to. */
import { WalkClient, type WorkerLike } from '../../src/workers/walk-client.ts';
import { WalkDesk } from '../../src/workers/walk-desk.ts';
import type { WalkReply, WalkRequest } from '../../src/workers/walk-protocol.ts';

export class DeskWorker implements WorkerLike {
  readonly asked: WalkRequest[] = [];
  held = false;
  isEnded = false;
  readonly #desk = new WalkDesk();
  readonly #message: ((event: { data: WalkReply }) => void)[] = [];
  readonly #error: ((event: { message?: string }) => void)[] = [];

  addEventListener(type: 'message' | 'error', listener: (event: never) => void): void {
    if (type === 'message') this.#message.push(listener as (event: { data: WalkReply }) => void);
    else this.#error.push(listener as (event: { message?: string }) => void);
  }
  postMessage(request: WalkRequest, transfer: Transferable[]): void {
    const asked = structuredClone(request, { transfer });
    this.asked.push(asked);
    if (!this.held) setTimeout(() => this.answer(asked));
  }
  answer(request: WalkRequest | undefined): void {
    if (!request) throw new Error('nothing was asked');
    const data = structuredClone(this.#desk.reply(request));
    for (const listener of this.#message) listener({ data });
  }
  fail(): void {
    for (const listener of this.#error) listener({ message: 'no such file' });
  }
  terminate(): void {
    this.isEnded = true;
  }
}

/** A client, and the workers it has made so far. */
export function aClient(): { readonly client: WalkClient; readonly workers: readonly DeskWorker[] } {
  const workers: DeskWorker[] = [];
  const client = new WalkClient(() => {
    const worker = new DeskWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}
