/** Adds up the closing lines of several runs' outputs; an output without one counts as one failure. */
import { readFileSync } from 'node:fs';
import { add, closingLine, isGood, NOTHING, readClosingLine } from './tally.ts';

const total = process.argv
  .slice(2)
  .map((file) => readClosingLine(readFileSync(file, 'utf8')) ?? { ...NOTHING, failed: 1 })
  .reduce(add, NOTHING);
process.stdout.write(`${closingLine(total)}\n`);
process.exitCode = isGood(total) ? 0 : 1;
