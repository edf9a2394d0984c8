/**
 * Proves which sites are best, beside the page and beside the walking worker: HiGHS holds up its thread until it is done, and may
 * compile WebAssembly here and nowhere else (`supabase/local/security-headers.ts`).
 */
import loadHighs, { type Highs } from 'highs';
import highsUrl from 'highs/runtime?url';
import { prove } from '../../geo/walk/plan/optimum.ts';
import type { OptimumReply, OptimumRequest } from './optimum-protocol.ts';

/** What we use of a worker's own scope; its library and the page's cannot be loaded into one program. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<OptimumRequest>) => void): void;
  postMessage(reply: OptimumReply, options: StructuredSerializeOptions): void;
}

const scope = globalThis as unknown as WorkerScope;
const say = (reply: OptimumReply): void => scope.postMessage(reply, {});

/** Does nothing. Whoever may not compile it may compile nothing: Chrome before 97 does not know the policy that allows it. */
const NOTHING = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

async function load(): Promise<Highs | Extract<OptimumReply, { kind: 'failure' }>> {
  const failure = (code: 'network' | 'no_wasm', error: unknown) =>
    ({ kind: 'failure', code, detail: error instanceof Error ? error.message : String(error) }) as const;
  try {
    await WebAssembly.compile(NOTHING);
  } catch (error) {
    return failure('no_wasm', error);
  }
  try {
    const response = await fetch(highsUrl);
    if (!response.ok) return failure('network', `${highsUrl}: ${response.status}`);
    return await loadHighs({ wasmBinary: await response.arrayBuffer() });
  } catch (error) {
    return failure('network', error);
  }
}

async function answer({ problem, seconds }: OptimumRequest): Promise<OptimumReply> {
  try {
    const highs = await load();
    if ('kind' in highs) return highs;
    const onProgress = (total: number, bound: number): void => say({ kind: 'progress', total, bound });
    return { kind: 'proof', proof: prove(highs, problem, { seconds, onProgress }) };
  } catch (error) {
    return { kind: 'failure', code: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
  }
}

scope.addEventListener('message', ({ data }) => void answer(data).then(say));
