/** Walking answers beside the page, so that no search ever holds up a finger. What it does is `walk-desk.ts`. */
import { WalkDesk } from './walk-desk.ts';
import type { WalkReply, WalkRequest } from './walk-protocol.ts';

/** What we use of a worker's own scope; its library and the page's cannot be loaded into one program. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<WalkRequest>) => void): void;
  postMessage(reply: WalkReply, options: StructuredSerializeOptions): void;
}

const scope = globalThis as unknown as WorkerScope;
const desk = new WalkDesk();
scope.addEventListener('message', ({ data }) => scope.postMessage(desk.reply(data), {}));
