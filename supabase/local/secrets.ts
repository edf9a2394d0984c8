/**
 * Keys, the token secret and the demo's passwords: made at the first start of a data directory and kept there, readable
 * by its owner alone. None of them is in the repository or in the bundle, and no two installations share one.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Keys {
  /** Signs access tokens; whoever knows it is everybody. */
  readonly jwt_secret: string;
  /** Names the application, not a person; goes to browsers. */
  readonly publishable_key: string;
  /** Bypasses row level security; never leaves the server. */
  readonly secret_key: string;
}

export interface Secrets extends Keys {
  /** Demo account's address → password. */
  readonly demo_passwords: Readonly<Record<string, string>>;
}

const makeKeys = (): Keys => ({
  jwt_secret: randomBytes(48).toString('base64url'),
  publishable_key: `sb_publishable_${randomBytes(24).toString('base64url')}`,
  secret_key: `sb_secret_${randomBytes(32).toString('base64url')}`,
});

/** For a database that is prepared but never served. */
export const throwawayKeys = makeKeys;

/** No letters that are read for one another: the passwords are typed from a screen. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const word = (length: number): string => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
const makePassword = (): string => `${word(4)}-${word(4)}-${word(4)}`;

/** Reads the secrets of a data directory, making those it lacks. `emails` are the demo accounts. */
export async function readSecrets(path: string, emails: readonly string[]): Promise<Secrets> {
  const kept = await readKept(path);
  const secrets: Secrets = {
    ...makeKeys(),
    ...kept,
    demo_passwords: Object.fromEntries(emails.map((email) => [email, kept.demo_passwords?.[email] ?? makePassword()])),
  };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await chmod(path, 0o600); // an existing file keeps its mode otherwise
  return secrets;
}

async function readKept(path: string): Promise<Partial<Secrets>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  try {
    return JSON.parse(text) as Partial<Secrets>;
  } catch (error) {
    throw new Error(
      `${path} is not readable as JSON. Restore it, or remove it to get new keys (everybody signs in again).`,
      { cause: error },
    );
  }
}
