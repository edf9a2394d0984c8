/**
 * What may come in from outside. The sign-in service of lite offers much more than this application uses, and some of it
 * opens doors: a one-time code of six digits that may be guessed without end and stands in the log, another address or
 * password for one's account, pages for administrators. Only what the app calls is let through; all else is not there.
 * Nor is a request that lite or the database could only trip over.
 */
import { isIP } from 'node:net';

export const SIGN_IN = 'POST /auth/v1/token?grant_type=password';

/** Of the sign-in service, letter by letter: another spelling of the same address means something else to somebody. */
const OPEN: ReadonlySet<string> = new Set([
  SIGN_IN,
  'POST /auth/v1/token?grant_type=refresh_token',
  'POST /auth/v1/logout?scope=local',
  'POST /auth/v1/logout?scope=global',
  'GET /auth/v1/user',
]);

/** What a request asks for, as `OPEN` spells it. */
export const askedFor = (method: string, { pathname, search }: URL): string => `${method} ${pathname}${search}`;

/** Whether a request may reach the backend at all. The data API decides by itself, with keys, grants and policies. */
export const isOpen = (method: string, url: URL): boolean =>
  url.pathname.startsWith('/rest/v1/') || OPEN.has(askedFor(method, url));

/** Brackets inside brackets, also inside texts that the database will read as JSON. Ours nest three deep. */
const DEPTH_LIMIT = 64;

/**
 * Whether a request's text can be digested. A NUL ends a statement in the middle of the database's protocol; JSON nested
 * by the thousand exhausts the stack of whoever reads it, and PGlite then answers with nothing instead of an error.
 */
export function isDigestible(url: URL, body: string): boolean {
  if (/%00|\0/.test(url.href)) return false;
  let depth = 0;
  for (const letter of body) {
    if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') depth -= 1;
    if (depth > DEPTH_LIMIT) return false;
  }
  return true;
}

/**
 * Whether the server answers under the name a browser asked for. A page elsewhere can point its own name at 127.0.0.1
 * (DNS rebinding) and would then be of "our" origin; under an address, or a name of this machine, that cannot be.
 * `allowed` are the further names under which a proxy publishes the app.
 */
export function isOurName(host: string, allowed: readonly string[]): boolean {
  const address = `http://${host}`;
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  const name = hostname.replace(/^\[|\]$/g, '');
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost') || allowed.includes(name);
}
