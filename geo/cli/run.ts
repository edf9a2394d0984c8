/** One run of the import command: its arguments in, its exit code out. Kept apart from the process so that tests can call it. */
import { basename } from 'node:path';
import { ImportError } from '../formats/problem.ts';
import { readArguments } from './arguments.ts';
import { importBoundaries } from './import-boundaries.ts';
import { importLedger } from './import-ledger.ts';
import { importOsm } from './import-osm.ts';
import { importWalk } from './import-walk.ts';
import { createReporter, textsFor } from './report.ts';
import type { Outputs } from './report.ts';
import { ZH } from './texts-zh.ts';
import { refusedByDatabase } from './target.ts';
import type { OpenTarget } from './target.ts';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly outputs: Outputs;
  /** The database to import into. */
  readonly open: OpenTarget;
}

/** 0: imported (or nothing wrong in a dry run). 1: refused, nothing written. Throws only what nobody foresaw. */
export async function runImport(argv: readonly string[], { env, outputs, open }: Surroundings): Promise<0 | 1> {
  const texts = textsFor(env);
  const report = createReporter(texts, outputs);
  let file = '';
  try {
    const command = readArguments(argv);
    if (command.what === 'help') {
      outputs.out(`${texts.help}\n`);
      return argv.length === 0 ? 1 : 0;
    }
    file = basename(command.file ?? '--town');
    if (command.what === 'walk') await importWalk(command, open, report);
    else if (command.what === 'osm') await importOsm(command, open, report);
    else if (command.what === 'ledger') await importLedger(command, open, report, texts === ZH ? 'zh' : 'en');
    else await importBoundaries(command, open, report);
    return 0;
  } catch (error) {
    const known = refusedByDatabase(error);
    if (!(known instanceof ImportError)) throw error;
    report.problems(known.problems, file);
    return 1;
  }
}
