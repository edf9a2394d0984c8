/**
 * The service worker: the app's own files, kept whole, so that a reload without a network opens the same app. It knows
 * nothing of data: what a person may see lies in the replica (`offline/SPEC.md`), and basemaps are kept on request only.
 *
 * A new build is fetched beside the old one, waits, and takes over when somebody says so or when no page is left. Each file
 * is checked against the hash of the build, so that half of one build never serves with half of another.
 */
import { cachesToDrop, cacheName, pathOfAnswer, type BuildFile } from './files.ts';

/** Filled in by the build (`vite-service-worker.ts`). */
declare const BUILD_VERSION: string;
declare const BUILD_FILES: readonly BuildFile[];

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What we use of `ServiceWorkerGlobalScope`; its library and the page's cannot be loaded into one program. */
interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void;
}

const worker = globalThis as unknown as WorkerScope;
const CURRENT = cacheName(BUILD_VERSION);
/** Holds one entry, the name of the build that serves, so that the next one knows what an open page may still ask for. */
const SERVING = 'lianxin.app-serving';
const files = BUILD_FILES;
const paths: ReadonlySet<string> = new Set(files.map(([path]) => path));

async function install(): Promise<void> {
  const cache = await caches.open(CURRENT);
  await Promise.all(
    files.map(async ([path, integrity]) => {
      const known = path.startsWith('/assets/') ? await caches.match(path, { ignoreVary: true }) : undefined;
      const response = known ?? (await fetch(path, { integrity, cache: 'no-cache' }));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(path, response);
    }),
  );
}

async function activate(): Promise<void> {
  const marker = await caches.open(SERVING);
  const before = await (await marker.match('/'))?.text();
  for (const name of cachesToDrop(await caches.keys(), CURRENT, before)) await caches.delete(name);
  await marker.put('/', new Response(CURRENT));
  await worker.clients.claim();
}

let opened: Promise<Cache> | null = null;

async function answer(request: Request, path: string): Promise<Response> {
  const own = await (await (opened ??= caches.open(CURRENT))).match(path, { ignoreVary: true });
  // a page of the build before asks for its own parts
  return own ?? (await caches.match(path, { ignoreVary: true })) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(worker.skipWaiting());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  const path = pathOfAnswer(url.pathname, request.mode === 'navigate', paths);
  if (path !== null) event.respondWith(answer(request, path));
});
