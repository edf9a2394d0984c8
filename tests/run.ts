/**
 * `npm test`: everything a newcomer needs to trust the product. Unit, gate, SQL, API and component tests through vitest,
 * then the browser tests through Playwright against our own server. The last line is the sum.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAppIfStale } from '../supabase/local/app-build.ts';
import { printedProgress } from '../supabase/local/progress.ts';
import { requireChromium } from './chromium.ts';
import { PROJECTS, ROOT, runTool, runVitest } from './support/run-vitest.ts';
import { add, closingLine, isGood, NOTHING, tallyPlaywright, type Tally } from './support/tally.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The browser tests; a run that leaves no report, or in which nothing ran, has failed once. */
async function runBrowserTests(env: NodeJS.ProcessEnv): Promise<Tally> {
  const report = join(ROOT, 'test-results/playwright.json');
  await rm(report, { force: true });
  const code = await runTool('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], env);
  const tally = await readFile(report, 'utf8').then(
    (text) => tallyPlaywright(JSON.parse(text) as Parameters<typeof tallyPlaywright>[0]),
    () => NOTHING,
  );
  return tally.failed === 0 && (tally.passed === 0 || code !== 0) ? { ...tally, failed: 1 } : tally;
}

const chromium = requireChromium(say);
say(`Chromium: ${chromium}`);
const env = { ...process.env, CHROMIUM_PATH: chromium };

await buildAppIfStale(printedProgress());
const results = new Map<string, Tally>(await runVitest(PROJECTS, env));
results.set('browser', await runBrowserTests(env));

say('');
for (const [part, tally] of results) say(`${part.padEnd(14)} ${closingLine(tally)}`);
const total = [...results.values()].reduce(add, NOTHING);
say('');
say(closingLine(total));
process.exitCode = isGood(total) ? 0 : 1;
