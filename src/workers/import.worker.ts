/** Reads and matches an office's file beside the page, which never waits for it. */
import { ImportError } from '../../geo/formats/problem.ts';
import { ImportDesk, type Watch } from './import-desk.ts';
import type { ImportReply, ImportRequest } from './import-protocol.ts';

/** What we use of a worker's own scope; its library and the page's cannot be loaded into one program. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ImportRequest>) => void): void;
  postMessage(reply: ImportReply, options: StructuredSerializeOptions): void;
}

const scope = globalThis as unknown as WorkerScope;
const desk = new ImportDesk();
const running = new Map<number, AbortController>();

function work(request: Exclude<ImportRequest, { question: 'cancel' }>, watch: Watch): unknown {
  switch (request.question) {
    case 'open':
      return desk.open(request.ask.name, new Uint8Array(request.ask.bytes));
    case 'crs':
      return desk.crs(request.ask.outline, request.ask.sheet);
    case 'places':
      desk.know(request.ask);
      return null;
    case 'match':
      return desk.match(request.ask, watch);
    case 'boundaries':
      return desk.boundaries(request.ask);
    case 'piece':
      return desk.piece(request.ask.index);
    case 'lines':
      return desk.lines(request.ask.rows);
    case 'reasons':
      return desk.reasons(request.ask.title, request.ask.reasons);
  }
}

async function answer(request: ImportRequest): Promise<void> {
  const { id } = request;
  if (request.question === 'cancel') return running.get(id)?.abort();
  const control = new AbortController();
  running.set(id, control);
  const say = (reply: ImportReply): void => scope.postMessage(reply, {});
  try {
    const onProgress = (share: number): void => say({ id, kind: 'progress', share });
    say({ id, kind: 'answer', answer: await work(request, { onProgress, signal: control.signal }) });
  } catch (error) {
    if (error instanceof ImportError) say({ id, kind: 'refused', problems: error.problems });
    else say({ id, kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(id);
  }
}

scope.addEventListener('message', ({ data }) => void answer(data));
