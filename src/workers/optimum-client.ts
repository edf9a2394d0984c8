/** The page's end of the proving worker. Each proof has a worker of its own, which ends with it: there is no other way to stop it. */
import type { CoverProblem } from '../../geo/walk/plan/cover-problem.ts';
import { provedAlready, type Proof } from '../../geo/walk/plan/optimum.ts';
import { Failure } from '../domain/failure.ts';
import type { OptimumReply, OptimumRequest } from './optimum-protocol.ts';

/** What we use of `Worker`. */
export interface OptimumWorkerLike {
  postMessage(request: OptimumRequest, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: OptimumReply }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

export interface ProveOptions {
  /** Time limit, once HiGHS is there. */
  readonly seconds: number;
  readonly signal?: AbortSignal;
  /** Households known to be reached, and how many can be at most. */
  readonly onProgress?: (total: number, bound: number) => void;
}

/**
 * Where the bound of the problem says that nothing is left to find, no worker is needed. Rejects with a `Failure`: `no_wasm` where the browser cannot run HiGHS, `network` where it could not be fetched; with the
 * signal's reason when it was cancelled.
 */
export function proveOptimum(
  problem: CoverProblem,
  { seconds, signal, onProgress }: ProveOptions,
  make: () => OptimumWorkerLike = optimumWorker,
): Promise<Proof> {
  return new Promise<Proof>((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason as Error);
    const proved = provedAlready(problem);
    if (proved) return resolve(proved);
    const worker = make();
    const end = (settle: () => void): void => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
      settle();
    };
    const cancel = (): void => end(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', cancel);
    worker.addEventListener('message', ({ data }) => {
      if (data.kind === 'progress') onProgress?.(data.total, data.bound);
      else if (data.kind === 'proof') end(() => resolve(data.proof));
      else end(() => reject(new Failure(data.code, data.detail)));
    });
    worker.addEventListener('error', ({ message }) =>
      end(() => reject(new Failure('network', message ?? 'the proving worker could not be loaded'))),
    );
    worker.postMessage({ problem, seconds }, []);
  });
}

/** The worker of the build; its name is known to the content security policy. */
const optimumWorker = (): OptimumWorkerLike =>
  new Worker(new URL('./optimum.worker.ts', import.meta.url), { type: 'module', name: 'optimum' });
