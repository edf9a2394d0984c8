/**
 * `npm run check`: everything about the code that can be judged without running the product. Each step prints one line; a
 * failing step prints what its tool said. All steps run, so that one visit tells everything.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const STEPS: readonly [name: string, command: string, args: readonly string[]][] = [
  ['types', 'tsc', ['-p', '.']],
  ['lint and arrows', 'oxlint', ['--type-aware', '--deny-warnings', '.']],
  ['format', 'oxfmt', ['--check', '.']],
  ['dead code', 'knip', []],
  ['gates bite, catalogue keys', 'vitest', ['run', '--project', 'gates']],
  ['build', 'vite', ['build', '--logLevel', 'warn']],
  ['bundle sizes', 'node', [join(root, 'tests/bench/sizes.ts'), '--check']],
];

/** Runs one tool of `node_modules/.bin`; its output is kept back unless it fails. */
function run(command: string, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((done) => {
    const child = spawn(join(root, 'node_modules/.bin', command), args, { cwd: root });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => done({ ok: false, output: error.message }));
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}

let failed = 0;
for (const [name, command, args] of STEPS) {
  const started = performance.now();
  const { ok, output } = await run(command, args);
  if (!ok) failed += 1;
  console.log(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(output);
}
console.log(failed === 0 ? 'check: all steps passed' : `check: ${failed} of ${STEPS.length} steps failed`);
process.exit(failed === 0 ? 0 : 1);
