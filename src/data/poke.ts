/**
 * Hears that somebody has changed something, where the project has Supabase Realtime: a broadcast without content on a channel
 * of the county. It is only a poke to pull; where there is no Realtime, or it fails, the pull comes by the clock as always.
 * The few frames needed of its protocol (Phoenix channels, version 1.0.0) are written here: the library would be larger than
 * all the rest of this folder.
 */
const HEARTBEAT_MS = 25_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 300_000;

/** The part of a WebSocket that is used here. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;

export interface PokeOptions {
  /** Origin of the project. */
  readonly url: string;
  readonly publishableKey: string;
  readonly open: (url: string) => Socket;
  /** In [0, 1), so that a street does not come back at once. */
  readonly chance?: () => number;
}

export interface Poke {
  /** Tells the others on the channel. Lost when the line is down: they pull by the clock. */
  send(): void;
  stop(): void;
}

/** Listens until stopped, coming back whenever the line breaks. */
export function listenForPokes(
  { url, publishableKey, open, chance = Math.random }: PokeOptions,
  channel: string,
  onPoke: () => void,
): Poke {
  const topic = `realtime:${channel}`;
  const address = `${url.replace(/^http/, 'ws')}/realtime/v1/websocket?apikey=${encodeURIComponent(publishableKey)}&vsn=1.0.0`;
  let socket: Socket | null = null;
  let isJoined = false;
  let failures = 0;
  let refs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heartbeat: ReturnType<typeof setInterval> | undefined;

  const say = (to: string, event: string, payload: unknown): void => {
    refs += 1;
    socket?.send(JSON.stringify({ topic: to, event, payload, ref: String(refs), join_ref: '1' }));
  };
  const connect = (): void => {
    const here = open(address);
    socket = here;
    here.addEventListener('open', () => {
      say(topic, 'phx_join', { config: { broadcast: { self: false, ack: false }, presence: { key: '' } } });
      heartbeat = setInterval(() => say('phoenix', 'heartbeat', {}), HEARTBEAT_MS);
    });
    here.addEventListener('message', ({ data }) => {
      const { topic: from, event, status } = frameOf(data);
      if (from !== topic) return;
      if (event === 'broadcast') onPoke();
      else if (event === 'phx_reply' && status === 'ok') {
        isJoined = true;
        failures = 0;
      } else if (event === 'phx_error' || event === 'phx_close' || status === 'error') here.close();
    });
    here.addEventListener('close', () => {
      clearInterval(heartbeat);
      isJoined = false;
      if (socket !== here) return;
      failures += 1;
      timer = setTimeout(connect, Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)) * (0.5 + chance() / 2));
    });
  };
  connect();
  return {
    send() {
      if (isJoined) say(topic, 'broadcast', { type: 'broadcast', event: 'poke', payload: {} });
    },
    stop() {
      clearTimeout(timer);
      clearInterval(heartbeat);
      const last = socket;
      socket = null;
      last?.close();
    },
  };
}

interface Frame {
  readonly topic: unknown;
  readonly event: unknown;
  readonly status: unknown;
}

/** What is not a frame we know says nothing. */
function frameOf(data: unknown): Frame {
  let frame: unknown = null;
  try {
    frame = JSON.parse(String(data));
  } catch {
    // Not ours to understand: the pull by the clock does not need it.
  }
  const field = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return {
    topic: field(frame, 'topic'),
    event: field(frame, 'event'),
    status: field(field(frame, 'payload'), 'status'),
  };
}
