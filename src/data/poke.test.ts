import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenForPokes, type Socket } from './poke.ts';

/** A line whose other end the test holds. */
class FakeSocket implements Socket {
  readonly sent: { topic: string; event: string; payload: unknown }[] = [];
  private readonly listeners: { type: string; hear: (event: { data?: unknown }) => void }[] = [];
  readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as FakeSocket['sent'][number]);
  }

  close(): void {
    this.happen('close');
  }

  addEventListener(type: string, hear: unknown): void {
    this.listeners.push({ type, hear: hear as (event: { data?: unknown }) => void });
  }

  happen(type: string, data?: unknown): void {
    for (const one of this.listeners) if (one.type === type) one.hear({ data });
  }

  answer(event: string, payload: unknown = {}, topic = 'realtime:county-1'): void {
    this.happen('message', JSON.stringify({ topic, event, payload, ref: null }));
  }
}

const sockets: FakeSocket[] = [];
let pokes = 0;
const listen = () =>
  listenForPokes(
    {
      url: 'https://example.supabase.co',
      publishableKey: 'key&1',
      open: (address) => {
        const socket = new FakeSocket(address);
        sockets.push(socket);
        return socket;
      },
      chance: () => 1,
    },
    'county-1',
    () => (pokes += 1),
  );
const joined = () => {
  const poke = listen();
  sockets[0]?.happen('open');
  sockets[0]?.answer('phx_reply', { status: 'ok', response: {} });
  return poke;
};

beforeEach(() => {
  vi.useFakeTimers();
  sockets.length = 0;
  pokes = 0;
});
afterEach(() => void vi.useRealTimers());

it('joins the channel of the county and hears pokes, on no other channel', () => {
  joined();
  expect(sockets[0]?.address).toBe('wss://example.supabase.co/realtime/v1/websocket?apikey=key%261&vsn=1.0.0');
  expect(sockets[0]?.sent[0]).toMatchObject({ topic: 'realtime:county-1', event: 'phx_join' });
  sockets[0]?.answer('broadcast', { event: 'poke' });
  sockets[0]?.answer('broadcast', { event: 'poke' }, 'realtime:elsewhere');
  sockets[0]?.happen('message', 'not a frame');
  expect(pokes).toBe(1);
});

it('tells the others, once it has joined', () => {
  const poke = listen();
  poke.send();
  expect(sockets[0]?.sent).toEqual([]);
  poke.stop();
  sockets.length = 0;
  joined().send();
  expect(sockets[0]?.sent.at(-1)).toMatchObject({ event: 'broadcast', payload: { type: 'broadcast', event: 'poke' } });
});

it('keeps the line alive', () => {
  joined();
  vi.advanceTimersByTime(60_000);
  expect(sockets[0]?.sent.filter(({ event }) => event === 'heartbeat')).toHaveLength(2);
});

it('comes back when the line breaks or the channel is refused, ever later, until it is stopped', () => {
  const poke = joined();
  sockets[0]?.happen('close');
  vi.advanceTimersByTime(5_000);
  expect(sockets).toHaveLength(2);
  sockets[1]?.happen('open');
  sockets[1]?.answer('phx_reply', { status: 'error', response: { reason: 'not enabled' } });
  vi.advanceTimersByTime(9_000);
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(sockets).toHaveLength(3);
  poke.stop();
  vi.advanceTimersByTime(600_000);
  expect(sockets).toHaveLength(3);
});
