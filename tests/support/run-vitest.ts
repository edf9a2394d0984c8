/** Runs vitest projects as a child and tells what each of them counted. */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { add, NOTHING, tallyVitest, type Tally } from './tally.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Runs a program of `node_modules/.bin` with its output on ours; answers with its exit code. */
export const runTool = (tool: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> =>
  new Promise((done, reject) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', tool), args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => done(code ?? 1));
  });

export const PROJECTS = ['unit', 'gates', 'sql', 'api', 'component'] as const;
export type Project = (typeof PROJECTS)[number];

/** The project a test file belongs to, by where it lies (as in `vitest.config.ts`). */
function projectOf(path: string): Project {
  if (path.endsWith('.test.tsx')) return 'component';
  if (path.startsWith('supabase/tests/')) return 'sql';
  if (path.startsWith('tests/api/')) return 'api';
  return path.startsWith('tests/gates/') ? 'gates' : 'unit';
}

/** Counts by project. A project in which nothing ran has failed once, and so has a run that ended badly without saying why. */
export async function runVitest(
  projects: readonly Project[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Map<string, Tally>> {
  const report = join(ROOT, 'test-results', `vitest-${projects.join('-')}.json`);
  await mkdir(dirname(report), { recursive: true });
  await rm(report, { force: true });
  const code = await runTool(
    'vitest',
    [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
  );
  const tallies = new Map<string, Tally>(projects.map((project) => [project, NOTHING]));
  const files = await readFile(report, 'utf8').then(
    (text) => tallyVitest(JSON.parse(text) as Parameters<typeof tallyVitest>[0]),
    () => new Map<string, Tally>(),
  );
  for (const [file, tally] of files) {
    const project = projectOf(relative(ROOT, file));
    tallies.set(project, add(tallies.get(project) ?? NOTHING, tally));
  }
  for (const [project, tally] of tallies) {
    if (tally.passed + tally.failed === 0) tallies.set(project, { ...tally, failed: 1 });
  }
  const failed = [...tallies.values()].some((tally) => tally.failed > 0);
  if (code !== 0 && !failed) tallies.set('vitest itself', { ...NOTHING, failed: 1 });
  return tallies;
}
