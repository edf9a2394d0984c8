import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from './backend.ts';
import { createSite, listen, PortBusy, type Listening, type SiteOptions } from './server.ts';

let folder: string;
let server: Listening;
const archive = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
const script = `export const text = ${JSON.stringify('连心'.repeat(2000))};`;

/** Tells what reached it, with lite's generous CORS headers. */
const backend: Backend = {
  fetch: async (request) =>
    Response.json(
      { path: new URL(request.url).pathname, body: await request.text(), long: 'x'.repeat(5000) },
      { headers: { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Content-Range' } },
    ),
};

const options = (): SiteOptions => ({
  backend,
  dist: join(folder, 'dist'),
  basemaps: join(folder, 'data/basemaps'),
  walk: join(folder, 'data/walk'),
  supabaseUrl: '',
  publishableKey: 'sb_publishable_test',
  demoAccounts: [],
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxin-server-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await mkdir(join(folder, 'dist/.vite'), { recursive: true });
  await mkdir(join(folder, 'data/basemaps'), { recursive: true });
  await writeFile(join(folder, 'dist/index.html'), '<!doctype html><title>app</title>');
  await writeFile(join(folder, 'dist/icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'dist/.vite/manifest.json'), '{}');
  await writeFile(join(folder, 'dist/assets/main-abc123.js'), script);
  await writeFile(join(folder, 'dist/assets/optimum.worker-abc_1-2.js'), script);
  await writeFile(join(folder, 'dist/assets/highs-abc123.wasm'), Buffer.alloc(2000));
  await writeFile(join(folder, 'data/secrets.json'), '{"jwt_secret":"hidden"}');
  await writeFile(join(folder, 'data/basemaps/town.pmtiles'), archive);
  await writeFile(
    join(folder, 'data/basemaps/town.json'),
    JSON.stringify({ id: 'town', name: '云汀县', bounds: [1, 2, 3, 4], attribution: 'demo', note: 'not for clients' }),
  );
  await mkdir(join(folder, 'data/walk'));
  await writeFile(join(folder, 'data/walk/town.bin'), archive);
  await writeFile(
    join(folder, 'data/walk/town.json'),
    JSON.stringify({ id: 'town', name: '云汀县', bounds: [1, 2, 3, 4], note: 'not for clients' }),
  );
  await writeFile(join(folder, 'data/walk/alone.json'), '{}');
  await symlink(join(folder, 'data/secrets.json'), join(folder, 'dist/link.json'));
  server = await listen(createSite(options()), 0);
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });

/** A request whose path no client library has tidied up. */
const getRaw = (path: string, host = '127.0.0.1'): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });

describe('headers', () => {
  test.each(['/', '/assets/main-abc123.js', '/config.json', '/rest/v1/x', '/basemaps/town.pmtiles', '/nothing.js'])(
    'every answer carries the security headers: %s',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]) {
        expect(policy.split('; ')).toContain(part);
      }
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|worker-src[^;]*blob:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  test('only the script of the proving worker may compile WebAssembly, and nothing else is allowed to it', async () => {
    const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy') ?? '';
    const strict = await policyOf('/');
    expect(await policyOf('/assets/optimum.worker-abc_1-2.js')).toBe(
      strict.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
    );
    for (const path of [
      '/assets/main-abc123.js',
      '/assets/highs-abc123.wasm',
      '/assets/optimum.worker-abc.js.html',
      '/assets/x/optimum.worker-abc.js',
      '/optimum.worker-abc.js',
      '/rest/v1/assets/optimum.worker-abc.js',
      '/sw.js',
      '/index.html',
    ])
      expect(await policyOf(path), path).toBe(strict);
  });

  test('WebAssembly travels as such, and compressed', async () => {
    const { headers } = await get('/assets/highs-abc123.wasm', { 'accept-encoding': 'br' });
    expect([headers.get('content-type'), headers.get('content-encoding')]).toEqual(['application/wasm', 'br']);
  });

  test('with a project elsewhere its origin, and only that, is added', async () => {
    const site = createSite({ ...options(), backend: null, supabaseUrl: 'https://project.example' });
    const { headers } = await site.request('/');
    expect(headers.get('content-security-policy')).toContain(
      "connect-src 'self' https://project.example wss://project.example;",
    );
    expect((await site.request('/rest/v1/x')).status).toBe(404);
  });

  test('no page of another origin is let in, whatever the backend would allow', async () => {
    const { headers } = await get('/rest/v1/x', { origin: 'https://elsewhere.example' });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('answers with data are never stored', async () => {
    expect((await get('/rest/v1/x')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the app', () => {
  test('hashed files are kept for good, the page is asked for every time', async () => {
    expect((await get('/assets/main-abc123.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/index.html')).headers.get('cache-control')).toBe('no-cache');
  });

  test('a deep link gets the page, a missing file does not', async () => {
    expect(await (await get('/grids/42')).text()).toContain('<title>app</title>');
    expect((await get('/assets/gone-1.js')).status).toBe(404);
    expect((await get('/robots.txt')).status).toBe(404);
  });

  test('an unchanged file is not sent again', async () => {
    const etag = (await get('/icon.svg')).headers.get('etag') ?? '';
    expect((await get('/icon.svg', { 'if-none-match': etag })).status).toBe(304);
  });

  test('scripts and data come compressed', async () => {
    const response = await get('/assets/main-abc123.js', { 'accept-encoding': 'br' });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(Number(response.headers.get('content-length'))).toBeLessThan(script.length / 10);
    expect(await response.text()).toBe(script);
    const data = await get('/rest/v1/x', { 'accept-encoding': 'gzip' });
    expect(data.headers.get('content-encoding')).toBe('gzip');
    expect(await data.json()).toMatchObject({ path: '/rest/v1/x' });
  });

  test('HEAD answers without a body', async () => {
    const response = await fetch(`${server.url}/icon.svg`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('what is not served', () => {
  test.each([
    '/../data/secrets.json',
    '/assets/../../data/secrets.json',
    '/%2e%2e/data/secrets.json',
    '/..%2fdata%2fsecrets.json',
    '/assets/..%5c..%5cdata%5csecrets.json',
    '/basemaps/../secrets.json',
    '/basemaps/%2e%2e%2fsecrets.json',
    '/basemaps/..%2fsecrets.json',
    '/link.json',
    '//data/secrets.json',
    '/icon.svg%00.html',
  ])('%s', async (path) => {
    const answer = await getRaw(path);
    expect(answer).not.toContain('hidden');
    expect(answer).toMatch(/^HTTP\/1\.1 (?:404|400)/);
  });

  test('hidden files of the build and the sidecars of basemaps', async () => {
    expect((await get('/.vite/manifest.json')).status).toBe(404);
    expect((await get('/basemaps/town.json')).status).toBe(404);
  });
});

describe('walking networks', () => {
  test('travel compressed, and not again when nothing has changed', async () => {
    const response = await get('/walk/town.bin', { 'accept-encoding': 'br' });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(Buffer.from(await response.arrayBuffer()).equals(archive)).toBe(true);
    const tag = response.headers.get('etag') ?? '';
    const again = await get('/walk/town.bin', { 'accept-encoding': 'br', 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(again.headers.get('cache-control')).toBe('no-cache');
  });

  test('and nothing else of their folder', async () => {
    for (const path of ['/walk/town.json', '/walk/', '/walk/..%2fsecrets.json', '/walk/none.bin'])
      expect((await get(path)).status).toBe(404);
  });
});

describe('basemaps', () => {
  test('a range', async () => {
    const response = await get('/basemaps/town.pmtiles', { range: 'bytes=100-299' });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe('bytes 100-299/5000');
    expect(Buffer.from(await response.arrayBuffer()).equals(archive.subarray(100, 300))).toBe(true);
  });

  test('a range beyond the end', async () => {
    const response = await get('/basemaps/town.pmtiles', { range: 'bytes=9000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */5000');
  });

  test('a range of a file that changed since is the whole file', async () => {
    const response = await get('/basemaps/town.pmtiles', { range: 'bytes=0-9', 'if-range': '"old"' });
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBe(5000);
  });

  test('the tag is strong and not compressed: tiles of two versions are never mixed', async () => {
    const { headers } = await get('/basemaps/town.pmtiles', { 'accept-encoding': 'br' });
    expect(headers.get('etag')).toMatch(/^"[^"]+"$/);
    expect(headers.get('content-encoding')).toBeNull();
  });
});

describe('requests', () => {
  test('the configuration is what the client needs and nothing else', async () => {
    expect(await (await get('/config.json')).json()).toEqual({
      supabase_url: '',
      publishable_key: 'sb_publishable_test',
      basemaps: [
        { id: 'town', name: '云汀县', bounds: [1, 2, 3, 4], attribution: 'demo', url: '/basemaps/town.pmtiles' },
      ],
      walk_files: [{ id: 'town', name: '云汀县', bounds: [1, 2, 3, 4], bytes: 5000, url: '/walk/town.bin' }],
      demo_accounts: [],
    });
  });

  test('a body reaches the backend, one that is too large does not', async () => {
    const post = (body: string) => fetch(`${server.url}/rest/v1/rpc/x`, { method: 'POST', body });
    expect(await (await post('{"a":1}')).json()).toMatchObject({ body: '{"a":1}' });
    expect((await post('x'.repeat(1.5 * 1024 * 1024 + 1))).status).toBe(413);
  });

  test.each([
    '/auth/v1/otp',
    '/%61uth/v1/otp',
    '/auth/v1/%6ftp',
    '/auth%2Fv1/otp',
    '//auth/v1/otp',
    '/auth/v1/admin/users',
  ])('what the app does not ask of the sign-in service does not reach it: %s', async (path) => {
    const response = await createSite(options()).request(path, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('otp');
  });

  test('guesses of one password are stopped', async () => {
    const guess = () =>
      site.request('/auth/v1/token?grant_type=password', { method: 'POST', body: '{"email":"a@b.c","password":"x"}' });
    const refusing: Backend = { fetch: async () => new Response('{}', { status: 400 }) };
    const site = createSite({ ...options(), backend: refusing });
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await guess()).status));
    expect(statuses).toContain(429);
  });

  test('nothing is answered under the name of another site', async () => {
    for (const path of ['/', '/config.json', '/rest/v1/x', '/icon.svg']) {
      const answer = await getRaw(path, 'elsewhere.example:5173');
      expect(answer, path).toMatch(/^HTTP\/1\.1 421/);
      expect(answer.toLowerCase(), path).toContain('content-security-policy');
      expect(answer, path).not.toMatch(/sb_publishable|<title>/);
    }
    const site = createSite({ ...options(), allowedHosts: ['map.street.example'] });
    expect((await site.request('http://map.street.example/config.json')).status).toBe(200);
  });

  test('what only makes the database stumble does not reach it', async () => {
    const post = (path: string, body: string) => createSite(options()).request(path, { method: 'POST', body });
    expect((await post('/rest/v1/x?order=%00', '{}')).status).toBe(400);
    expect((await post('/rest/v1/rpc/x', '['.repeat(9000) + ']'.repeat(9000))).status).toBe(400);
  });

  test('a body of unknown length is cut off at the limit', async () => {
    const stream = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 20; piece += 1) controller.enqueue(new Uint8Array(100_000));
        controller.close();
      },
    });
    const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
    expect((await fetch(`${server.url}/rest/v1/rpc/x`, init)).status).toBe(413);
  });

  test('a failing backend is told as a failure, without its reasons', async () => {
    let asked = 0;
    const failing: Backend = {
      fetch: () => {
        asked += 1;
        return Promise.reject(new Error('secret reason'));
      },
    };
    const site = createSite({ ...options(), backend: failing });
    const response = await site.request('/rest/v1/x');
    expect(asked).toBe(1);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret reason');
  });

  test('a port that is taken is told as such', async () => {
    await expect(listen(createSite(options()), Number(new URL(server.url).port))).rejects.toThrow(PortBusy);
  });
});
