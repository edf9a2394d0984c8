import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idleFetch } from './idle-fetch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers with a body that delivers one chunk every `everyMs`, `chunks` times, and then ends; `Infinity` never delivers. */
const slowServer =
  (everyMs: number, chunks: number): typeof fetch =>
  (_input, init) =>
    Promise.resolve(
      new Response(
        new ReadableStream<Uint8Array>({
          start(controller) {
            init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
            let sent = 0;
            const send = () => {
              if (sent++ === chunks) return controller.close();
              controller.enqueue(new TextEncoder().encode('x'));
              setTimeout(send, everyMs);
            };
            if (Number.isFinite(everyMs)) setTimeout(send, everyMs);
          },
        }),
        { status: 207, headers: { 'x-kept': 'yes' } },
      ),
    );

const silentServer: typeof fetch = (_input, init) =>
  new Promise((_done, fail) => {
    init?.signal?.addEventListener('abort', () => fail(init.signal?.reason as Error));
  });

describe('a fetch that gives up on silence', () => {
  it('waits for a slow line as long as it delivers', async () => {
    const response = await idleFetch(slowServer(900, 10), 1000)('/');
    expect([response.status, response.headers.get('x-kept')]).toEqual([207, 'yes']);
    const text = response.text();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await text).toBe('x'.repeat(10));
  });

  it('gives up when the answer never begins', async () => {
    const answer = expect(idleFetch(silentServer, 1000)('/')).rejects.toMatchObject({ name: 'TimeoutError' });
    await vi.advanceTimersByTimeAsync(1000);
    await answer;
  });

  it('gives up when the line goes silent in the middle', async () => {
    const response = await idleFetch(slowServer(Infinity, 0), 1000)('/');
    const text = expect(response.text()).rejects.toMatchObject({ name: 'TimeoutError' });
    await vi.advanceTimersByTimeAsync(1000);
    await text;
  });

  it('stops when the caller does', async () => {
    const abort = new AbortController();
    const answer = expect(idleFetch(silentServer, 1000)('/', { signal: abort.signal })).rejects.toThrow('enough');
    abort.abort(new Error('enough'));
    await answer;
  });

  it('leaves no timer behind', async () => {
    const response = await idleFetch(slowServer(1, 1), 1000)('/');
    const text = response.text();
    await vi.advanceTimersByTimeAsync(10);
    await text;
    await idleFetch(() => Promise.resolve(new Response(null, { status: 204 })), 1000)('/');
    await idleFetch(() => Promise.reject(new TypeError('refused')), 1000)('/').catch(() => undefined);
    expect(vi.getTimerCount()).toBe(0);
  });
});
