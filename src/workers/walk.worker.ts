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
scope.addEventListener('message', ({ data }) => {
  const reply = desk.reply(data);
  scope.postMessage(reply, { transfer: handedOver(reply) });
});

/** Nobody else holds the arrays of a circle's answer: handed over, half a megabyte a frame need not be copied. */
function handedOver(reply: WalkReply): Transferable[] {
  const answer = 'answer' in reply ? reply.answer : null;
  if (typeof answer !== 'object' || answer === null || !('nearest' in answer)) return [];
  const { seconds, atLeast, nearest, connected, elderly } = answer;
  const arrays = [seconds, atLeast, nearest, connected, ...(elderly ? [elderly.seconds, elderly.atLeast] : [])];
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}
