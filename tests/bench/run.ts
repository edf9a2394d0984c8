/** `npm run bench -- NAME`: runs `tests/bench/NAME.ts`, which prints one JSON object on its last line. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [name = '', ...args] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
const known = readdirSync(import.meta.dirname)
  .filter((entry) => entry.endsWith('.ts') && !entry.endsWith('.test.ts') && entry !== 'run.ts')
  .map((entry) => entry.slice(0, -'.ts'.length));

if (!/^[a-z][a-z-]*$/.test(name) || name === 'run' || !existsSync(file)) {
  process.stderr.write(
    `${name === '' ? 'Which bench?' : `There is no bench "${name}".`} There are: ${known.join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  process.exitCode = spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' }).status ?? 1;
}
