/** The real client library on a server of a few lines: what it does without a network is the point. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../../tests/fakes/memory-storage.ts';
import { connect, sessionKey } from './client.ts';
import { remoteOn } from './remote.ts';

const URL_OF_PROJECT = 'https://project.example';
const user = {
  id: 'user-1',
  email: 'grid@lianxin.example',
  aud: 'authenticated',
  app_metadata: {},
  user_metadata: {},
  created_at: '',
};

type Handler = (body: unknown, request: Request) => Response | Promise<Response>;
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const tokens = (name: string, expiresIn = 3600) => ({
  access_token: name,
  refresh_token: `${name}-refresh`,
  token_type: 'bearer',
  expires_in: expiresIn,
  expires_at: Math.floor(Date.now() / 1000) + expiresIn,
  user,
});
const page = {
  cursor: { at: 1 },
  server_time: '2026-11-20T02:00:00Z',
  full: true,
  more: false,
  progress: 1,
  upserts: {},
  removes: {},
};

class Server {
  online = true;
  readonly seen: string[] = [];
  handlers: Record<string, Handler> = {
    password: () => json(tokens('first')),
    refresh_token: () => json(tokens('second')),
    logout: () => new Response(null, { status: 204 }),
    sync_pull: () => json(page),
  };
  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const name = url.searchParams.get('grant_type') ?? url.pathname.split('/').at(-1) ?? '';
    this.seen.push(`${name} ${request.headers.get('authorization')?.replace('Bearer ', '') ?? ''}`.trim());
    if (!this.online) throw new TypeError('Failed to fetch');
    const text = await request.text();
    return (
      (await this.handlers[name]?.(text === '' ? null : JSON.parse(text), request)) ?? json({ code: 'not here' }, 404)
    );
  };
}

/** What the library says about a network that is not there; seen here, so that the tests' output stays readable. */
const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);

const clients: { stopAutoRefresh(): Promise<void> }[] = [];
afterEach(async () => {
  complaints.mockClear();
  for (const client of clients.splice(0)) await client.stopAutoRefresh();
});

const device = () => {
  const server = new Server();
  const storage = memoryStorage();
  const visit = () => {
    const connection = connect({
      url: URL_OF_PROJECT,
      publishableKey: 'sb_publishable_x',
      storage,
      fetch: server.fetch,
    });
    clients.push(connection.auth);
    return remoteOn(connection);
  };
  /** As if the hour of the access token were over. */
  const expire = () => storage.setItem(sessionKey(URL_OF_PROJECT), JSON.stringify(tokens('first', -60)));
  return { server, storage, visit, expire };
};
const pull = (remote: ReturnType<typeof remoteOn>) => remote.pullPage(null, new AbortController().signal);

describe('the session', () => {
  it('outlives the visit', async () => {
    const { visit, server } = device();
    expect(await visit().signIn('grid@lianxin.example', 'secret')).toEqual({
      userId: 'user-1',
      email: 'grid@lianxin.example',
    });
    const again = visit();
    expect(await again.resume()).toEqual({ userId: 'user-1', email: 'grid@lianxin.example' });
    await pull(again);
    expect(server.seen.at(-1)).toBe('sync_pull first');
  });

  it('survives a start without a network and with an expired token', async () => {
    const { visit, server, expire } = device();
    await visit().signIn('grid@lianxin.example', 'secret');
    expire();
    server.online = false;
    const remote = visit();
    expect(await remote.resume()).toMatchObject({ userId: 'user-1' });
    const changes: unknown[] = [];
    remote.onAccount((account) => changes.push(account));
    await expect(pull(remote)).rejects.toMatchObject({ code: 'network' });
    expect(server.seen).not.toContainEqual(expect.stringContaining('sync_pull'));
    expect(await remote.resume()).toMatchObject({ userId: 'user-1' });
    expect(changes).toEqual([]);
  });

  it('survives a server that is down just when it should renew it', async () => {
    const { visit, server, expire } = device();
    await visit().signIn('grid@lianxin.example', 'secret');
    expire();
    const remote = visit();
    let tried = 0;
    server.handlers['refresh_token'] = () => (++tried === 1 ? json({}, 503) : json(tokens('second')));
    await pull(remote);
    expect(server.seen.at(-1)).toBe('sync_pull second');
  });

  it('is renewed once when the server refuses a token that looked valid', async () => {
    const { visit, server } = device();
    const remote = visit();
    await remote.signIn('grid@lianxin.example', 'secret');
    server.handlers['sync_pull'] = (_body, request) =>
      request.headers.get('authorization') === 'Bearer second'
        ? json(page)
        : json({ code: 'PGRST301', message: 'JWT expired' }, 401);
    await pull(remote);
    expect(server.seen.filter((line) => !line.startsWith('password')).map((line) => line.split(' ')[0])).toEqual([
      'sync_pull',
      'refresh_token',
      'sync_pull',
    ]);
  });

  it('ends when the server will not renew it, and the device forgets it', async () => {
    const { visit, server, expire } = device();
    await visit().signIn('grid@lianxin.example', 'secret');
    expire();
    server.handlers['refresh_token'] = () => json({ error_code: 'refresh_token_not_found', msg: 'gone' }, 400);
    const remote = visit();
    await expect(pull(remote)).rejects.toMatchObject({ code: 'session_expired' });
    expect(await remote.resume()).toBeNull();
    expect(await visit().resume()).toBeNull();
  });

  it('ends on the device even where the server cannot be told', async () => {
    const { visit, server, storage } = device();
    const remote = visit();
    await remote.signIn('grid@lianxin.example', 'secret');
    server.online = false;
    await remote.signOut();
    expect(await remote.resume()).toBeNull();
    expect(storage.getItem(sessionKey(URL_OF_PROJECT))).toBeNull();
  });

  it('is refused for too many wrong passwords, and says so', async () => {
    const { visit, server } = device();
    server.handlers['password'] = () => json({ error_code: 'over_request_rate_limit', msg: 'no' }, 429);
    await expect(visit().signIn('grid@lianxin.example', 'guess')).rejects.toMatchObject({ code: 'too_many_tries' });
  });

  it('is refused for a wrong password', async () => {
    const { visit, server } = device();
    server.handlers['password'] = () => json({ error_code: 'invalid_credentials', msg: 'no' }, 400);
    await expect(visit().signIn('grid@lianxin.example', 'guess')).rejects.toMatchObject({ code: 'wrong_credentials' });
    server.online = false;
    await expect(visit().signIn('grid@lianxin.example', 'secret')).rejects.toMatchObject({ code: 'network' });
  });

  it('of nonsense in the storage is nobody’s', async () => {
    const { visit, storage } = device();
    storage.setItem('lianxin.account', '{"userId":7');
    expect(await visit().resume()).toBeNull();
    storage.setItem('lianxin.account', '{"userId":7,"email":"x"}');
    expect(await visit().resume()).toBeNull();
  });
});

describe('reading a contact', () => {
  const contact = { id: 'household-1', version: 1, head_name: '上官云舟', phone: null, care: [] };
  const reading = async (handler: Handler) => {
    const { visit, server } = device();
    const remote = visit();
    await remote.signIn('grid@lianxin.example', 'secret');
    server.handlers['read_household_contact'] = handler;
    return remote.readHouseholdContact('household-1' as never);
  };

  it('asks for one household', async () => {
    const bodies: unknown[] = [];
    expect(await reading((body) => (bodies.push(body), json(contact)))).toEqual(contact);
    expect(bodies).toEqual([{ household_id: 'household-1' }]);
  });

  it('may be refused', async () => {
    const refusal = { code: 'PT403', hint: 'not_permitted', message: 'no', details: '' };
    await expect(reading(() => json(refusal, 403))).rejects.toMatchObject({ code: 'not_permitted' });
  });

  it('refuses an answer that is none', async () => {
    await expect(reading(() => json({ name: 'x' }))).rejects.toMatchObject({ code: 'server' });
  });
});
