/**
 * One process per data directory. PGlite does not protect its files: a second process opens them without an error and
 * both write. The lock names the process by its id and its start time, so that a lock left by a killed process is taken
 * over even when another program has got the same id since.
 */
import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { unlinkSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface LockFile {
  readonly token: string;
  readonly pid: number;
  /** When that process started, in whatever form the system tells; compared as text. */
  readonly started: string;
  /** Where it serves, once it does. */
  readonly url: string | null;
}

export interface Lock {
  /** Tells later comers where this process serves. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

/** Another live process works in the data directory. */
export class DataDirectoryBusy extends Error {
  readonly pid: number;
  readonly url: string | null;

  constructor(directory: string, holder: Pick<LockFile, 'pid' | 'url'>) {
    const place = holder.url === null ? '' : `, serving ${holder.url}`;
    super(
      `${directory} is in use by process ${holder.pid}${place}. Stop that process first (kill ${holder.pid}), or set DATA_DIR to another directory.`,
    );
    this.name = 'DataDirectoryBusy';
    this.pid = holder.pid;
    this.url = holder.url;
  }
}

/** Takes the lock at `path`, or throws `DataDirectoryBusy`. It is removed on `release` and when the process exits. */
export async function acquireLock(path: string): Promise<Lock> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }); // what we make is ours alone
  const own: LockFile = { token: randomUUID(), pid: process.pid, started: startOf(process.pid) ?? '', url: null };
  const draft = `${path}.${own.token}`;
  // written beside and linked into place: the link fails if a lock exists, and nobody ever reads half a lock
  await writeFile(draft, JSON.stringify(own), { flag: 'wx' });
  try {
    while (!(await placed(draft, path))) await removeStale(path, draft);
  } finally {
    await rm(draft, { force: true });
  }
  const holder = await read(path);
  if (holder?.token !== own.token) throw new DataDirectoryBusy(dirname(path), holder ?? own);

  const removeOnExit = () => {
    if (parse(readOrEmpty(path))?.token === own.token) unlinkSync(path);
  };
  process.on('exit', removeOnExit);
  return {
    announce: async (url) => {
      await writeFile(draft, JSON.stringify({ ...own, url }));
      await rename(draft, path);
    },
    release: async () => {
      process.off('exit', removeOnExit);
      if ((await read(path))?.token === own.token) await rm(path, { force: true });
    },
  };
}

async function placed(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves a dead process's lock out of the way, or throws because its process lives. */
async function removeStale(path: string, draft: string): Promise<void> {
  const seen = await read(path);
  if (seen === null) return; // released in the meantime
  if (isAlive(seen)) throw new DataDirectoryBusy(dirname(path), seen);
  const aside = `${draft}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return; // another newcomer was faster
    throw error;
  }
  const moved = parse(await readFile(aside, 'utf8'));
  // between the look and the move another newcomer may have taken over: then that lock goes back
  if (moved !== null && moved.token !== seen.token) await placed(aside, path);
  await rm(aside, { force: true });
}

const isAlive = ({ pid, started }: LockFile): boolean => {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
    if (!isCode(error, 'EPERM')) throw error; // EPERM: it lives, under another account
  }
  const now = startOf(pid);
  return now === null || started === '' || now === started;
};

/** When process `pid` started, or null where the system does not say. */
function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // the name in brackets may hold spaces; the start time is field 22, counted from the pid
      return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null; // no /proc and no ps: the process id alone decides
  }
}

const read = async (path: string): Promise<LockFile | null> => {
  try {
    return parse(await readFile(path, 'utf8')) ?? { token: '', pid: 0, started: 'unreadable', url: null };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
};

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return '';
    throw error;
  }
};

const parse = (text: string): LockFile | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'pid' in value && 'token' in value
      ? (value as LockFile)
      : null;
  } catch {
    return null; // not a lock of ours: counts as nobody's
  }
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
