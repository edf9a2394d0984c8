import { expect, test } from 'vitest';
import type { CoverProblem } from '../../geo/walk/plan/cover-problem.ts';
import type { Proof } from '../../geo/walk/plan/optimum.ts';
import { proveOptimum, type OptimumWorkerLike, type ProveOptions } from './optimum-client.ts';
import type { OptimumReply, OptimumRequest } from './optimum-protocol.ts';

/** Three sites; the known plan opens the second, the best the first. */
const problem: CoverProblem = {
  p: 1,
  candidates: Uint32Array.of(7, 8, 9),
  bound: 12,
  isScreened: false,
  weight: Float64Array.of(5, 4, 3),
  start: Uint32Array.of(0, 1, 3, 4),
  sites: Uint32Array.of(0, 0, 1, 2),
  known: Uint32Array.of(1),
};

const proof: Proof = {
  status: 'optimal',
  total: 9,
  bound: 9,
  boundOfAll: 9,
  gap: 0,
  picked: [7],
  isScreened: false,
  seconds: 1,
};

class SilentWorker implements OptimumWorkerLike {
  readonly asked: OptimumRequest[] = [];
  isEnded = false;
  reply: (event: { readonly data: OptimumReply }) => void = () => undefined;
  fail: (event: { readonly message?: string }) => void = () => undefined;

  addEventListener(type: 'message' | 'error', listener: (event: never) => void): void {
    if (type === 'message') this.reply = listener as typeof this.reply;
    else this.fail = listener as typeof this.fail;
  }
  postMessage(request: OptimumRequest): void {
    this.asked.push(structuredClone(request));
  }
  terminate(): void {
    this.isEnded = true;
  }
}

function ask(options: Partial<ProveOptions> = {}) {
  const worker = new SilentWorker();
  return { worker, answer: proveOptimum(problem, { seconds: 20, ...options }, () => worker) };
}

test('asks a worker, tells how it stands, and ends the worker with the proof', async () => {
  const stands: [number, number][] = [];
  const { worker, answer } = ask({ onProgress: (total, bound) => stands.push([total, bound]) });
  expect(worker.asked).toEqual([{ problem, seconds: 20 }]);
  worker.reply({ data: { kind: 'progress', total: 4, bound: 11 } });
  expect(worker.isEnded).toBe(false);
  worker.reply({ data: { kind: 'proof', proof } });
  expect(await answer).toEqual(proof);
  expect([stands, worker.isEnded]).toEqual([[[4, 11]], true]);
});

test('a browser that may not run it, and a file that does not come, are told by their codes', async () => {
  for (const code of ['no_wasm', 'network', 'unexpected'] as const) {
    const { worker, answer } = ask();
    worker.reply({ data: { kind: 'failure', code, detail: 'why' } });
    await expect(answer).rejects.toMatchObject({ code, detail: 'why' });
    expect(worker.isEnded).toBe(true);
  }
  const { worker, answer } = ask();
  worker.fail({});
  await expect(answer).rejects.toMatchObject({ code: 'network' });
});

test('cancelling ends the worker, which would not listen', async () => {
  const abort = new AbortController();
  const { worker, answer } = ask({ signal: abort.signal });
  abort.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  expect(worker.isEnded).toBe(true);
  const late = ask({ signal: abort.signal });
  await expect(late.answer).rejects.toMatchObject({ name: 'AbortError' });
  expect(late.worker.asked).toEqual([]);
});

test('where the bound proves the known plan, no worker is made', async () => {
  const none = (): never => {
    throw new Error('a worker was made');
  };
  const answer = await proveOptimum({ ...problem, bound: 4 }, { seconds: 20 }, none);
  expect(answer).toMatchObject({ status: 'optimal', total: 4, bound: 4, gap: 0, picked: [8], seconds: 0 });
});
