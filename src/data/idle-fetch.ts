/**
 * `fetch` that gives up when nothing has arrived for a while. A limit on the whole request would punish a slow line that is
 * still delivering; a line that has gone silent would otherwise hang for minutes.
 */
const IDLE_MS = 15_000;

export const idleFetch =
  (fetch: typeof globalThis.fetch, idleMs: number = IDLE_MS): typeof globalThis.fetch =>
  async (input, init) => {
    const idle = new AbortController();
    const giveUp = () => idle.abort(new DOMException(`nothing arrived for ${idleMs} ms`, 'TimeoutError'));
    let timer = setTimeout(giveUp, idleMs);
    const forward = () => idle.abort(init?.signal?.reason);
    if (init?.signal?.aborted) forward();
    init?.signal?.addEventListener('abort', forward, { once: true });
    const finish = () => {
      clearTimeout(timer);
      init?.signal?.removeEventListener('abort', forward);
    };
    try {
      const response = await fetch(input, { ...init, signal: idle.signal });
      clearTimeout(timer);
      if (!response.body) {
        finish();
        return response;
      }
      timer = setTimeout(giveUp, idleMs);
      const watched = response.body.pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(chunk, controller) {
            clearTimeout(timer);
            timer = setTimeout(giveUp, idleMs);
            controller.enqueue(chunk);
          },
          flush: finish,
        }),
      );
      const { status, statusText, headers } = response;
      return new Response(watched, { status, statusText, headers });
    } catch (thrown) {
      finish();
      throw thrown;
    }
  };
