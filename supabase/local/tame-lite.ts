/**
 * Two habits of lite 0.10 that we do not want, undone on the connection object. `tests/api` fails when an upgrade brings
 * either back.
 *
 * At its first request lite grants all rights on every table of every schema with row level security to everybody, and
 * makes that the default for later tables. It means well (policies still decide about rows), but our migrations grant
 * narrowly and revoke the rest, on a hosted project too. Told that it has done so already, it leaves the grants alone.
 *
 * It writes every database error to the log as an object, with the statement and its parameters: a log with people's data
 * in it. What is printed is one line with code and message instead.
 */
import { inspect } from 'node:util';
import type { PgliteConnection } from '@supabase/lite/pglite';
import type { PostgresConnection } from '@supabase/lite/postgres';

export function tameLite<Lite extends PgliteConnection | PostgresConnection>(lite: Lite): Lite {
  lite['rlsState'] = 'active';
  const normalize = lite.normalizeDbError.bind(lite);
  lite.normalizeDbError = (error) => shortInLog(normalize(error));
  return lite;
}

function shortInLog(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  Object.defineProperty(error, inspect.custom, {
    value: () => `database: ${String(code)} ${String(message)}`,
    enumerable: false,
  });
  return error;
}
