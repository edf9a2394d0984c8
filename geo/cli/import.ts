/** `npm run import -- <what> FILE…`: brings real files into the database. `npm run import -- --help` tells the rest. */
import { defaultDataDir } from '../../supabase/local/paths.ts';
import { runImport } from './run.ts';
import { openTarget } from './target.ts';

const databaseUrl = process.env['DATABASE_URL'];
const err = (text: string): void => void process.stderr.write(text);

try {
  process.exit(
    await runImport(process.argv.slice(2), {
      env: process.env,
      open: (report) =>
        openTarget({ dataDir: defaultDataDir(), databaseUrl: databaseUrl === '' ? undefined : databaseUrl }, report),
      outputs: { out: (text) => void process.stdout.write(text), err, terminal: process.stderr.isTTY },
    }),
  );
} catch (error) {
  // nobody foresaw it: the stack says more than a sentence, and without this handler the runtime would print library source
  err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(2);
}
