/** The program behind `npm start`, as a process: its one line per trouble, its lock, its secrets, its end. */
import { createServer } from 'node:net';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuntimeConfig } from '../../src/domain/runtime-config.ts';
import type { Secrets } from '../../supabase/local/secrets.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { newDataDir as makeDataDir, startProcess, StartFailed, type Started } from '../support/start-process.ts';

const made: string[] = [];
const newDataDir = async (): Promise<string> => {
  const dataDir = await makeDataDir();
  made.push(dataDir);
  return dataDir;
};
afterAll(() => Promise.all(made.map((dataDir) => rm(dataDir, { recursive: true, force: true }))));

const configOf = async (server: Started): Promise<RuntimeConfig> =>
  (await (await fetch(`${server.url}/config.json`)).json()) as RuntimeConfig;

async function signIn(server: Started, name: string): Promise<SupabaseClient> {
  const { publishable_key } = await configOf(server);
  const client = createClient(server.url, publishable_key, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const email = `${name}@lianxin.example`;
  const { error } = await client.auth.signInWithPassword({ email, password: await server.passwordOf(email) });
  if (error !== null) throw error;
  return client;
}

/** What a start prints that must not come to anything. */
async function refused(dataDir: string, options: Parameters<typeof startProcess>[1] = {}): Promise<StartFailed> {
  const failure: unknown = await startProcess(dataDir, options).then(
    async (server) => {
      await server.stop('SIGKILL');
      return null;
    },
    (error: unknown) => error,
  );
  return failure instanceof StartFailed ? failure : expect.fail(`it started, or failed otherwise: ${String(failure)}`);
}

const embedded = process.env['TEST_DATABASE_URL'] === undefined;

if (embedded) {
  describe('on the embedded database', () => {
    let server: Started;
    beforeAll(async () => {
      server = await startProcess(await newDataDir());
    });
    afterAll(async () => {
      await server.stop();
    });

    test('it says where it serves and how to sign in', async () => {
      expect(server.output()).toContain(`Ready: ${server.url}\n`);
      expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      for (const name of ['grid', 'office', 'leader']) {
        expect(server.output()).toContain(`${name}@lianxin.example`);
        expect(server.output()).toContain(await server.passwordOf(`${name}@lianxin.example`));
      }
    });

    test('it serves the app, its configuration, its basemap and its walking network', async () => {
      expect(await (await fetch(`${server.url}/`)).text()).toContain('<script type="module"');
      const { basemaps, walk_files, demo_accounts } = await configOf(server);
      expect(demo_accounts.map((account) => account.role)).toEqual(['grid_worker', 'street_staff', 'leader']);
      expect(demo_accounts.map((account) => account.place)).toEqual(['清和社区 第八网格', '连心街道', '云汀县']);
      const archive = await fetch(`${server.url}${basemaps[0]?.url}`, { headers: { range: 'bytes=0-6' } });
      expect(archive.status).toBe(206);
      expect(await archive.text()).toBe('PMTiles');
      const walk = await fetch(`${server.url}${walk_files[0]?.url}`);
      expect((await walk.text()).slice(0, 4)).toBe('WLK1');
    });

    test('the page needs nothing that its own policy forbids', async () => {
      const page = await (await fetch(`${server.url}/`)).text();
      expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
      expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|https?:\/\/(?!www\.w3\.org)/);
    });

    test('secrets are readable by their owner alone and appear nowhere', async () => {
      const path = join(server.dataDir, 'secrets.json');
      expect((await stat(path)).mode & 0o077).toBe(0);
      // also where the data directory itself was made by somebody else, open to all
      expect((await stat(join(server.dataDir, 'database'))).mode & 0o077).toBe(0);
      const secrets = JSON.parse(await readFile(path, 'utf8')) as Secrets;
      const config = await (await fetch(`${server.url}/config.json`)).text();
      for (const secret of [
        secrets.jwt_secret,
        secrets.secret_key,
        secrets.demo_passwords['admin@lianxin.example'] ?? '',
      ]) {
        expect(secret.length).toBeGreaterThan(10);
        expect(config).not.toContain(secret);
        expect(server.output()).not.toContain(secret);
      }
    });

    test('nothing of the data directory but basemaps is served', async () => {
      for (const path of [
        '/secrets.json',
        '/lock.json',
        '/.data/secrets.json',
        '/database/PG_VERSION',
        '/basemaps/..%2fsecrets.json',
      ]) {
        const response = await fetch(server.url + path);
        const isAppPage = (await response.text()).includes('<script type="module"');
        expect(response.status === 404 || isAppPage, path).toBe(true);
      }
    });

    test('a second process on the same directory is refused, told who holds it', async () => {
      const { output, code } = await refused(server.dataDir);
      expect(code).toBe(1);
      expect(output).toContain(`process ${server.pid}`);
      expect(output).toContain(server.url);
      expect(output).not.toContain('    at '); // one line, no stack
      expect((await fetch(`${server.url}/config.json`)).ok).toBe(true);
    });

    test('killed, it leaves a lock that does not bar the next start, and nothing acknowledged is lost', async () => {
      const office = await signIn(server, 'office');
      const { data } = await office.from('household').select('id').order('id').limit(1).single();
      const read = await office.rpc('read_household_contact', { household_id: data?.id as string });
      expect(read.error).toBeNull();
      expect(await server.stop('SIGKILL')).toBeNull();
      expect(await readdir(server.dataDir)).toContain('lock.json');

      const passwords = await readFile(join(server.dataDir, 'secrets.json'), 'utf8');
      server = await startProcess(server.dataDir);
      expect(await readFile(join(server.dataDir, 'secrets.json'), 'utf8')).toBe(passwords);
      const admin = await signIn(server, 'admin');
      const log = await admin.from('person_view_log').select('subject_id');
      expect(log.data).toEqual([{ subject_id: data?.id }]);
    });

    test('cases are told from today', async () => {
      const grid = await signIn(server, 'office');
      const { data } = await grid
        .from('case_record')
        .select('reported_at, number')
        .order('reported_at', { ascending: false })
        .limit(1)
        .single();
      const reported = new Date(data?.reported_at as string);
      expect(Date.now() - reported.getTime()).toBeGreaterThan(0);
      expect(Date.now() - reported.getTime()).toBeLessThan(7 * 24 * 3600 * 1000);
      expect(data?.number).toContain(reported.toISOString().slice(0, 10).replaceAll('-', ''));
    });

    test('asked to stop, it ends well, frees the directory, and --reset begins anew', async () => {
      await writeFile(join(server.dataDir, 'basemaps/imported.json'), '{}');
      expect(await server.stop('SIGTERM')).toBe(0);
      expect(await readdir(server.dataDir)).not.toContain('lock.json');
      server = await startProcess(server.dataDir, { args: ['--reset'] });
      const log = await (await signIn(server, 'admin')).from('person_view_log').select('subject_id');
      expect(log.data).toEqual([]);
      expect(await readdir(join(server.dataDir, 'basemaps'))).not.toContain('imported.json');
    });

    test('two copies of the demo are two databases: cursors and passwords of one are nothing to the other', async () => {
      const other = await startProcess(await newDataDir());
      try {
        expect(await other.passwordOf('grid@lianxin.example')).not.toBe(
          await server.passwordOf('grid@lianxin.example'),
        );
        const pull = async (one: Started, cursor: object | null) =>
          (await (await signIn(one, 'grid')).rpc('sync_pull', { cursor })).data as { cursor: object; full: boolean };
        const { cursor } = await pull(server, null);
        expect((await pull(server, cursor)).full).toBe(false);
        expect((await pull(other, cursor)).full).toBe(true);
      } finally {
        await other.stop();
      }
    });
  });

  describe('what cannot work is told in a line', () => {
    test('a port that is taken', async () => {
      const dataDir = await newDataDir();
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const address = other.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const { output, code } = await refused(dataDir, { env: { PORT: String(port) } });
      other.close();
      expect(code).toBe(1);
      expect(output).toContain(`Port ${port} is in use`);
      expect(await readdir(dataDir)).not.toContain('lock.json');
    });

    test.each([
      [{ PORT: 'eighty' }, 'PORT is "eighty"'],
      [{ DATABASE_URL: 'mysql://localhost/x' }, 'must begin with postgres://'],
      [{ DATABASE_URL: 'postgres://me:hidden@127.0.0.1:1/town' }, 'nothing listens there'],
      [{ SUPABASE_URL: 'https://project.example' }, 'belong together'],
      [{ SUPABASE_URL: 'https://project.example', SUPABASE_PUBLISHABLE_KEY: 'sb_secret_x' }, 'secret key'],
    ])('%o', async (env, message) => {
      const { output, code } = await refused(await newDataDir(), { env });
      expect(code).toBe(1);
      expect(output).toContain(message);
      expect(output).not.toContain('hidden');
      expect(output).not.toContain('    at ');
    });
  });

  test("for a project elsewhere it serves the app and that project's address, and no backend", async () => {
    const env = { SUPABASE_URL: 'https://project.example', SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x' };
    const server = await startProcess(await newDataDir(), { env });
    try {
      expect(await configOf(server)).toMatchObject({
        supabase_url: 'https://project.example',
        publishable_key: 'sb_publishable_x',
        demo_accounts: [],
      });
      expect((await fetch(`${server.url}/rest/v1/territory`)).status).toBe(404);
      const policy = (await fetch(server.url)).headers.get('content-security-policy');
      expect(policy).toContain("connect-src 'self' https://project.example");
    } finally {
      await server.stop();
    }
  });
} else {
  describe('on the PostgreSQL of DATABASE_URL', () => {
    test('an empty database gets the demo and says so; one with territories is left alone', async () => {
      const fresh = await freshDatabase('migrated');
      const env = { DATABASE_URL: fresh.url ?? '' };
      const dataDir = await newDataDir();
      const first = await startProcess(dataDir, { env });
      expect(first.output()).toContain('the demo is loaded');
      expect((await (await signIn(first, 'grid')).rpc('sync_pull')).error).toBeNull();
      await first.stop();

      const second = await startProcess(dataDir, { env });
      expect(second.output()).toContain('the demo is not loaded');
      expect((await configOf(second)).demo_accounts).toHaveLength(3);
      await second.stop();

      // another directory has other passwords: it must not offer accounts that nobody can open
      const elsewhere = await startProcess(await newDataDir(), { env });
      expect((await configOf(elsewhere)).demo_accounts).toEqual([]);
      await elsewhere.stop();
      await fresh.close();
    });

    test('--reset never empties it', async () => {
      const fresh = await freshDatabase('demo');
      const { output, code } = await refused(await newDataDir(), {
        args: ['--reset'],
        env: { DATABASE_URL: fresh.url ?? '' },
      });
      expect(code).toBe(1);
      expect(output).toContain('--reset works on the embedded database only');
      const [row] = await fresh.db.query<{ n: number }>('select count(*)::int as n from public.territory');
      expect(row?.n).toBeGreaterThan(30);
      await fresh.close();
    });

    test('a wrong password, a missing database: told in a line, without the password', async () => {
      const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
      const wrong = Object.assign(new URL(url), { password: 'wrong-password' }).href;
      const missing = Object.assign(new URL(url), { pathname: '/not_there' }).href;
      for (const [databaseUrl, message] of [
        [wrong, 'the password is wrong'],
        [missing, 'no such database'],
      ] as const) {
        const { output, code } = await refused(await newDataDir(), { env: { DATABASE_URL: databaseUrl } });
        expect(code).toBe(1);
        expect(output).toContain(message);
        expect(output).not.toContain(new URL(databaseUrl).password);
      }
    });
  });
}
