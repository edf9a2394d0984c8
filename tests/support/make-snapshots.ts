/** Before any test file of a project with a database: the snapshots they copy are there, so that no two files make one. */
import type { TestProject } from 'vitest/node';
import { snapshotsDir } from '../../supabase/local/paths.ts';
import { ensureSnapshot } from '../../supabase/local/snapshot.ts';
import { printedProgress } from '../../supabase/local/progress.ts';

export default async function makeSnapshots(project: TestProject): Promise<void> {
  if (process.env['TEST_DATABASE_URL'] !== undefined) return; // native templates are made by tests/postgres.ts
  await ensureSnapshot(project.name === 'sql' ? 'migrated' : 'demo', snapshotsDir(), printedProgress());
}
