/**
 * One origin for everything: the data API, the run-time configuration, basemaps, walking networks and the built app. It listens on this
 * machine only; whatever publishes it further (a reverse proxy with TLS) stands in front.
 */
import { createServer, type AddressInfo } from 'node:net';
import { getRequestListener, serve, type HttpBindings, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { DemoAccount, RuntimeConfig } from '../../src/domain/runtime-config.ts';
import type { Backend } from './backend.ts';
import { BASEMAP_FILE, listBasemaps } from './basemaps.ts';
import { chooseEncoding, compress } from './compression.ts';
import { askedFor, isDigestible, isOpen, isOurName, SIGN_IN } from './door.ts';
import { readRequest } from './request-body.ts';
import { securityHeaders } from './security-headers.ts';
import { makeSignInGuard } from './sign-in-guard.ts';
import { staticFiles } from './static-files.ts';
import { listWalkFiles, WALK_FILE } from './walk-files.ts';

export interface SiteOptions {
  /** Answers `/auth/v1` and `/rest/v1`; null when the data lives in a Supabase project elsewhere. */
  readonly backend: Backend | null;
  /** Folder of the built app, or null when somebody else (Vite) serves the app. */
  readonly dist: string | null;
  readonly basemaps: string;
  readonly walk: string;
  /** Origin of that project elsewhere, or empty. */
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  readonly demoAccounts: readonly DemoAccount[];
  /** Names beside those of this machine under which a proxy publishes the app. */
  readonly allowedHosts?: readonly string[];
}

type Site = Hono<{ Bindings: Partial<HttpBindings> }>;

const HASHED = 'public, max-age=31536000, immutable';
const ASK_EVERY_TIME = 'no-cache';

/** The paths that are not files of the app; Vite hands these over. */
export const isSitePath = (path: string): boolean =>
  /^\/(?:auth\/v1|rest\/v1|basemaps|walk)\/|^\/config\.json$/.test(path);

export function createSite(options: SiteOptions): Site {
  const site: Site = new Hono();
  site.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders(options.supabaseUrl, c.req.path)))
      c.res.headers.set(name, value);
  });
  site.onError((error, c) => {
    process.stderr.write(`${c.req.method} ${c.req.path}: ${error.stack ?? error.message}\n`);
    return c.json({ message: 'The server failed. Its log says why.' }, 500);
  });
  site.use(async (c, next) => {
    const names = [new URL(c.req.url).host, c.req.header('host') ?? 'localhost'];
    if (names.every((name) => isOurName(name, options.allowedHosts ?? []))) return next();
    return c.json({ message: 'Not served under this name. ALLOWED_HOSTS names the ones a proxy may use.' }, 421);
  });
  addBackend(site, options.backend);
  addConfig(site, options);

  for (const [path, folder, name] of [
    ['/basemaps/*', options.basemaps, BASEMAP_FILE],
    ['/walk/*', options.walk, WALK_FILE],
  ] as const) {
    const files = staticFiles(folder);
    site.get(path, async (c) => {
      const file = name.exec(c.req.path)?.[1];
      return (file === undefined ? null : await files.answer(c.req.raw, `/${file}`, ASK_EVERY_TIME)) ?? c.notFound();
    });
  }
  site.notFound((c) => c.json({ message: 'There is nothing here.' }, 404));
  if (options.dist !== null) addApp(site, options.dist);
  return site;
}

function addBackend(site: Site, backend: Backend | null): void {
  if (backend === null) return;
  const guard = makeSignInGuard();
  const answer = async (raw: Request, peer: string | null): Promise<Response> => {
    const url = new URL(raw.url);
    if (!isOpen(raw.method, url)) return Response.json({ message: 'There is nothing here.' }, { status: 404 });
    const request = await readRequest(raw);
    if (request === null) return tooLarge();
    const text = await request.clone().text();
    if (!isDigestible(url, text)) return Response.json({ message: 'The request is malformed.' }, { status: 400 });
    const ask = (): Promise<Response> => backend.fetch(request, peer);
    const response = await (askedFor(raw.method, url) === SIGN_IN ? guard(text, ask) : ask());
    const body = new Uint8Array(await response.arrayBuffer());
    const headers = new Headers(response.headers);
    // one origin: no page elsewhere has business here, whatever lite would allow
    for (const name of [...headers.keys()].filter((key) => key.startsWith('access-control-'))) headers.delete(name);
    headers.delete('content-length');
    headers.set('cache-control', 'no-store');
    const encoding = chooseEncoding(
      raw.headers.get('accept-encoding') ?? undefined,
      headers.get('content-type') ?? '',
      body.byteLength,
    );
    const hasBody = response.status !== 204 && response.status !== 304 && raw.method !== 'HEAD';
    if (!hasBody) return new Response(null, { status: response.status, headers });
    if (encoding === null) return new Response(body, { status: response.status, headers });
    headers.set('content-encoding', encoding);
    headers.append('vary', 'accept-encoding');
    return new Response(await compress(body, encoding, 'each'), { status: response.status, headers });
  };
  for (const path of ['/auth/v1/*', '/rest/v1/*']) {
    site.all(path, (c) => answer(c.req.raw, peerOf(c.env)));
  }
}

/** The rest of the body is not read, so the connection cannot carry another request. */
const tooLarge = (): Response =>
  Response.json({ message: 'The request is too large.' }, { status: 413, headers: { connection: 'close' } });

/** The caller's address; a request that did not come through a socket (a test's) has no bindings. */
const peerOf = (bindings: Partial<HttpBindings> | undefined): string | null =>
  bindings?.incoming?.socket.remoteAddress ?? null;

function addConfig(site: Site, options: SiteOptions): void {
  site.get('/config.json', async (c) => {
    const config: RuntimeConfig = {
      supabase_url: options.supabaseUrl,
      publishable_key: options.publishableKey,
      basemaps: await listBasemaps(options.basemaps),
      walk_files: await listWalkFiles(options.walk),
      demo_accounts: options.demoAccounts,
    };
    c.header('cache-control', ASK_EVERY_TIME);
    return c.json(config);
  });
}

function addApp(site: Site, dist: string): void {
  const files = staticFiles(dist);
  site.get('*', async (c) => {
    const { path } = c.req;
    const found = await files.answer(c.req.raw, path, path.startsWith('/assets/') ? HASHED : ASK_EVERY_TIME);
    if (found !== null) return found;
    // a deep link: the app itself knows what to show; a missing file stays missing
    const isPage = !isSitePath(path) && !/\.[a-z0-9]+$/i.test(path);
    return (isPage ? await files.answer(c.req.raw, '/index.html', ASK_EVERY_TIME) : null) ?? c.notFound();
  });
}

/** For Vite: the same site as a Node request listener. */
export const siteListener = (site: Site): ReturnType<typeof getRequestListener> =>
  getRequestListener((request, env) => site.fetch(request, env));

/** The wanted port is taken by another program. */
export class PortBusy extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use by another program. Choose another one: PORT=${port + 1} npm start`);
    this.name = 'PortBusy';
  }
}

/** Throws `PortBusy` when somebody listens there: better said before the wait for the database than after it. */
export const requireFreePort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortBusy(port) : error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });

export interface Listening {
  readonly url: string;
  /** Lets running requests finish (at most five seconds), then closes. */
  close(): Promise<void>;
}

/**
 * How long an idle connection stays open, in milliseconds: longer than proxies and browsers keep theirs, so that it is not
 * cut under a request that is just being sent (a statement of the embedded database holds everything up for a moment).
 */
const IDLE_CONNECTION = 75_000;

/** Listens on 127.0.0.1; port 0 takes any free one. */
export function listen(site: Site, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const serverOptions = { keepAliveTimeout: IDLE_CONNECTION };
    const server: ServerType = serve(
      { fetch: site.fetch, hostname: '127.0.0.1', port, serverOptions },
      (address: AddressInfo) => {
        resolve({ url: `http://127.0.0.1:${address.port}`, close: () => closeGently(server) });
      },
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortBusy(port) : error),
    );
  });
}

const closeGently = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5000);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
