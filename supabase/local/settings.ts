/** The environment of `npm start`, checked before anything is opened. */

/** A setting that cannot be meant; the message names it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export interface Settings {
  readonly port: number;
  readonly databaseUrl: string | undefined;
  /** A Supabase project elsewhere: then no backend runs here. */
  readonly supabase: { readonly url: string; readonly publishableKey: string } | null;
  /** Names under which a proxy publishes the app, lower case. */
  readonly allowedHosts: readonly string[];
}

const DEFAULT_PORT = 5173;

export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const port = Number(env['PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new SettingsError(`PORT is "${env['PORT']}": it must be a number from 0 to 65535 (0 takes any free port).`);
  const allowedHosts = (env['ALLOWED_HOSTS'] ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  const url = env['SUPABASE_URL'];
  const publishableKey = env['SUPABASE_PUBLISHABLE_KEY'];
  const databaseUrl = env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'];
  if (url === undefined && publishableKey === undefined) return { port, databaseUrl, supabase: null, allowedHosts };
  if (url === undefined || publishableKey === undefined)
    throw new SettingsError('SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY belong together: give both or none.');
  if (databaseUrl !== undefined) throw new SettingsError('Give either DATABASE_URL or SUPABASE_URL, not both.');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new SettingsError('SUPABASE_URL must be an http(s) address.');
  if (publishableKey.startsWith('sb_secret_') || roleOf(publishableKey) === 'service_role')
    throw new SettingsError(
      'SUPABASE_PUBLISHABLE_KEY holds a secret key. It would go to every browser: give the publishable one.',
    );
  return { port, databaseUrl, supabase: { url: new URL(url).origin, publishableKey }, allowedHosts };
}

/** The role inside a key of the older kind, a JWT; null for the newer ones. */
function roleOf(key: string): unknown {
  try {
    const claims: unknown = JSON.parse(Buffer.from(key.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null && 'role' in claims ? claims.role : null;
  } catch {
    return null; // not a JWT
  }
}
