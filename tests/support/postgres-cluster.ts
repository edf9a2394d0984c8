/**
 * A PostgreSQL cluster for one test run: own folder, own port, own socket, own password, and gone afterwards. It never
 * runs as root (PostgreSQL refuses): started by root, it runs as the `postgres` account, else `nobody`.
 */
import { randomBytes } from 'node:crypto';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Cluster {
  /** URL of its maintenance database, as its superuser. */
  readonly url: string;
  readonly version: string;
  remove(): Promise<void>;
}

/** Something is not installed; the message says what to install. */
export class ClusterMissing extends Error {
  override readonly name = 'ClusterMissing';
}

const INSTALL = 'On Debian or Ubuntu: apt-get install postgresql-15 postgresql-15-postgis-3 postgresql-15-pgtap';
const SUPERUSER = 'lianxin';

interface Programs {
  readonly bin: string;
  readonly version: string;
}

/** The oldest installed PostgreSQL of at least 15 that has PostGIS and pgTAP: the one nearest to what is deployed. */
function findPrograms(): Programs {
  const debian = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((version) => join('/usr/lib/postgresql', version, 'bin'))
    : [];
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...debian, ...onPath]
    .filter((bin) => ['initdb', 'postgres', 'pg_config'].every((program) => isExecutable(join(bin, program))))
    .map((bin) => ({
      bin,
      version: /\d+/.exec(execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[0] ?? '0',
    }))
    .filter(({ version }) => Number(version) >= 15)
    .sort((a, b) => Number(a.version) - Number(b.version));
  if (candidates.length === 0) throw new ClusterMissing(`No PostgreSQL 15 or newer is installed. ${INSTALL}`);
  const complete = candidates.find(({ bin }) => missingExtensions(bin).length === 0);
  if (complete !== undefined) return complete;
  const [first] = candidates;
  const missing = first === undefined ? [] : missingExtensions(first.bin);
  throw new ClusterMissing(`PostgreSQL ${first?.version} is installed, but not ${missing.join(' and ')}. ${INSTALL}`);
}

function missingExtensions(bin: string): string[] {
  const share = execFileSync(join(bin, 'pg_config'), ['--sharedir'], { encoding: 'utf8' }).trim();
  return ['postgis', 'pgtap', 'pgcrypto'].filter((name) => !existsSync(join(share, 'extension', `${name}.control`)));
}

export async function startCluster(): Promise<Cluster> {
  const { bin, version } = findPrograms();
  const account = process.getuid?.() === 0 ? unprivileged() : null;
  // /tmp rather than the configured folder: the path of a socket must be short
  const folder = mkdtempSync('/tmp/lianxin-pg-');
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== null) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const as = account ?? {};
  const data = join(folder, 'data');
  let child: ChildProcess | null = null;

  const remove = async (): Promise<void> => {
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child?.once('close', resolve));
      child.kill('SIGQUIT'); // at once: nothing in it is to be kept
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    const init = [
      '--pgdata',
      data,
      '--username',
      SUPERUSER,
      '--pwfile',
      passwordFile,
      '--auth',
      'scram-sha-256',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-sync',
    ];
    execFileSync(join(bin, 'initdb'), init, { ...as, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
    const port = await freePort();
    // durability is for what is kept
    const settings = {
      listen_addresses: '127.0.0.1',
      port,
      unix_socket_directories: folder,
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      max_wal_size: '2GB',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    child = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
    await untilReady(child, () => log);
    return { url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`, version, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** An account without rights for a cluster that root starts. */
function unprivileged(): { uid: number; gid: number } {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (found === undefined)
    throw new ClusterMissing(
      'PostgreSQL does not run as root, and there is neither a "postgres" nor a "nobody" account.',
    );
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

async function untilReady(child: ChildProcess, log: () => string): Promise<void> {
  for (let patience = 600; patience > 0; patience -= 1) {
    if (log().includes('ready to accept connections')) return;
    if (child.exitCode !== null) break;
    await wait(50);
  }
  throw new Error(`the PostgreSQL cluster did not start:\n${log()}`);
}

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run
  }
};
