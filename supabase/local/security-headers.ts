/**
 * Headers of every answer. The policy is strict on purpose: no inline script or style, no eval, no worker from a blob, no
 * other host than the one of the data. A library that needs more is not used, but for one: HiGHS is WebAssembly, and the script of
 * the worker that runs it says that it may be compiled there. A worker keeps to the policy of its own script, not to the page's.
 */

/** The script of the proving worker, as the build names it (`src/workers/optimum.worker.ts`). */
const COMPILES = /^\/assets\/optimum\.worker-[\w-]+\.js$/;

/**
 * The headers of what is answered under a path; `supabaseUrl` is the origin of a Supabase project elsewhere, or empty when the
 * data is served from here.
 */
export function securityHeaders(supabaseUrl: string, path: string): Readonly<Record<string, string>> {
  const connect = supabaseUrl === '' ? `'self'` : `'self' ${originsOf(new URL(supabaseUrl))}`;
  return {
    'content-security-policy': [
      `default-src 'self'`,
      COMPILES.test(path) ? `script-src 'self' 'wasm-unsafe-eval'` : `script-src 'self'`,
      `style-src 'self'`,
      `worker-src 'self'`,
      `img-src 'self' data: blob:`,
      `connect-src ${connect}`,
      `object-src 'none'`,
      `base-uri 'none'`,
      `form-action 'self'`,
      `frame-ancestors 'none'`,
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

/** Of its answers, and of the line on which it says that something has changed. */
const originsOf = ({ origin }: URL): string => `${origin} ${origin.replace(/^http/, 'ws')}`;
