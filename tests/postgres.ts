/**
 * `npm run test:postgres`: the SQL and API tests a second time, on native PostgreSQL with PostGIS, in a cluster that exists
 * for this run alone. Two template databases are prepared once; every test file gets a copy.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printedProgress } from '../supabase/local/progress.ts';
import { makeTemplates } from './support/native-templates.ts';
import { ClusterMissing, startCluster } from './support/postgres-cluster.ts';
import { runVitest } from './support/run-vitest.ts';
import { add, closingLine, isGood, NOTHING, type Tally } from './support/tally.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<Tally> {
  const served = await mkdtemp(join(tmpdir(), 'lianxin-served-'));
  const cluster = await startCluster();
  // also when the run is interrupted: a cluster must not outlive it
  const interrupted = () => void cluster.remove().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    say(`PostgreSQL ${cluster.version} in a throwaway cluster`);
    await makeTemplates(cluster.url, served, printedProgress());
    const results = await runVitest(['sql', 'api'], {
      ...process.env,
      TEST_DATABASE_URL: cluster.url,
      TEST_SERVED: served,
    });
    say('');
    for (const [part, tally] of results) say(`${part.padEnd(14)} ${closingLine(tally)}`);
    return [...results.values()].reduce(add, NOTHING);
  } finally {
    await cluster.remove();
    await rm(served, { recursive: true, force: true });
  }
}

try {
  const total = await main();
  say('');
  say(closingLine(total));
  process.exitCode = isGood(total) ? 0 : 1;
} catch (error) {
  const text =
    error instanceof ClusterMissing || !(error instanceof Error) ? String(error) : (error.stack ?? error.message);
  process.stderr.write(`${text}\n`);
  say(closingLine({ ...NOTHING, failed: 1 }));
  process.exitCode = 1;
}
