/** Which request gets which file, and which caches may go. Pure, so that it is tested without a worker. */

/** Path on our origin, and the hash of its content as `fetch` checks it (`sha256-…`). */
export type BuildFile = readonly [path: string, integrity: string];

const PREFIX = 'lianxin.app:';

export const cacheName = (version: string): string => PREFIX + version;

/** What the server answers by itself, and what is no page of the app. */
const SERVER = /^\/(?:rest|auth|storage|realtime|functions)\/v1\/|^\/(?:basemaps|walk)\/|^\/config\.json$/;

/**
 * The file that answers a request, or null when the network does. A page's address is the app itself, which knows what to
 * show; `/assets/` may belong to the build before this one.
 */
export function pathOfAnswer(path: string, isNavigation: boolean, files: ReadonlySet<string>): string | null {
  if (SERVER.test(path)) return null;
  if (files.has(path)) return path;
  if (isNavigation && !/\.[a-z0-9]+$/i.test(path)) return '/index.html';
  return path.startsWith('/assets/') ? path : null;
}

/** Of our own caches all but the build that takes over and the one it relieves, whose pages may still be open. */
export const cachesToDrop = (names: readonly string[], current: string, before: string | undefined): string[] =>
  names.filter((name) => name.startsWith(PREFIX) && name !== current && name !== before);
