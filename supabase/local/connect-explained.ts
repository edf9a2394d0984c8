/** Connects to the database of `DATABASE_URL`, and says in plain words why that does not work. */
import { connect, type Connection } from './connection.ts';

/** The database cannot be used; the message says what to do and never holds the password of the URL. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Is PostgreSQL running, and is the port right?',
  ENOTFOUND: 'there is no such host.',
  EAI_AGAIN: 'the host name cannot be looked up.',
  ETIMEDOUT: 'it does not answer.',
  CONNECT_TIMEOUT: 'it does not answer.',
  '28P01': 'the password is wrong.',
  '28000': 'the user may not connect.',
  '3D000': 'there is no such database. Create it first (createdb).',
};

export async function connectExplained(databaseUrl: string): Promise<Connection> {
  const place = placeOf(databaseUrl);
  const connection = await connect({ databaseUrl });
  try {
    await check(connection, place);
    return connection;
  } catch (error) {
    await connection.close();
    if (error instanceof DatabaseUnusable) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
    throw new DatabaseUnusable(`Cannot use the database at ${place}: ${reason}`, { cause: error });
  }
}

/** What may be said of a URL: host, port and database, without user and password. */
function placeOf(databaseUrl: string): string {
  let url: URL;
  try {
    url = new URL(databaseUrl);
  } catch (error) {
    throw new DatabaseUnusable('DATABASE_URL is not a URL. It looks like postgres://user:password@host:5432/database', {
      cause: error,
    });
  }
  if (!/^postgres(?:ql)?:$/.test(url.protocol)) throw new DatabaseUnusable('DATABASE_URL must begin with postgres://');
  return `${url.host}${url.pathname}`;
}

async function check({ session }: Connection, place: string): Promise<void> {
  const [facts] = await session.query<{ hosted: boolean; postgis: boolean; version: number; may: boolean }>(
    `select exists (select from pg_roles where rolname = 'supabase_auth_admin') as hosted,
            exists (select from pg_available_extensions where name = 'postgis') as postgis,
            current_setting('server_version_num')::int as version,
            (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may`,
    [],
  );
  if (facts === undefined) throw new DatabaseUnusable(`The database at ${place} gives no answer.`);
  if (facts.hosted) {
    throw new DatabaseUnusable(
      `The database at ${place} belongs to a Supabase project, which has its own sign-in service. Give SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY instead of DATABASE_URL, and apply the migrations with "supabase db push".`,
    );
  }
  if (facts.version < 150000) throw new DatabaseUnusable(`The database at ${place} is older than PostgreSQL 15.`);
  if (!facts.postgis)
    throw new DatabaseUnusable(
      `The server at ${place} has no PostGIS. On Debian: apt-get install postgresql-15-postgis-3`,
    );
  if (!facts.may)
    throw new DatabaseUnusable(
      `The user of DATABASE_URL at ${place} may not create roles and extensions. Use the owner of the server, or let its administrator run the first start.`,
    );
}
