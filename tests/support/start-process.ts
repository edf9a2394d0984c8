/** Starts the product as a person would (`npm start`'s program) on a free port and a data directory of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Secrets } from '../../supabase/local/secrets.ts';
import { ROOT } from './run-vitest.ts';

/** Longer than any start on a slow machine takes. Milliseconds. */
const PATIENCE = 180_000;

export interface Started {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** All it has printed so far. */
  output(): string;
  /** The password of a demo account. */
  passwordOf(email: string): Promise<string>;
  /** Ends it, by default the way Ctrl+C does, and waits; answers with the exit code (null when a signal killed it). */
  stop(signal?: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Removes the data directory. */
  remove(): Promise<void>;
}

/** A start that came to nothing, with everything it printed. */
export class StartFailed extends Error {
  readonly output: string;
  readonly code: number | null;

  constructor(output: string, code: number | null) {
    super(`the server did not start (exit code ${code}):\n${output}`);
    this.name = 'StartFailed';
    this.output = output;
    this.code = code;
  }
}

export const newDataDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'lianxin-data-'));

export async function startProcess(
  dataDir: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<Started> {
  const child = spawn(process.execPath, [join(ROOT, 'supabase/local/start.ts'), ...args], {
    cwd: ROOT,
    env: { ...withoutOurs(process.env), PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const url = await new Promise<string>((resolve, reject) => {
    const patience = setTimeout(() => {
      child.kill('SIGKILL');
    }, PATIENCE);
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /^Ready: (\S+)\n/m.exec(output);
      if (ready?.[1] === undefined) return;
      clearTimeout(patience);
      resolve(ready[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', (code) => {
      clearTimeout(patience);
      reject(new StartFailed(output, code));
    });
  });
  return {
    url,
    dataDir,
    pid: pidOf(child),
    output: () => output,
    passwordOf: async (email) => {
      const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as Secrets;
      const password = secrets.demo_passwords[email];
      if (password === undefined) throw new Error(`${email} is not a demo account`);
      return password;
    },
    stop: (signal = 'SIGINT') => {
      child.kill(signal);
      return ended;
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

const pidOf = ({ pid }: ChildProcess): number => {
  if (pid === undefined) throw new Error('the process has no id: it did not start');
  return pid;
};

/** The tests' environment without what would change the server under test. */
const withoutOurs = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const {
    DATABASE_URL: _database,
    SUPABASE_URL: _url,
    SUPABASE_PUBLISHABLE_KEY: _key,
    NODE_OPTIONS: _options,
    ...rest
  } = env;
  return rest;
};
