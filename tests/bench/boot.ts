/**
 * How long `npm start` takes from its command to its "Ready" line: the first time, with no build, no snapshot and no data,
 * and then again on what is there. `peak_rss_mb` is the server's largest resident memory over a warm start.
 */
import { readFile, rm } from 'node:fs/promises';
import { newDataDir, startProcess, type Started } from '../support/start-process.ts';
import { report, round, spread } from './support/report.ts';

const WARM_RUNS = 5;

/** Seconds until ready; the server is handed over running. */
async function timed(
  dataDir: string,
  env: Readonly<Record<string, string>>,
): Promise<{ seconds: number; server: Started }> {
  const began = performance.now();
  const server = await startProcess(dataDir, { env });
  return { seconds: (performance.now() - began) / 1000, server };
}

/** The largest resident memory of a process so far, in MB; null where the system does not tell. */
async function peakMemory(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const peak = /VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  return peak === undefined ? null : Number(peak) / 1024;
}

const dataDir = await newDataDir();
const snapshots = await newDataDir();
const build = await newDataDir();
const env = { SNAPSHOT_DIR: snapshots, DIST_DIR: build };
try {
  const first = await timed(dataDir, env);
  const answered = await fetch(`${first.server.url}/`);
  if (!answered.ok) throw new Error(`the first start serves no app: HTTP ${answered.status}`);
  await first.server.stop();

  const warm: number[] = [];
  const peaks: number[] = [];
  for (let run = 0; run < WARM_RUNS; run += 1) {
    const { seconds, server } = await timed(dataDir, env);
    warm.push(seconds);
    const peak = await peakMemory(server.pid);
    if (peak !== null) peaks.push(peak);
    await server.stop();
  }

  const reset = performance.now();
  const again = await startProcess(dataDir, { args: ['--reset'], env });
  const resetSeconds = (performance.now() - reset) / 1000;
  await again.stop();

  const { min, median, p95 } = spread(warm);
  report({
    bench: 'boot',
    first_s: round(first.seconds),
    warm_s: round(median),
    warm_min_s: round(min),
    warm_p95_s: round(p95),
    warm_runs: WARM_RUNS,
    reset_s: round(resetSeconds),
    peak_rss_mb: peaks.length === 0 ? null : round(Math.max(...peaks), 0),
  });
} finally {
  for (const folder of [dataDir, snapshots, build]) await rm(folder, { recursive: true, force: true });
}
