import { mkdtemp, rm } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { printedProgress } from './supabase/local/progress.ts';
import { makeTemplates } from './tests/support/native-templates.ts';
import { startCluster } from './tests/support/postgres-cluster.ts';
const served = await mkdtemp('/tmp/served-');
const cluster = await startCluster();
try {
  console.log(cluster.version);
  await makeTemplates(cluster.url, served, printedProgress());
  const env = { ...process.env, TEST_DATABASE_URL: cluster.url, TEST_SERVED: served };
  for (const a of [['sql'], ['api']])
    console.log(
      spawnSync('node_modules/.bin/vitest', ['run', '--project', ...a, '--reporter=dot'], {
        env,
        encoding: 'utf8',
      }).stdout.slice(-6000),
    );
} finally {
  await cluster.remove();
  await rm(served, { recursive: true, force: true });
}
